import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { visitor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import { newId } from '#kernel/ids.ts'
import { act, actorAt, behalfOf, testDatabase } from '../../../tests/database.ts'
import { roles } from '../../../tests/rights/support/oracle.ts'
import { type TreeOrg, writeTree } from '../../../tests/trees.ts'
import * as contract from './contract.ts'
import { searchAudit } from './service.ts'

const db = testDatabase()
const org = (name: string, path: string, parentId: string | null): TreeOrg => ({
  ...{ id: newId(), path, parentId, name, type: 'PARTY_COMMITTEE', depth: path.split('/').length - 2 },
  code: `A${path.replaceAll('/', '')}`,
})
const top = org('市委', '/1/', null)
const county = org('县委', '/1/2/', top.id)
const sibling = org('邻县委', '/1/20/', top.id)
const township = org('镇党委', '/1/2/3/', county.id)
const foreign = org('外地市委', '/9/', null)
const all = [top, county, sibling, township, foreign]

const auditor = (of: TreeOrg, role = 'AUDIT_ADMIN'): Actor =>
  actorAt(of.path, { role, orgId: of.id, accountId: newId(), identityId: newId(), name: `${of.name}审计员` })
const clerkOf = (of: TreeOrg, more: Partial<Actor> = {}): Actor =>
  actorAt(of.path, { accountId: newId(), identityId: newId(), orgId: of.id, name: `${of.name}李娜`, ...more })
const day = '2026-03-10'
const at = (time: string) => new Date(`${day}T${time}+08:00`)
const memberId = newId()
const clerk = clerkOf(township)

const note = (actor: Actor, what: string, time: string, deed: Parameters<typeof record>[2] = {}) =>
  act(
    db.app,
    actor,
    async (ctx) => {
      record(ctx, what, deed)
      await ctx.tx.sent()
    },
    at(time),
  )

/** An account of the organisation with one post; `identityId` and `orgId` as of an actor in it. */
async function plantAccount(of: TreeOrg, name: string, role: string) {
  const [accountId, identityId] = [newId(), newId()]
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name) values ($1, $2, $3, $4, $5)`,
    [accountId, of.id, of.path, `l${accountId.slice(-12)}`, name],
  )
  await db.owner.query(
    `insert into accounts.identity (id, account_id, org_id, org_path, role) values ($1, $2, $3, $4, $5)`,
    [identityId, accountId, of.id, of.path, role],
  )
  return { accountId, identityId }
}

beforeAll(async () => {
  await writeTree(db.owner, all)
  for (const [place, time] of [...all.entries()].map(([i, one]) => [one, `08:0${i}:00`] as const))
    await note(clerkOf(place), 'organisations.lines-set', time)
  const looked = { subject: 'members.member', subjectId: memberId, orgId: township.id }
  await note(clerk, 'members.card-read', '09:00:00', looked)
  const details = { fields: ['idNumber'], reason: 'TRANSFER', note: '522401198001011234', kind: '张三家里的事' }
  await note(clerkOf(county), 'members.revealed', '09:01:00', { ...looked, details })
  await note(
    clerkOf(township, { role: 'MEMBER', name: '王五', accountId: clerk.accountId }),
    'accounts.signed-in',
    '09:02:00',
  )
  await note({ ...visitor, kind: 'citizen' }, 'feedback.handed-in', '09:03:00')
})

type Asked = Parameters<typeof searchAudit>[1]
const search = (actor: Actor, of: Partial<Asked> = {}) =>
  act(db.app, actor, (ctx) => searchAudit(ctx, { purpose: 'INCIDENT', from: day, until: day, size: 20, ...of }))
const orgsSeen = async (actor: Actor, of: Partial<Asked> = {}) =>
  [...new Set((await search(actor, of)).rows.map(({ orgName }) => orgName))].sort()
const actsSeen = async (of: Partial<Asked>, actor = auditor(county)) =>
  (await search(actor, of)).rows.map((one) => one.act)

describe('a search of the audit', () => {
  it('finds what was done in one’s organisation and below it; not above, beside or elsewhere (E03)', async () => {
    expect(await orgsSeen(auditor(county))).toEqual(['县委', '镇党委'].sort())
    expect(await orgsSeen(auditor(township))).toEqual(['镇党委'])
    expect(await orgsSeen(auditor(sibling))).toEqual(['邻县委'])
    expect(await orgsSeen(auditor(top))).toEqual([null, '市委', '县委', '邻县委', '镇党委'].sort())
    expect(await orgsSeen(auditor(foreign))).toEqual([null, '外地市委'].sort())
  })

  it('keeps to that reach by record, by account and by organisation too', async () => {
    expect(await actsSeen({ record: memberId })).toEqual(['members.revealed', 'members.card-read'])
    expect(await actsSeen({ record: memberId }, auditor(sibling))).toEqual([])
    const byAccount = { account: clerk.accountId ?? '' }
    expect(await actsSeen(byAccount, auditor(township))).toEqual(['members.card-read'])
    expect(await actsSeen(byAccount, auditor(sibling))).toEqual([])
    expect(await orgsSeen(auditor(top), { orgId: county.id })).toEqual(['县委', '镇党委'].sort())
    for (const orgId of [top.id, sibling.id, foreign.id, newId()])
      await expect(search(auditor(county), { orgId })).rejects.toMatchObject({ code: 'organisations.not-found' })
  })

  it('is narrowed by kind and by days, in every way in', async () => {
    for (const actor of [auditor(top), auditor(county)]) {
      expect(await actsSeen({ kind: 'READS' }, actor)).toEqual(['members.revealed', 'members.card-read'])
      expect(await actsSeen({ kind: 'ACCOUNTS' }, actor)).toEqual(['accounts.signed-in'])
    }
    expect(await actsSeen({ kind: 'EXPORTS', record: memberId })).toEqual([])
    expect(await actsSeen({ from: '2026-03-11', until: '2026-03-12' })).toEqual([])
  })

  it('turns pages by place until there is nothing older, each entry once', async () => {
    const spy = clerkOf(township)
    for (let i = 0; i < 45; i++) await note(spy, 'sites.edited', `10:00:${String(i >> 1).padStart(2, '0')}`)
    for (const [actor, of] of [
      [auditor(township), {}],
      [auditor(top), { kind: 'PUBLISHING' }],
      [auditor(top), { account: spy.accountId ?? '' }],
    ] as const) {
      const seen: contract.FoundEntry[] = []
      let before: contract.Place | undefined
      do {
        const page = await search(actor, { ...of, ...(before ? { before } : {}) })
        seen.push(...page.rows)
        before = page.next ?? undefined
      } while (before)
      const edits = seen.filter((one) => one.act === 'sites.edited')
      expect(new Set(edits.map(({ id }) => id)).size).toBe(45)
      expect(edits).toHaveLength(45)
      expect(seen.map((one) => one.at)).toEqual(
        seen
          .map((one) => one.at)
          .sort()
          .reverse(),
      )
    }
  })

  it('shows codes and no value of a person, and no name of a member or a citizen', async () => {
    const told = await search(auditor(top), { size: 100 })
    expect(told.rows.find((one) => one.act === 'members.revealed')?.details).toEqual([
      { name: 'reason', values: ['TRANSFER'] },
      { name: 'fields', values: ['idNumber'] },
    ])
    expect(JSON.stringify(told)).not.toMatch(/522401198001011234|张三|王五/)
    for (const what of ['accounts.signed-in', 'feedback.handed-in'])
      expect(told.rows.find((one) => one.act === what)).toMatchObject({ actorName: null, accountId: null })
    expect(told).not.toHaveProperty('total')
  })

  it('names an entry that was changed behind the back of the product (T16)', async () => {
    const one = await search(auditor(sibling))
    expect(one.rows.map(({ isGenuine }) => isGenuine)).toEqual([true])
    await db.owner.query('alter table audit.entry disable trigger entry_is_append_only')
    await db.owner.query(`update audit.entry set actor_name = '别人' where id = $1`, [one.rows[0]?.id])
    await db.owner.query('alter table audit.entry enable trigger entry_is_append_only')
    expect((await search(auditor(sibling))).rows.map(({ isGenuine }) => isGenuine)).toEqual([false])
  })

  it('by a record that is an account is bound as by account, and shows no act of a member (155)', async () => {
    const { accountId } = await plantAccount(township, '韩梅', 'ORGANISER')
    const officer = clerkOf(township, { accountId, name: '韩梅' })
    const himself = { subject: 'accounts.account', subjectId: accountId, orgId: township.id }
    await note(officer, 'accounts.signed-in', '11:00:00', himself)
    await note({ ...officer, role: 'MEMBER' }, 'accounts.password-changed', '11:01:00', himself)
    await note({ ...officer, role: 'MEMBER' }, 'notices.mail-asked', '11:02:00', himself)
    await note(clerkOf(county), 'accounts.disabled', '11:03:00', himself)
    for (const record of [accountId, accountId.toUpperCase()]) {
      await expect(search(auditor(county), { record, purpose: 'INSPECTION' })).rejects.toMatchObject({
        code: 'auditing.purpose-too-wide',
      })
      await expect(search(auditor(county), { record, until: '2026-03-17' })).rejects.toMatchObject({
        code: 'auditing.window-too-long-for-account',
      })
      expect(await actsSeen({ record })).toEqual(['accounts.disabled', 'accounts.signed-in'])
    }
    const eager = auditor(county)
    for (let i = 0; i < 60; i++) await search(eager, { record: accountId })
    await expect(search(eager, { record: accountId })).rejects.toMatchObject({ code: 'kernel.too-many-tries' })

    const all = (await search(auditor(township), { kind: 'ACCOUNTS', size: 100 })).rows
    expect(all.find((one) => one.act === 'accounts.password-changed')).toMatchObject({
      ...{ actorName: null, accountId: null, subjectId: null },
    })
    expect(all.find((one) => one.act === 'accounts.signed-in' && one.actorName === '韩梅')?.subjectId).toBe(accountId)
  })

  it('tells what was done in somebody’s name by his account too, with both names (B01)', async () => {
    const principal = await plantAccount(township, '王强', 'SECRETARY')
    const taker = await plantAccount(township, '赵敏', 'ORGANISER')
    await note(
      clerkOf(township, { ...taker, name: '赵敏', onBehalfOf: behalfOf(principal.accountId) }),
      'members.edited',
      '13:00:00',
    )
    for (const { accountId } of [principal, taker]) {
      const { rows } = await search(auditor(county), { account: accountId })
      expect(rows).toMatchObject([
        { act: 'members.edited', actorName: '赵敏', onBehalfOf: { accountId: principal.accountId, name: '王强' } },
      ])
    }
    expect(await actsSeen({ account: principal.accountId }, auditor(sibling))).toEqual([])
  })

  it('says whom, what and where it searched, and is found by it', async () => {
    const { accountId } = await plantAccount(township, '孙丽', 'DESK')
    const member = await plantAccount(township, '钱进', 'MEMBER')
    const sought = newId()
    const searcher = auditor(county)
    const searchThen = (of: Partial<Asked>) =>
      act(
        db.app,
        searcher,
        (ctx) => searchAudit(ctx, { purpose: 'INCIDENT', from: day, until: day, size: 20, ...of }),
        at('14:00:00'),
      )
    await searchThen({ account: accountId, orgId: township.id })
    await searchThen({ account: member.accountId })
    await searchThen({ record: sought })
    const told = async (record: string) => (await search(auditor(top), { record, kind: 'AUDITING' })).rows
    expect(await told(accountId)).toMatchObject([
      { actorName: '县委审计员', sought: { account: { accountId, name: '孙丽' }, record: null, orgName: '镇党委' } },
    ])
    expect(await told(member.accountId)).toMatchObject([{ sought: { account: { name: null }, orgName: '县委' } }])
    expect(await told(sought)).toMatchObject([{ sought: { account: null, record: sought, orgName: '县委' } }])
  })

  it('is not shown to the auditor of the organisation that was searched', async () => {
    const above = auditor(county)
    const searchBelow = (of: Partial<Asked>) =>
      act(
        db.app,
        above,
        (ctx) => searchAudit(ctx, { purpose: 'COMPLAINT', from: day, until: day, size: 20, ...of }),
        at('15:00:00'),
      )
    await searchBelow({ orgId: township.id })
    await searchBelow({ orgId: township.id, record: memberId })
    for (const of of [{}, { kind: 'AUDITING' as const }, { record: township.id }, { record: memberId }])
      expect((await search(auditor(township), of)).rows.filter(({ actorName }) => actorName === '县委审计员')).toEqual(
        [],
      )
    const seen = (await search(auditor(county), { record: township.id, kind: 'AUDITING' })).rows
    expect(seen).toMatchObject([{ actorName: '县委审计员', orgName: '县委', sought: { orgName: '镇党委' } }])
  })

  it('is looked up anew each time: no answer is kept to be told again', () =>
    expect(contract.searchAudit.purpose).not.toBe(''))

  it('is an act itself, which the auditor above finds', async () => {
    const searcher = auditor(township)
    await act(
      db.app,
      searcher,
      (ctx) => searchAudit(ctx, { purpose: 'COMPLAINT', from: day, until: day, size: 20 }),
      at('12:00:00'),
    )
    const { rows } = await search(auditor(county), { kind: 'AUDITING' })
    const own = rows.filter(({ actorName }) => actorName === '镇党委审计员')
    expect(own).toMatchObject([{ act: 'auditing.searched', orgName: '镇党委' }])
    expect(own[0]?.details).toContainEqual({ name: 'purpose', values: ['COMPLAINT'] })
  })

  it.each(roles.filter((role) => role !== 'AUDIT_ADMIN'))('is nothing for a %s', async (role) => {
    await expect(search(auditor(county, role))).rejects.toMatchObject({ code: 'auditing.not-an-auditor' })
  })

  it('by account is limited, and needs a login in one’s reach', async () => {
    await expect(search(auditor(county), { account: 'nobody' })).rejects.toMatchObject({
      code: 'auditing.account-not-found',
    })
    const eager = auditor(county)
    const account = { account: clerk.accountId ?? '' }
    for (let i = 0; i < 60; i++) await search(eager, account)
    await expect(search(eager, account)).rejects.toMatchObject({ code: 'kernel.too-many-tries' })
  })
})
