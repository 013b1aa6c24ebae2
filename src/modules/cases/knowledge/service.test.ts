import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { type Actor, visitor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { listOpenKnowledge } from '../opendata/service.ts'
import * as cases from '../service.ts'
import { showCase } from '../tracking/board.ts'
import type { WrittenCase } from '../tracking/rules.ts'
import * as tracking from '../tracking/service.ts'
import * as service from './service.ts'

const db = testDatabase()
const { county, qingshi, xihe, baiyun } = places
const someone = (name: string): Actor =>
  deskOf(qingshi, { accountId: newId(), identityId: newId(), personId: newId(), name })
const [zhang, li] = [someone('张受理'), someone('李受理')]
const reply = '路灯坏了可以打村委会电话报修，一般三天内修好，费用由村里出。'

beforeAll(() => plantCounty(db))

async function solved(of: Partial<WrittenCase> & { answer?: string; outcome?: 'SOLVED' | 'PARTLY' } = {}) {
  const { answer = reply, outcome = 'SOLVED', ...written } = of
  const receipt = await submitAbout(db, qingshi, written)
  const { rows } = await db.owner.query<{ id: string; org_id: string }>(
    'select id, org_id from cases.case where number = $1',
    [receipt.number],
  )
  const [{ id: caseId, org_id: orgId } = { id: '', org_id: '' }] = rows
  const by = orgId === county.id ? deskOf(county, { accountId: newId(), identityId: newId() }) : zhang
  await act(db.app, by, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
  await act(db.app, by, (ctx) => cases.replyCase(ctx, { caseId, text: answer }))
  const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, receipt))
  const judged = { token: author.token, outcome, grade: '5', reason: outcome === 'SOLVED' ? '' : '还差一盏没有亮。' }
  await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judged))
  return { ...receipt, caseId, by }
}

const question = '路灯坏了怎么报修'
const publish = (by: Actor, caseId: string, of: { question?: string; answer?: string } = {}) =>
  act(db.app, by, (ctx) => service.publishKnowledge(ctx, { caseId, question, answer: reply, ...of }))
const shownAt = (place: { path: string }, of: { q?: string; field?: string } = {}) => {
  const paths = place.path
    .split('/')
    .slice(1, -1)
    .map((_, i, steps) => `/${steps.slice(0, i + 1).join('/')}/`)
  return asCitizen(db, 'read', (ctx) => service.listShownKnowledge(ctx, { paths, page: 1, perPage: 50, ...of }))
}
const one = (id: string) =>
  asCitizen(db, 'read', (ctx) => service.findShownKnowledge(ctx, { id, paths: ['/1/', '/1/1/'] }))
const decide = (matterId: string, by: Actor, what: 'agree' | 'disagree' | 'withdraw') =>
  act(db.app, by, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    const opinion = what === 'disagree' ? '一看就知道是谁家，换一种写法。' : ''
    return actOnMatter(ctx, registry, { matterId, act: what, version, opinion })
  })

