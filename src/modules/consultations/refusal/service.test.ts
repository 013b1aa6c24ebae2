import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { places } from '../../../../tests/cases.ts'
import { consultationsOf, days, keeperOf, plantSites } from '../../../../tests/consultations.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import * as refusal from './service.ts'

const db = testDatabase()
const { keeper: zhang, open, read, shown, say, handIn } = consultationsOf(db)
beforeAll(() => plantSites(db))

const { county, qingshi } = places
// The rule is of a later day than the consultation of these tests.
const whileRuleHolds = new Date('2026-12-05T02:00:00Z')
const [li, above] = [keeperOf(qingshi, '李受理'), keeperOf(county, '县里的人')]

describe('a statement of a citizen (D24, T38)', () => {
  const handedIn = async () => {
    const { consultationId } = await open()
    const { no } = await handIn(consultationId, ' 王某某家占了\n那块地 ')
    const { statements } = await read(consultationId)
    return { consultationId, no, statementId: statements.find((one) => one.no === no)?.id ?? '' }
  }
  const refuse = (of: { consultationId: string; statementId: string; statementIds?: string[] }) =>
    act(
      db.app,
      zhang,
      (ctx) =>
        refusal.proposeRefusal(ctx, {
          ...of,
          statementIds: of.statementIds ?? [of.statementId],
          rule: 'H1',
          reason: '写了别人的名字，请去掉再写。',
        }),
      whileRuleHolds,
    )
  // Read as its page reads it: in a transaction that may hold nothing.
  const page = (matterId: string, by: Actor) => look(db.app, by, (ctx) => readMatter(ctx, registry, { matterId }))
  const decide = async (matterId: string, deed: string, by: Actor) => {
    const { version } = await page(matterId, by)
    return act(db.app, by, (ctx) => actOnMatter(ctx, registry, { matterId, act: deed, version, opinion: '看过了。' }))
  }
  // As one of several at once: who does it so looks at none, and no look is on record (decisions 350).
  const unread = async (matterId: string, deed: string, by: Actor) => {
    const bare = { matterId, withoutFacts: 'true' } as const
    const { version } = await look(db.app, by, (ctx) => readMatter(ctx, registry, bare))
    const said = { matterId, act: deed, version, opinion: '看过了。', withoutFacts: true } as const
    return act(db.app, by, (ctx) => actOnMatter(ctx, registry, said))
  }
  const looksAt = async ({ statementId }: { statementId: string }) => {
    const { rows } = await db.owner.query(
      `select 1 from audit.entry where act = 'consultations.words-read' and details->>'statementId' = $1`,
      [statementId],
    )
    return rows.length
  }
  const factsOf = async (matterId: string, by: Actor) => JSON.stringify((await page(matterId, by)).facts)
  const sealedOf = async ({ statementId }: { statementId: string }) =>
    (await db.owner.query('select text, sealed from consultations.statement where id = $1', [statementId])).rows[0]
  const stateOf = async ({ consultationId, no }: { consultationId: string; no: number }) =>
    (await shown(consultationId))?.statements.find((one) => one.no === no)

  it('gets a number, and everybody sees that it waits, not what it says; shown by one person it can be agreed with', async () => {
    const one = await handedIn()
    expect(one.no).toBe(5)
    expect(await stateOf(one)).toMatchObject({ state: 'WAITING', text: null, decideByOn: '2025-11-11' })
    await expect(say(one.consultationId, { 5: 'agree' })).rejects.toThrow('consultations.statement-missing')
    await act(db.app, zhang, (ctx) => refusal.showStatement(ctx, one), days.running)
    expect(await stateOf(one)).toMatchObject({ state: 'SHOWN', text: '王某某家占了 那块地' })
    await say(one.consultationId, { 5: 'agree' })
    await expect(act(db.app, zhang, (ctx) => refusal.showStatement(ctx, one))).rejects.toThrow(
      'consultations.statement-missing',
    )
  })

  it('is kept back by two persons and a published rule only; its place, the rule and the reason stay', async () => {
    const one = await handedIn()
    const { matterId } = await refuse(one)
    expect(await stateOf(one)).toMatchObject({ state: 'REVIEW', text: null })
    await expect(decide(matterId, 'agree', zhang)).rejects.toThrow()
    await decide(matterId, 'agree', li)
    expect(await stateOf(one)).toMatchObject({
      state: 'REFUSED',
      text: null,
      rule: 'H1',
      reason: '写了别人的名字，请去掉再写。',
    })
    expect(JSON.stringify(await shown(one.consultationId))).not.toContain('王某某')
    expect(JSON.stringify(await read(one.consultationId))).not.toContain('王某某')
    expect((await handIn(one.consultationId, '修一个公共厕所')).no).toBe(6)
  })

  it('is shown when the second person disagrees, and after an appeal when the desk above does', async () => {
    const one = await handedIn()
    await decide((await refuse(one)).matterId, 'disagree', li)
    expect(await stateOf(one)).toMatchObject({ state: 'SHOWN', rule: null })
    const other = await handedIn()
    const { matterId } = await refuse(other)
    await decide(matterId, 'agree', li)
    await decide(matterId, 'appeal', zhang)
    // Whoever agreed decides it by no other account and post either (decisions 281).
    const same = { ...above, accountId: newId(), personId: li.personId }
    await expect(decide(matterId, 'overturn', same)).rejects.toMatchObject({ code: 'consultations.took-part' })
    await decide(matterId, 'overturn', above)
    expect(await stateOf(other)).toMatchObject({ state: 'SHOWN', text: '王某某家占了 那块地' })
  })

  it('is sealed once it is kept back, opened for an appeal only, each time on record, and destroyed when that is upheld', async () => {
    const one = await handedIn()
    const { matterId } = await refuse(one)
    expect(await factsOf(matterId, li)).toContain('王某某')
    await decide(matterId, 'agree', li)
    expect(await factsOf(matterId, zhang)).not.toContain('王某某')
    const { text, sealed } = await sealedOf(one)
    expect([text, sealed.toString('latin1').includes('王'), sealed.length > 30]).toEqual([null, false, true])
    await decide(matterId, 'appeal', zhang)
    expect(await factsOf(matterId, above)).toContain('王某某')
    const looks = await looksAt(one)
    expect(looks).toBeGreaterThan(0)
    await unread(matterId, 'uphold', above)
    expect(await looksAt(one)).toBe(looks)
    expect(await sealedOf(one)).toEqual({ text: null, sealed: null })
    expect(await stateOf(one)).toMatchObject({ state: 'REFUSED', rule: 'H1' })
    expect(await factsOf(matterId, above)).toContain('已销毁')
  })

  it('is decided together with others by one rule: all stay back, and all are shown when the desk above lifts it', async () => {
    const one = await handedIn()
    const { no: other } = await handIn(one.consultationId, '王某某家的电话我知道')
    const { no: alone } = await handIn(one.consultationId, '先把路灯修好再说')
    const { statements } = await read(one.consultationId)
    const ids = [one.no, other].map((no) => statements.find((each) => each.no === no)?.id ?? '')
    const { matterId } = await refuse({ ...one, statementIds: ids })
    const facts = await factsOf(matterId, li)
    expect(facts).toContain('王某某家占了')
    expect(facts).toContain('王某某家的电话')
    const again = refuse({ ...one, statementIds: ids.slice(1) })
    await expect(again).rejects.toThrow('consultations.statement-missing')
    await decide(matterId, 'agree', li)
    for (const no of [one.no, other])
      expect(await stateOf({ ...one, no })).toMatchObject({ state: 'REFUSED', rule: 'H1', text: null })
    expect(await stateOf({ ...one, no: alone })).toMatchObject({ state: 'WAITING' })
    await decide(matterId, 'appeal', zhang)
    await decide(matterId, 'overturn', above)
    expect(await stateOf({ ...one, no: other })).toMatchObject({ state: 'SHOWN', text: '王某某家的电话我知道' })
  })

  it('is one line of a length that is read at a glance, and does not come in floods', async () => {
    const { consultationId } = await open()
    await expect(handIn(consultationId, '好')).rejects.toThrow('consultations.statement-length')
    for (let at = 0; at < 6; at++) await handIn(consultationId, `第${at}条看法写在这里`, { address: '203.0.113.60' })
    const more = handIn(consultationId, '再来一条看法写在这里', { address: '203.0.113.60' })
    await expect(more).rejects.toThrow('kernel.too-many-tries')
    await expect(handIn(consultationId, '过了时间还想写一条', { now: days.over })).rejects.toThrow('consultations.over')
  })
})
