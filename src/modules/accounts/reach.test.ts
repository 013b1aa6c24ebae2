import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { newId } from '#kernel/ids.ts'
import { testDatabase } from '../../../tests/database.ts'
import { changes, type Kept, reads, rowsByTheDatabase, tryReach, type Way } from '../../../tests/reach.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../tests/trees.ts'
import * as administration from './administration.ts'
import { endDelegation } from './delegation/service.ts'
import * as identities from './identities/service.ts'
import { makeListedAccounts } from './lists/making.ts'
import { readAccountList } from './lists/service.ts'

const db = testDatabase()
interface Account extends Kept {
  readonly identityId: string
  readonly delegationId: string
  readonly listId: string
}
let tree: TreeOrg[]
let accounts: Account[]

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 60, seed: 51 })
  accounts = tree.map((org) => ({ org, id: newId(), identityId: newId(), delegationId: newId(), listId: newId() }))
  const column = (of: (one: Account) => string) => accounts.map(of)
  const orgs = [column(({ org }) => org.id), column(({ org }) => org.path)]
  await db.owner.query(
    `insert into accounts.account (org_id, org_path, id, login, display_name)
     select org_id, org_path, id, 'u' || right(id::text, 12), '测试' from unnest($1::uuid[], $2::text[], $3::uuid[]) as t (org_id, org_path, id)`,
    [...orgs, column(({ id }) => id)],
  )
  await db.owner.query(
    `insert into accounts.identity (org_id, org_path, id, account_id, role) select *, 'DESK' from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[])`,
    [...orgs, column(({ identityId }) => identityId), column(({ id }) => id)],
  )
  await db.owner.query(
    `insert into accounts.delegation (org_id, org_path, id, identity_id, from_account_id, to_account_id, valid, reason, made_by)
     select org_id, org_path, id, identity_id, giver, taker, daterange('2026-11-01', '2026-11-20'), '出差', giver
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[]) as t (org_id, org_path, id, identity_id, giver, taker)`,
    [
      ...orgs,
      column(({ delegationId }) => delegationId),
      column(({ identityId }) => identityId),
      column(({ id }) => id),
      accounts.map((_, at) => accounts[(at + 1) % accounts.length]?.id),
    ],
  )
})

beforeAll(async () => {
  const column = (of: (one: Account) => string) => accounts.map(of)
  const orgs = [column(({ org }) => org.id), column(({ org }) => org.path), column(({ listId }) => listId)]
  await db.owner.query(
    `insert into accounts.account_list (org_id, org_path, id, account_id, actor_name, file_name, digest, rows_total, rows_new, rows_known,
       rows_wrong, created_at)
     select org_id, org_path, id, account_id, '测试', '名单.csv', '', 1, 1, 0, 0, now()
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[]) as t (org_id, org_path, id, account_id)`,
    [...orgs, column(({ id }) => id)],
  )
  await db.owner.query(
    `insert into accounts.account_list_row (org_id, org_path, list_id, row_number, display_name, login, is_proposed, role)
     select org_id, org_path, id, 2, '名单', 'l' || right(id::text, 12), false, 'EDITOR'
     from unnest($1::uuid[], $2::text[], $3::uuid[]) as t (org_id, org_path, id)`,
    orgs,
  )
})

const loginOf = ({ id }: Account) => `u${id.slice(-12)}`

const ways: Record<string, Way<Account>> = {
  finds: {
    roles: ['SYSTEM_ADMIN', 'SECURITY_ADMIN'],
    tries: (actor, one) =>
      reads(db, actor, async (ctx) => {
        const { rows } = await administration.listAccounts(ctx, { q: loginOf(one), page: 1, size: 20 })
        return rows.find(({ id }) => id === one.id)
      }),
  },
  'makes a link for': {
    roles: ['SYSTEM_ADMIN'],
    tries: (actor, { id }) => changes(db, actor, (ctx) => administration.renewInvitation(ctx, { accountId: id })),
  },
  disables: {
    roles: ['SYSTEM_ADMIN'],
    tries: (actor, { id }) =>
      changes(db, actor, (ctx) => administration.disableAccount(ctx, { accountId: id, disabled: true })),
  },
  'makes one in the organisation of': {
    roles: ['SYSTEM_ADMIN'],
    tries: (actor, { org }) =>
      changes(db, actor, (ctx) =>
        administration.createAccount(ctx, { orgId: org.id, login: 'lina', displayName: '李娜' }),
      ),
  },
  'reads the list of': {
    roles: ['SYSTEM_ADMIN', 'SECURITY_ADMIN'],
    tries: (actor, { listId }) => reads(db, actor, (ctx) => readAccountList(ctx, { accountListId: listId })),
  },
  'makes the accounts of the list of': {
    roles: ['SYSTEM_ADMIN'],
    // Who made them is kept by his account, so it must be one that is there.
    tries: (actor, { id, listId }) =>
      changes(db, { ...actor, accountId: id }, (ctx) =>
        makeListedAccounts(ctx, { accountListId: listId, mode: 'ALL_OR_NOTHING' }),
      ),
  },
  'grants a post to': {
    roles: ['SECURITY_ADMIN'],
    tries: (actor, { id, org }) =>
      changes(db, actor, (ctx) => identities.grantRole(ctx, { accountId: id, orgId: org.id, role: 'EDITOR' })),
  },
  'takes the post back from': {
    roles: ['SECURITY_ADMIN'],
    tries: (actor, { id, identityId }) =>
      changes(db, actor, (ctx) => identities.revokeRole(ctx, { accountId: id, identityId })),
  },
  'ends the delegation of': {
    roles: ['SECURITY_ADMIN'],
    tries: (actor, { delegationId }) => changes(db, actor, (ctx) => endDelegation(ctx, { delegationId })),
  },
}

describe('who reaches which account', () => {
  it('is the post’s own subtree in 2,000 random cases of place, post, account and act (T01)', async () => {
    // Whoever grants acts in a post of his own, which is in his reach.
    const postAt = new Map(accounts.map(({ org, identityId }) => [org.id, identityId]))
    const actor = (place: TreeOrg, role: string) =>
      actorIn(place, { role, accountId: newId(), identityId: postAt.get(place.id) ?? null })
    expect(await tryReach({ tree, records: accounts, ways, actor })).toBeGreaterThan(150)
  })

  it.skipIf(config.belt === 'rows-off')('is the same by the database alone, table by table', () =>
    rowsByTheDatabase(db, tree, [
      ...['accounts.account', 'accounts.identity', 'accounts.delegation'],
      ...['accounts.account_list', 'accounts.account_list_row'],
    ]),
  )
})
