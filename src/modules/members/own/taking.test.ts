import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { crypto } from '#kernel/crypto.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { plantAccount } from '../../../../tests/accounts.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../../tests/members.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { keepViews } from '../../accounts/views/service.ts'
import { askCorrection } from '../correction/service.ts'
import { keptOfOneself, leftOut } from './kept.ts'
import { readOwn } from './service.ts'
import { takeOwnData } from './taking.ts'

const db = testDatabase()
const org = (path: string, name: string, type: TreeOrg['type'], parent?: TreeOrg): TreeOrg => ({
  ...{ id: newId(), path, parentId: parent?.id ?? null, code: path, name, type, depth: path.split('/').length - 2 },
})
const township = org('/1/', '云岭镇党委', 'PARTY_COMMITTEE')
const branch = org('/1/2/', '北坡村党支部', 'BRANCH', township)
const before = org('/1/3/', '南坡村党支部', 'BRANCH', township)
const secrets = ['feedfacefeedface', 'a-password-hash', '13800005678']
let mine: PlantedMember
let self: Actor

beforeAll(async () => {
  await writeTree(db.owner, [township, branch, before])
  ;[mine] = (await plantMembers(db.owner, [branch], { members: 1, seed: 7 })) as [PlantedMember]
  self = await seated('MEMBER', '本人', mine.personId)
  const clerk = await seated('SECRETARY', '王书记', null)
  await plantAround(self.accountId ?? '', clerk.accountId ?? '')
  await act(db.app, self, (ctx) => askCorrection(ctx, { person: { school: '县一中' }, why: '毕业证在手' }))
  const steps = { db: db.app, actor: self, effect: 'steps', requestId: 'test', now: new Date() } as const
  await perform(steps, (ctx) => keepViews(ctx, { list: 'members', views: [{ name: '我的视图', query: 'q=zs' }] }))
})

async function seated(role: string, name: string, personId: string | null): Promise<Actor> {
  const { id } = await plantAccount(db, { login: `seat-${newId().slice(-12)}`, at: branch, roles: [role], name })
  await db.owner.query('update accounts.account set person_id = $2 where id = $1', [id, personId])
  return actorIn(branch, { accountId: id, personId, role, name })
}

// A row in each table of which something is given, with a secret where there is one; the post lies outside the member's reach.
async function plantAround(accountId: string, clerkId: string): Promise<void> {
  const run = (text: string, values: unknown[] = []) => db.owner.query(text, values)
  await run(`update accounts.account set password_hash = 'a-password-hash' where id = $1`, [accountId])
  await run(
    `insert into people.post_holding (id, person_id, org_id, org_path, post, valid)
     values (gen_random_uuid(), $1, $2, $3, 'SECRETARY', '[2019-03-01,2021-03-01)')`,
    [mine.personId, before.id, before.path],
  )
  await run(
    `insert into members.posting (id, member_id, org_id, org_path, kind, valid) select gen_random_uuid(), $1, $2, $3, 'HOME', '[2001-07-01,2005-01-01)'`,
    [mine.id, before.id, before.path],
  )
  const identity = await run('select id from accounts.identity where account_id = $1', [accountId])
  const its = identity.rows[0].id as string
  await run(
    `insert into accounts.session (token_hash, account_id, identity_id, expires_at, device)
     values ('\\xfeedfacefeedface', $1, $2, now() + interval '1 hour', '办公室的电脑')`,
    [accountId, its],
  )
  await run(
    `insert into accounts.passkey (id, account_id, credential_id, public_key, counter, name)
     values (gen_random_uuid(), $1, 'credential', '\\xfeedfacefeedface', 0, '我的手机')`,
    [accountId],
  )
  await run(`insert into accounts.totp (account_id, secret, last_step) values ($1, '\\xfeedfacefeedface', 0)`, [
    accountId,
  ])
  await run(`insert into accounts.recovery_code (account_id, code_hash) values ($1, '\\xfeedfacefeedface')`, [
    accountId,
  ])
  await run(
    `insert into accounts.provider_link (account_id, issuer, subject_hash, linked_on)
     values ($1, 'https://id.example.cn', '\\xfeedfacefeedface', '2026-01-02')`,
    [accountId],
  )
  await run(
    `insert into accounts.invitation (token_hash, account_id, expires_at) values ('\\xfeedfacefeedface', $1, now())`,
    [accountId],
  )
  await run(
    `insert into accounts.account_notice (id, account_id, kind, by_name, at) values (gen_random_uuid(), $1, 'PASSWORD', '李管理', now())`,
    [accountId],
  )
  await run(
    `insert into accounts.delegation (id, org_id, org_path, identity_id, from_account_id, to_account_id, valid, reason, made_by)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, '[2026-01-01,2026-01-08)', '外出学习', $4)`,
    [branch.id, branch.path, its, accountId, clerkId],
  )
  await run(`insert into accounts.unsent_form values ($1, 'members.enter', '\\xfeedfacefeedface', now())`, [accountId])
  await run(`insert into notices.reminder (account_id, quiet_from) values ($1, 20)`, [accountId])
  const number = crypto().seal(`notices.sms.number/${accountId}`, '13800005678')
  await run('insert into notices.sms (account_id, number_sealed) values ($1, $2)', [accountId, number])
  await run(`insert into notices.calendar values ($1, '\\xfeedfacefeedface', '2026-02-03')`, [accountId])
}

