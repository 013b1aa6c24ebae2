import { beforeAll, describe, expect, it } from 'vitest'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { fileCase, getFiling } from '../filing/service.ts'
import { boardPage, casePage } from '../portal.ts'
import * as desk from '../service.ts'
import { listBoard, showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import { joinCase, listShownWith } from './service.ts'

const db = testDatabase()
const { qingshi, xihe } = places
const desker = deskOf(xihe)
const secret = '祠堂'
const why = '留言人在受理以前撤回了这件留言，原文不公开。'
const goesOn = /照旧|继续办理/

beforeAll(() => plantCounty(db))

const written = {
  ...({ aboutOrgId: xihe.id, channel: 'VISIT', kind: 'HELP', isPublic: true, name: '罗奶奶', phone: '' } as const),
  ...({ title: `${secret}门口的路灯不亮`, text: `${secret}门口三盏路灯坏了一个多月，晚上看不见路。` } as const),
  ...({ consent: 'SPOKEN', answerWay: 'CODE' } as const),
}
interface Slip {
  readonly id: string
  readonly number: string
  readonly code: string
}
const slipOf = async ({ number, code }: { number: string; code: string }): Promise<Slip> => {
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])
  return { id: rows[0]!.id, number, code }
}
const file = async () => slipOf(await act(db.app, desker, (ctx) => fileCase(ctx, written)))
const write = async () => slipOf(await submitAbout(db, xihe, { kind: 'HELP' }))
const join = (one: Slip, into: Slip) =>
  act(db.app, desker, (ctx) => joinCase(ctx, { caseId: one.id, intoCaseId: into.id }))
const accept = ({ id }: Slip) => act(db.app, desker, (ctx) => desk.acceptCase(ctx, { caseId: id, isComplex: false }))
const refuse = ({ id }: Slip) =>
  act(db.app, desker, (ctx) => desk.refuseCase(ctx, { caseId: id, reason: 'NO_MATTER', note: '' }))
const answer = ({ id }: Slip) =>
  act(db.app, desker, (ctx) => desk.replyCase(ctx, { caseId: id, text: '路灯本周五前换好，感谢提醒。' }))
const follow = ({ number, code }: Slip) => asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }))
const takeBack = async (of: Slip) => {
  const { author } = await follow(of)
  return asCitizen(db, 'write', (ctx) => tracking.revokeConsent(ctx, { token: author.token }))
}
const shown = ({ number }: Slip) => asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))
const pageOf = async (of: Slip) =>
  casePage({ ...(await shown(of)), slug: 'x', origin: 'https://dj.example.cn' }).main.text
const list = (q?: string) =>
  asCitizen(db, 'read', (ctx) => listBoard(ctx, { aboutOrgId: xihe.id, page: 1, perPage: 100, ...(q ? { q } : {}) }))
const boardText = async () => {
  const search = { action: '/s', scope: 'x' }
  return boardPage({ ...(await list()), slug: 'x', page: 1, perPage: 100, now: new Date(), search, more: [] }).main.text
}
const similar = () =>
  asCitizen(db, 'read', (ctx) =>
    listShownWith(ctx, { words: [secret], aboutOrgId: xihe.id, above: [], most: 100, mostNear: 0 }),
  )
const filingOf = async ({ id }: Slip) =>
  (await look(db.app, desker, (ctx) => getFiling(ctx, { caseId: id }))).filing?.goesOnFor

/** No word of it stands anywhere in public, and page and list say why. */
async function expectUnread(of: Slip) {
  for (const text of [await pageOf(of), await boardText()]) {
    expect(text).toContain(why)
    expect(text).not.toContain(secret)
  }
  expect(await shown(of)).toMatchObject({ title: '', text: '', writer: '', isWithheld: true, isTakenBack: true })
  expect((await list(secret)).rows).toEqual([])
  expect(await similar()).toEqual([])
  const words = await asCitizen(db, 'read', (ctx) =>
    ctx.tx.rows({ sql: `select * from cases.shown_words(array['${of.id}'::uuid])`, parameters: [] } as never),
  )
  expect(words).toEqual([])
}

describe('what its writer took back before any desk decided (decisions 272)', () => {
  it('is never read in public when it stands alone, and closes', async () => {
    const one = await file()
    await takeBack(one)
    await expectUnread(one)
    expect((await follow(one)).case.title).toContain(secret)
  })

  it('is never read in public either when a desk accepts the matter for others, who read what is answered', async () => {
    const [main, voice] = [await file(), await write()]
    await join(voice, main)
    await takeBack(main)
    await accept(main)
    await expectUnread(main)
    await answer(main)
    await expectUnread(main)
    for (const of of [main, voice]) expect(await pageOf(of)).toContain('路灯本周五前换好')
    expect(await pageOf(voice)).toContain('村口三盏路灯')
  })

  it('nor when the matter is not accepted for others', async () => {
    const [main, voice] = [await file(), await write()]
    await join(voice, main)
    await takeBack(main)
    await refuse(main)
    await expectUnread(main)
    expect((await follow(voice)).case.step).toBe('NOT_ACCEPTED')
  })

  it('goes on as before only while it does: not once it is answered, or not accepted', async () => {
    const [ends, still] = [
      [answer, refuse],
      [await file(), await file()],
    ]
    for (const [at, main] of still.entries()) {
      const voice = await write()
      await join(voice, main)
      if (at === 0) await accept(main)
      await takeBack(main)
      const pages = async () => {
        const own = (await Promise.all([follow(main), follow(voice)])).map(({ case: seen }) => seen.takenBack)
        return at === 0 ? [...own, (await shown(main)).takenBack, (await shown(voice)).takenBack] : own
      }
      expect((await pages()).every((told) => told !== undefined)).toBe(true)
      expect(await filingOf(main)).toBe(1)
      await ends[at]!(main)
      expect((await pages()).every((told) => told === undefined)).toBe(true)
      for (const of of [main, voice]) expect(await pageOf(of)).not.toMatch(goesOn)
      expect(await filingOf(main)).toBe(0)
    }
  })

  it('stays in public when a desk had accepted it: what was read is not made to disappear', async () => {
    const one = await file()
    await accept(one)
    await takeBack(one)
    expect(await shown(one)).toMatchObject({ title: written.title, text: written.text })
    expect((await list(secret)).rows.map(({ number }) => number)).toContain(one.number)
  })

  it('nor does it vanish by joining what no desk has read: that is refused, and the other way round is not', async () => {
    const [one, unread] = [await file(), await write()]
    await accept(one)
    await expect(join(one, unread)).rejects.toMatchObject({ kind: 'conflict', code: 'cases.join-unread' })
    expect(await shown(one)).toMatchObject({ title: written.title, text: written.text })
    await join(unread, one)
    expect(await shown(unread)).toMatchObject({ step: 'ACCEPTED' })
  })

  it('nor when it joins one that was refused and taken up again: it stays accepted', async () => {
    const [one, anew] = [await file(), await write()]
    await accept(one)
    await refuse(anew)
    const { author } = await follow(anew)
    await asCitizen(db, 'write', (ctx) => tracking.reopenCase(ctx, { token: author.token, reason: '还是不亮' }))
    await act(db.app, deskOf(qingshi), (ctx) => joinCase(ctx, { caseId: one.id, intoCaseId: anew.id }))
    await takeBack(one)
    expect(await shown(one)).toMatchObject({ title: written.title, text: written.text })
  })
})