describe('a common question (C09)', () => {
  it('is one tap away from an answer that its writer called solved', async () => {
    const { caseId, number } = await solved()
    const draft = await look(db.app, zhang, (ctx) => service.draftKnowledge(ctx, { caseId }))
    expect(draft).toMatchObject({
      answer: reply,
      takenOut: [],
      needsSecondLook: false,
      can: { publishKnowledge: true },
    })
    const { id, matterId } = await publish(zhang, caseId)
    expect(matterId).toBeNull()
    expect(await one(id)).toMatchObject({ question, answer: reply, orgName: qingshi.name, takenBackAt: null })
    const { events } = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))
    expect(events.at(-1)?.what).toContain('整理成常见问答')
  })

  it('is not made of what is not solved, of a report, or of another desk’s case', async () => {
    const partly = await solved({ outcome: 'PARTLY' })
    await expect(publish(zhang, partly.caseId)).rejects.toMatchObject({ code: 'cases.knowledge-not-solved' })
    const report = await solved({ kind: 'REPORT' })
    await expect(publish(report.by, report.caseId)).rejects.toMatchObject({ code: 'cases.knowledge-report' })
    const { caseId } = await solved()
    await expect(publish(deskOf(baiyun), caseId)).rejects.toMatchObject({ code: 'cases.missing' })
    await expect(publish(deskOf(qingshi, { role: 'EDITOR' }), caseId)).rejects.toMatchObject({
      code: 'cases.not-a-handler',
    })
  })

  it('is shown at its own site and at those below, and nowhere else', async () => {
    const { caseId } = await solved()
    const { id } = await publish(zhang, caseId)
    const ids = async (place: { path: string }) => (await shownAt(place)).rows.map((row) => row.id)
    expect(await ids(qingshi)).toContain(id)
    expect(await ids(xihe)).toContain(id)
    expect(await ids(county)).not.toContain(id)
    expect(await ids(baiyun)).not.toContain(id)
  })

  it('of a department holds for all whom it and the matter have above them', async () => {
    const { caseId } = await solved()
    const department = deskOf(baiyun)
    await db.owner.query('update cases.case set org_id = $2, org_path = $3, org_name = $4 where id = $1', [
      ...[caseId, baiyun.id, baiyun.path, baiyun.name],
    ])
    const { id } = await publish(department, caseId)
    expect((await shownAt(xihe)).rows.find((row) => row.id === id)).toMatchObject({ orgName: baiyun.name })
    expect((await shownAt(county)).rows.map((row) => row.id)).toContain(id)
  })

  it('is found by its words, and by its field', async () => {
    const { caseId } = await solved()
    await db.owner.query("update cases.case set field = '城乡建设' where id = $1", [caseId])
    const { id } = await publish(zhang, caseId, { question: '下水道堵了找谁疏通' })
    expect((await shownAt(qingshi, { q: '下水道 堵' })).rows.map((row) => row.id)).toEqual([id])
    expect((await shownAt(qingshi, { q: '？！' })).total).toBe(0)
    expect((await shownAt(qingshi, { field: '城乡建设' })).rows.map((row) => row.id)).toEqual([id])
    const fields = await asCitizen(db, 'read', (ctx) => service.countKnowledgeFields(ctx, [qingshi.path]))
    expect(fields).toEqual([{ field: '城乡建设', shown: 1 }])
  })
})

describe('a second person', () => {
  it('looks where the answer named somebody, and until then nobody else reads it', async () => {
    const { caseId } = await solved({ answer: '已请王建国主任上门，他的电话13800138000，有事找他。' })
    const { id, matterId } = await publish(zhang, caseId)
    expect(await one(id)).toBeUndefined()
    await expect(publish(zhang, caseId)).rejects.toMatchObject({ code: 'cases.knowledge-waits' })
    await expect(decide(matterId ?? '', zhang, 'agree')).rejects.toMatchObject({ kind: 'forbidden' })
    await decide(matterId ?? '', li, 'agree')
    expect(await one(id)).toMatchObject({ question })
  })

  it('may refuse, and whoever began may take it back; then it is shown to nobody', async () => {
    const { caseId } = await solved({ answer: '已请王建国主任上门处理，处理好了。' })
    const refused = await publish(zhang, caseId)
    await decide(refused.matterId ?? '', li, 'disagree')
    const withdrawn = await publish(zhang, caseId)
    await decide(withdrawn.matterId ?? '', zhang, 'withdraw')
    expect(await one(refused.id)).toBeUndefined()
    expect(await one(withdrawn.id)).toBeUndefined()
    const { rows } = await look(db.app, zhang, (ctx) => service.listKnowledge(ctx, { page: 1, size: 50 }))
    expect(rows.filter(({ id }) => id === refused.id || id === withdrawn.id).map(({ state }) => state)).toEqual([
      'REFUSED',
      'REFUSED',
    ])
  })

  it('looks at what was private, whose words are not repeated', async () => {
    const { caseId, by } = await solved({ isPublic: 'no', title: '我家门口的路灯一直不亮' })
    const draft = await look(db.app, by, (ctx) => service.draftKnowledge(ctx, { caseId }))
    expect(draft).toMatchObject({ question: '', needsSecondLook: true })
    const same = publish(by, caseId, { question: '我家门口的路灯一直不亮。' })
    await expect(same).rejects.toMatchObject({ code: 'cases.knowledge-repeats' })
    expect((await publish(by, caseId)).matterId).not.toBeNull()
  })
})

