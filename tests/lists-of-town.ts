import type { Actor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { grantRole } from '#modules/accounts/identities/service.ts'
import { makeListedAccounts, takeAccountLinks } from '#modules/accounts/lists/making.ts'
import { readAccountList } from '#modules/accounts/lists/service.ts'
import { listOf, uploadList } from './account-lists.ts'
import { Browser, plantAccount } from './accounts.ts'
import { act, actorAt, look, type TestDatabase } from './database.ts'
import { type TreeOrg, writeTree } from './trees.ts'

export const town: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '青石镇党委' },
  ...{ type: 'PARTY_COMMITTEE', depth: 0 },
}

/** A township with one who brings lists in, one who makes their accounts and one who grants their posts, and what they do. */
export function listsOfTown(db: TestDatabase) {
  const ids: Record<'bringer' | 'maker' | 'granter', { id: string; identityIds: string[] }> = {
    ...{
      bringer: { id: '', identityIds: [] },
      maker: { id: '', identityIds: [] },
      granter: { id: '', identityIds: [] },
    },
  }
  /** Called before the tests. */
  const plant = async () => {
    await writeTree(db.owner, [town])
    ids.bringer = await plantAccount(db, { login: 'the-bringer', at: town, roles: ['SYSTEM_ADMIN'] })
    ids.maker = await plantAccount(db, { login: 'the-maker', at: town, roles: ['SYSTEM_ADMIN'] })
    ids.granter = await plantAccount(db, { login: 'the-granter', at: town, roles: ['SECURITY_ADMIN'] })
  }
  const as = (who: keyof typeof ids, role: string, name: string): Actor =>
    actorAt(town.path, {
      ...{ role, orgId: town.id, accountId: ids[who].id, name },
      identityId: ids[who].identityIds[0] ?? '',
    })
  const bringer = () => as('bringer', 'SYSTEM_ADMIN', '上传员')
  const maker = () => as('maker', 'SYSTEM_ADMIN', '新建员')
  const security = () => as('granter', 'SECURITY_ADMIN', '安全员')
  const upload = (...rows: string[]) => uploadList(db, bringer(), { bytes: listOf(...rows) })
  const read = (accountListId: string, actor = security()) =>
    look(db.app, actor, (ctx) => readAccountList(ctx, { accountListId }))
  const make = (accountListId: string, mode: 'RIGHT_ROWS' | 'ALL_OR_NOTHING' = 'RIGHT_ROWS') =>
    act(db.app, maker(), (ctx) => makeListedAccounts(ctx, { accountListId, mode }))
  const links = (accountListId: string, of: { actor?: Actor; now?: Date } = {}) =>
    perform(
      {
        ...{ db: db.app, actor: of.actor ?? maker(), effect: 'write', requestId: 'test', now: of.now ?? new Date() },
        caller: new Browser().caller,
      },
      (ctx) => takeAccountLinks(ctx, { accountListId }),
    )
  const accountOf = async (login: string): Promise<string> =>
    (await db.owner.query('select id from accounts.account where login = $1', [login])).rows[0].id
  const grantByHand = async (login: string, role: 'EDITOR' | 'SECURITY_ADMIN') => {
    const accountId = await accountOf(login)
    const asked = { accountId, orgId: town.id, role, until: null }
    const { identityId } = await act(db.app, security(), (ctx) => grantRole(ctx, asked))
    return { accountId, identityId }
  }
  return { plant, bringer, maker, security, upload, read, make, links, accountOf, grantByHand }
}