test('下载我的全部信息 gives what is stored, of branches one left and of the account too, and no secret (D15)', async () => {
  const { text } = await look(db.app, self, (ctx) => takeOwnData(ctx))
  const whole = JSON.parse(text)
  expect(whole.person.idNumber).toBe(mine.idNumber)
  expect(whole.posts).toEqual([{ post: 'SECRETARY', orgName: before.name, from: '2019-03-01', until: '2021-03-01' }])
  expect(whole.postings.map(({ orgName }: { orgName: string }) => orgName).sort()).toEqual(
    [branch.name, before.name].sort(),
  )
  expect(whole.corrections).toMatchObject([
    { field: 'school', state: 'OPEN', wanted: { person: { school: '县一中' } }, why: '毕业证在手' },
  ])
  expect(whole.account).toMatchObject({
    displayName: '本人',
    hasPassword: true,
    identities: [{ role: 'MEMBER', orgName: branch.name }],
    devices: [{ device: '办公室的电脑' }],
    passkeys: [{ name: '我的手机' }],
    codeAppSince: expect.any(String),
    recoveryCodes: 1,
    provider: { issuer: 'https://id.example.cn', linkedOn: '2026-01-02' },
    invitations: [{ usedAt: null }],
    notices: [{ kind: 'PASSWORD', by: '李管理' }],
    delegations: [{ from: '本人', to: '王书记', reason: '外出学习' }],
    unsentForms: [{ form: 'members.enter' }],
    savedViews: { members: [{ name: '我的视图', query: 'q=zs' }], cases: [], articles: [] },
  })
  expect(whole.reminder).toMatchObject({
    quiet: { from: 20 },
    calendarSince: '2026-02-03',
    sms: { number: '138****5678' },
  })
  expect(whole.notInThisFile).toEqual(leftOut())
  for (const secret of secrets) expect(text).not.toContain(secret)
})

test('the page shows the posts one holds and held, wherever', async () => {
  const { posts } = await look(db.app, self, (ctx) => readOwn(ctx))
  expect(posts).toMatchObject([{ post: 'SECRETARY', orgName: before.name, until: '2021-03-01' }])
})

test('each table with the key of a person, a member or an account is given in a part there is, or named with the reason', async () => {
  const { rows } = await db.owner.query(
    `select distinct format('%s.%s', n.nspname, c.relname) as name
     from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') join pg_namespace n on n.oid = c.relnamespace
     left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)
     where a.attnum > 0 and not a.attisdropped and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
       and (k.confrelid in ('people.person'::regclass, 'members.member'::regclass, 'accounts.account'::regclass, 'accounts.identity'::regclass)
         or a.attname ~ '(^|_)(person|member|account|identity)(_ids?)?$' and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype)
         or a.attname ~ '_by$' and a.atttypid = 'uuid'::regtype)
     order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(keptOfOneself).sort())
  const whole = JSON.parse((await look(db.app, self, (ctx) => takeOwnData(ctx))).text)
  for (const kept of Object.values(keptOfOneself)) if ('given' in kept) expect(whole).toHaveProperty(kept.given)
})