describe('no way leads from a question to a case or a person', () => {
  it('in its row, in its address, or in what the public reads', async () => {
    const { caseId, number } = await solved({ name: '龙女士', phone: '13800000000' })
    const { id } = await publish(zhang, caseId)
    const { rows } = await db.owner.query('select k.*, search::text from cases.knowledge k where id = $1', [id])
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${caseId}|${number}|龙|13800000000`))
    // An id in the order of time would tell the minute.
    expect(id[14]).toBe('4')
    const open = await asCitizen(db, 'read', listOpenKnowledge)
    expect(Object.keys(open[0] ?? {}).sort()).toEqual(['answer', 'field', 'id', 'orgName', 'question', 'shownAt'])
  })

  it('and the portal’s login reads no row of it, taken back or waiting', async () => {
    const asked = db.portal.read(visitor, (tx) =>
      tx.rows({ sql: 'select question from cases.knowledge', parameters: [] } as never),
    )
    await expect(asked).rejects.toThrow('permission denied')
  })
})

describe('of one case', () => {
  const draft = (caseId: string, by = zhang) => look(db.app, by, (ctx) => service.draftKnowledge(ctx, { caseId }))
  const reopened = async (of: { number: string; code: string }) => {
    const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, of))
    const again = { token: author.token, reason: '灯又坏了，还是没有修好。' }
    return asCitizen(db, 'write', (ctx) => tracking.reopenCase(ctx, again))
  }

  it('one question is made; another only when the first was taken back', async () => {
    const { caseId } = await solved()
    const { id } = await publish(zhang, caseId)
    await expect(publish(li, caseId)).rejects.toMatchObject({ code: 'cases.knowledge-made' })
    expect(await draft(caseId)).toMatchObject({ made: { question }, can: { publishKnowledge: 'cases.knowledge-made' } })
    const reason = '电话写错了，改好再发布。'
    await act(db.app, li, (ctx) => service.takeBackKnowledge(ctx, { knowledgeId: id, reason }))
    expect(await draft(caseId)).toMatchObject({ made: null, can: { publishKnowledge: true } })
    await publish(li, caseId, { question: '路灯坏了，打哪个电话报修' })
    expect(await draft(caseId)).toMatchObject({ made: { question: '路灯坏了，打哪个电话报修' } })
  })

  it('two who publish at the same moment publish one', async () => {
    const { caseId } = await solved()
    const both = await Promise.allSettled([publish(zhang, caseId), publish(li, caseId)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('its desk is told when the case is taken up again, and nothing is taken back by itself', async () => {
    const one = await solved()
    const { id } = await publish(zhang, one.caseId)
    await reopened(one)
    const above = deskOf(county, { accountId: newId(), identityId: newId() })
    expect(await draft(one.caseId, above)).toMatchObject({ made: { question } })
    expect(await shownAt(qingshi)).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ id })]) })
  })
})

describe('what is taken back', () => {
  it('leaves a stone with the reason and none of its words, and is in no list and no file', async () => {
    const { caseId } = await solved()
    const { id } = await publish(zhang, caseId)
    const reason = '村委会电话换了，正在核对。'
    const take = (by: Actor) => act(db.app, by, (ctx) => service.takeBackKnowledge(ctx, { knowledgeId: id, reason }))
    await expect(take(deskOf(baiyun))).rejects.toMatchObject({ code: 'cases.knowledge-missing' })
    await take(li)
    expect(await one(id)).toMatchObject({ question: null, answer: null, takenBackReason: reason })
    expect((await shownAt(qingshi)).rows.map((row) => row.id)).not.toContain(id)
    expect((await asCitizen(db, 'read', listOpenKnowledge)).map((row) => row.id)).not.toContain(id)
    await expect(take(li)).rejects.toMatchObject({ code: 'cases.knowledge-missing' })
  })

  it('is said otherwise by nobody, not even in the database', async () => {
    const { caseId } = await solved()
    const { id } = await publish(zhang, caseId)
    const change = db.owner.query("update cases.knowledge set answer = '别的话别的话别的话' where id = $1", [id])
    await expect(change).rejects.toThrow('stays as it was shown')
    await expect(db.owner.query('delete from cases.knowledge where id = $1', [id])).rejects.toThrow('stays')
  })
})
