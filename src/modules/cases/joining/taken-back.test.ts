import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#kernel/ctx.ts'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { answerQuestion, askWriter, listOwnQuestions } from '../asking/service.ts'
import { countRates, readOpenStatistics } from '../counts/service.ts'
import { fileCase, getFiling } from '../filing/service.ts'
import { AUTHOR_FIELDS, type AuthorForms, casePage } from '../portal.ts'
import * as service from '../service.ts'
import { showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import { joinCase, separateCase } from './service.ts'

const db = testDatabase()
const { qingshi, xihe } = places
const monday = new Date('2026-11-23T10:00:00+08:00')
const later = new Date('2026-12-20T10:00:00+08:00')
const span = { from: '2026-01-01', until: '2026-12-31' }
const toldBack = '本人撤回了代办'

beforeAll(async () => {
  await plantCounty(db)
  await db.owner.query(`insert into app.setting (name, value) values ('cases', '{"submissionsPerHour": 100000}')`)
})

interface Slip {
  readonly number: string
  readonly code: string
  readonly id: string
}
const rowOf = async (number: string) =>
  (
    await db.owner.query(
      `select id, state, joined_to_id, voices, due_on::text, answer_due_on::text, org_id, taken_back_as, first_replied_at, closed_at
       from cases.case where number = $1`,
      [number],
    )
  ).rows[0]!
const slipOf = async ({ number, code }: { number: string; code: string }): Promise<Slip> => {
  const { id } = await rowOf(number)
  return { number, code, id }
}
const brought = {
  ...({ aboutOrgId: xihe.id, channel: 'VISIT', kind: 'HELP', isPublic: true, name: '罗奶奶', phone: '' } as const),
  ...({
    title: '村口的路灯不亮',
    text: '村口三盏路灯坏了一个多月，晚上出门看不见路。',
    consent: 'SPOKEN',
    answerWay: 'CODE',
  } as const),
}
const atDesk = <T>(work: Parameters<typeof act<T>>[2], place: (typeof places)[keyof typeof places] = xihe) =>
  act(db.app, deskOf(place), work, monday)
const file = async () => slipOf(await atDesk((ctx) => fileCase(ctx, brought)))
const write = async (of: Parameters<typeof submitAbout>[2] & { joinsNumber?: string } = {}) =>
  slipOf(await submitAbout(db, xihe, { kind: 'HELP', ...of }, { now: monday }))
const follow = ({ number, code }: Slip, now = monday) =>
  asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), { now })
const citizen = async (of: Slip, work: (ctx: Ctx, token: string) => Promise<unknown>, now = monday) => {
  const { author } = await follow(of, now)
  return asCitizen(db, 'write', (ctx) => work(ctx, author.token), { now })
}
const takeBack = (of: Slip, now = monday) => citizen(of, (ctx, token) => tracking.revokeConsent(ctx, { token }), now)
const rate = (of: Slip, outcome: string, now = monday) =>
  citizen(of, (ctx, token) => tracking.confirmOutcome(ctx, { token, outcome, reason: '还是不亮' }), now)
const accept = ({ id }: Slip) => atDesk((ctx) => service.acceptCase(ctx, { caseId: id, isComplex: false }))
const text = '路灯已经报镇里维修，本周五前换好，感谢提醒。'
const answer = async ({ id, number }: Slip) => {
  const place = (await rowOf(number)).org_id === xihe.id ? xihe : qingshi
  return atDesk((ctx) => service.replyCase(ctx, { caseId: id, text }), place)
}
const join = (one: Slip, into: Slip) => atDesk((ctx) => joinCase(ctx, { caseId: one.id, intoCaseId: into.id }))
const rates = (now = monday) => look(db.app, deskOf(qingshi), countRates, now)
const pageOf = async (of: Slip) => {
  const seen = await follow(of)
  const values = Object.fromEntries(AUTHOR_FIELDS.map((field) => [field, '']))
  const author = { ...seen.author, key: 'k', values } as unknown as AuthorForms
  return casePage({ ...seen.case, slug: 'xihe', author, errors: {}, origin: 'https://dj.example.cn' }).main.text
}
const publicPageOf = async ({ number }: Slip) => {
  const shown = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))
  return casePage({ ...shown, slug: 'xihe', origin: 'https://dj.example.cn' }).main.text
}

/** A matter that somebody filed for its writer, with two who joined it. */
async function commonMatter() {
  const main = await file()
  await accept(main)
  const [one, other] = [await write({ joinsNumber: main.number, title: '路灯还是不亮' }), await write()]
  await join(other, main)
  return { main, one, other }
}

describe('a matter whose first writer took his message back (decisions 272)', () => {
  it('goes on for those who joined it: same desk, same limit, one voice less, and is answered to them', async () => {
    const { main, one, other } = await commonMatter()
    const before = await rowOf(main.number)
    await takeBack(main)
    expect(await rowOf(main.number)).toMatchObject({
      ...{ state: 'ACCEPTED', voices: 2, taken_back_as: 'WAITING', closed_at: null },
      ...{ due_on: before.due_on, answer_due_on: before.answer_due_on, org_id: xihe.id },
    })
    await answer(main)
    for (const voice of [one, other]) {
      expect(await rowOf(voice.number)).toMatchObject({ state: 'REPLIED', joined_to_id: main.id })
      expect((await follow(voice)).author.mayRate).toBe(true)
    }
    await rate(one, 'SOLVED')
    await rate(other, 'NOT_SOLVED')
    expect(await rowOf(other.number)).toMatchObject({ state: 'REOPENED', joined_to_id: null, org_id: qingshi.id })
    expect(await rowOf(main.number)).toMatchObject({ state: 'REPLIED', voices: 1 })
  })

  it('goes on for a single one, who is carried along and answered', async () => {
    const main = await file()
    const voice = await write()
    await join(voice, main)
    await takeBack(main)
    expect(await rowOf(main.number)).toMatchObject({ state: 'SUBMITTED', voices: 1 })
    await accept(main)
    expect(await rowOf(voice.number)).toMatchObject({ state: 'ACCEPTED' })
    await answer(main)
    expect((await follow(voice)).case).toMatchObject({ step: 'REPLIED', replies: [{ by: xihe.name }] })
  })

  it('says so in plain words to those who joined, never as if they had taken theirs back, in public neither', async () => {
    const { main, one } = await commonMatter()
    await takeBack(main)
    const { case: seen } = await follow(one)
    expect(seen.step).not.toBe('WITHDRAWN')
    expect(seen.events.map(({ what }) => what)).not.toContain(toldBack)
    for (const page of [await pageOf(one), await publicPageOf(one)]) {
      expect(page).toContain(`一起办理的 ${main.number}，它的留言人2026-11-23 10:00撤回了。这件留言没有撤回，一切照旧`)
      expect(page).not.toContain(toldBack)
    }
    for (const page of [await pageOf(main), await publicPageOf(main)]) {
      expect(page).toContain('另外2人反映同一件事，他们没有撤回，由原来的单位按原来的时限继续办理')
      expect(page).toContain(toldBack)
    }
    const { filing } = await look(db.app, deskOf(xihe), (ctx) => getFiling(ctx, { caseId: main.id }))
    expect(filing).toMatchObject({ isRevoked: true, goesOnFor: 2 })
  })

  it('shows nothing of a joined writer that was not public, and his own page nothing of who else wrote', async () => {
    const main = await file()
    const voice = await write({ name: '王小明', phone: '13800000000' })
    await join(voice, main)
    await accept(main)
    await takeBack(main)
    for (const page of [await publicPageOf(main), await pageOf(main), await publicPageOf(voice)])
      expect(page).not.toMatch(/王小明|13800000000/)
    expect(await publicPageOf(main)).not.toContain(voice.number)
  })

  it('hears nothing more from who took it back, by any door of his code', async () => {
    const { main } = await commonMatter()
    await atDesk((ctx) => askWriter(ctx, { caseId: main.id, text: '请问是哪三盏？' }))
    const { rows } = await db.owner.query<{ id: string }>('select id from cases.question where case_id = $1', [main.id])
    const question = rows[0]!.id
    const code = (await follow(main)).author.token
    await takeBack(main)
    const { author } = await follow(main)
    expect(author).toMatchObject({ mayRate: false, mayReopen: false, maySupplement: false, mayRevoke: false })
    const added = (ctx: Ctx) => tracking.supplementCase(ctx, { token: code, text: '再说一句，还有第四盏也不亮了。' })
    await expect(asCitizen(db, 'write', added, { now: monday })).rejects.toMatchObject({ code: 'cases.taken-back' })
    expect(await asCitizen(db, 'read', (ctx) => listOwnQuestions(ctx, { token: code }), { now: monday })).toEqual([])
    const said = (ctx: Ctx) => answerQuestion(ctx, { token: code, questionId: question, text: '村口' })
    await expect(asCitizen(db, 'write', said, { now: monday })).rejects.toMatchObject({
      code: 'cases.answered-already',
    })
    const asked = atDesk((ctx) => askWriter(ctx, { caseId: main.id, text: '请问是哪三盏？' }))
    await expect(asked).rejects.toMatchObject({ code: 'cases.nobody-to-ask' })
  })

  it('ends when nobody is left: the last was taken out, or took his back as well', async () => {
    const [main, voice] = [await file(), await write()]
    await join(voice, main)
    await takeBack(main)
    await atDesk((ctx) => separateCase(ctx, { caseId: voice.id, reason: '不是同一盏灯' }))
    expect(await rowOf(main.number)).toMatchObject({ state: 'CLOSED', voices: 0 })
    expect((await rowOf(voice.number)).due_on).not.toBeNull()
    const [first, second] = [await file(), await file()]
    await join(second, first)
    await takeBack(first)
    expect((await rowOf(first.number)).state).toBe('SUBMITTED')
    await takeBack(second)
    expect(await rowOf(first.number)).toMatchObject({ state: 'CLOSED', voices: 0 })
    const { case: seen } = await follow(first)
    expect([seen.step, seen.events.at(-1)?.what]).toEqual(['WITHDRAWN', '一起反映的都已撤回或者分开，结案'])
    // Each end is an entry of its own, beside that of the act that brought it.
    const { rows } = await db.owner.query(
      `select subject_id, org_id from audit.entry where act = 'cases.ended-unheard' order by id`,
    )
    expect(rows.map(({ subject_id: id }) => id)).toEqual([main.id, first.id])
    expect(rows.map(({ org_id: org }) => org)).toEqual([xihe.id, xihe.id])
  })

  it('loses the voice of a joined writer who takes his back, and of nobody else', async () => {
    const main = await write()
    const [one, other] = [await file(), await write()]
    for (const voice of [one, other]) await join(voice, main)
    await takeBack(one)
    expect(await rowOf(main.number)).toMatchObject({ state: 'SUBMITTED', voices: 2 })
    expect(await rowOf(one.number)).toMatchObject({ state: 'CLOSED', taken_back_as: 'WAITING' })
    expect((await follow(other)).case.common).toMatchObject({ voices: 2 })
  })

  it('brings along the others, and not itself, when it joins another matter', async () => {
    const [main, voice, third] = [await file(), await write(), await write()]
    await join(voice, main)
    await takeBack(main)
    await join(main, third)
    expect(await rowOf(third.number)).toMatchObject({ voices: 2 })
    expect(await rowOf(main.number)).toMatchObject({ state: 'CLOSED' })
    expect(await rowOf(voice.number)).toMatchObject({ joined_to_id: third.id, state: 'SUBMITTED' })
  })

  it('is counted for who took it back as it stood then, not as it ended for the others', async () => {
    const [early, late] = [await commonMatter(), await commonMatter()]
    const before = { now: await rates(later), open: await openTotal(later) }
    await takeBack(early.main)
    await takeBack(late.main, later)
    for (const { main } of [early, late]) await answer(main)
    const after = { now: await rates(later), open: await openTotal(later) }
    // Six were late without an answer; four are answered, one is taken back in time, one taken back late.
    expect(after.now).toMatchObject({
      ...{ received: before.now.received, answered: before.now.answered + 4, withdrawn: before.now.withdrawn + 2 },
      ...{ unanswered: before.now.unanswered - 5, clocked: before.now.clocked - 1, onTime: before.now.onTime + 4 },
    })
    expect(after.open).toMatchObject({
      ...{ answered: before.open.answered + 4, clocked: before.open.clocked - 1, overdue: before.open.overdue - 5 },
    })
  })

  it('stays refused when it was not accepted: a refusal does not disappear by the code of who filed it', async () => {
    const slip = await file()
    const before = await rates()
    await atDesk((ctx) => service.refuseCase(ctx, { caseId: slip.id, reason: 'NO_MATTER', note: '' }))
    await takeBack(slip)
    expect(await rowOf(slip.number)).toMatchObject({ state: 'NOT_ACCEPTED', taken_back_as: 'REFUSED' })
    expect(await rates(later)).toMatchObject({ refused: before.refused + 1, withdrawn: before.withdrawn })
  })
})

const openTotal = (now: Date) =>
  asCitizen(db, 'read', async (ctx) => (await readOpenStatistics(ctx, { orgId: qingshi.id, ...span })).total, { now })

const isOpen = (state: string) => !['REPLIED', 'CLOSED', 'NOT_ACCEPTED'].includes(state)

/** One round of random acts on one matter, and what is known of each case from outside. */
class Round {
  readonly slips: Slip[] = []
  readonly back = new Set<string>()
  readonly answered = new Set<string>()

  async run(kind: string, at: number, into: number): Promise<void> {
    const [one, other] = [this.slips[at % this.slips.length], this.slips[into % this.slips.length]]
    try {
      if (kind === 'file' || one === undefined || other === undefined) this.slips.push(await file())
      else await this.act(kind, one, other)
    } catch (fault) {
      // What a rule refuses is no fault of the round.
      if (!(fault instanceof Error && 'code' in fault && String(fault.code).startsWith('cases.'))) throw fault
    }
    await this.look()
  }

  private async act(kind: string, one: Slip, other: Slip): Promise<void> {
    if (kind === 'join') await join(one, other)
    if (kind === 'accept') await accept(one)
    if (kind === 'answer') await answer(one)
    if (kind === 'separate') await atDesk((ctx) => separateCase(ctx, { caseId: one.id, reason: '不是同一件' }))
    if (kind === 'judge') await rate(one, 'SOLVED')
    if (kind === 'doubt') {
      const judged = (await rate(one, 'NOT_SOLVED')) as tracking.Judged
      if (judged.became === 'LINKED') this.slips.push(await slipOf(judged.receipt))
    }
    if (kind === 'takeBack') {
      await takeBack(one)
      this.back.add(one.id)
    }
  }

  // What its writer reads decides what was answered to him, and nothing that comes after he took it back.
  private async look(): Promise<void> {
    for (const slip of this.slips) {
      const { case: seen, author } = await follow(slip)
      if (this.back.has(slip.id)) {
        expect(author).toMatchObject({ mayRate: false, mayReopen: false, maySupplement: false, mayRevoke: false })
        continue
      }
      if (seen.replies.length > 0) this.answered.add(slip.id)
      expect(seen.step).not.toBe('WITHDRAWN')
      expect(seen.events.map(({ what }) => what)).not.toContain(toldBack)
    }
    await this.check()
  }

  private async check(): Promise<void> {
    const ids = this.slips.map(({ id }) => id)
    const { rows } = await db.owner.query(
      'select id, state, joined_to_id, voices, due_at, taken_back_at is not null as back from cases.case where id = any($1::uuid[])',
      [ids],
    )
    for (const row of rows) {
      expect(row.back).toBe(this.back.has(row.id))
      const joined = rows.filter((other) => other.joined_to_id === row.id)
      if (row.joined_to_id === null) {
        expect(row.voices).toBe([row, ...joined].filter(({ back }) => !back).length)
        expect(row.due_at !== null).toBe(isOpen(row.state))
        if (row.back && isOpen(row.state)) expect(joined.some(({ state }) => isOpen(state))).toBe(true)
      } else if (isOpen(row.state)) {
        // Somebody handles it: where it stands is where the common one stands, which has a limit.
        expect(rows.find(({ id }) => id === row.joined_to_id)).toMatchObject({ state: row.state, joined_to_id: null })
      }
    }
  }
}

const kinds = [
  'file',
  'join',
  'join',
  'accept',
  'answer',
  'separate',
  'judge',
  'doubt',
  'takeBack',
  'takeBack',
] as const

describe('any run of filing, joining, taking back, answering, judging and taking apart', () => {
  it('leaves every voice with a desk, a limit and its own word, and the rates add up to what writers saw', async () => {
    const step = fc.tuple(fc.constantFrom(...kinds), fc.nat({ max: 20 }), fc.nat({ max: 20 }))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 22 }), async (steps) => {
        const [before, openBefore] = [await rates(), await openTotal(monday)]
        const round = new Round()
        for (const _ of [1, 2, 3]) await round.run('file', 0, 0)
        for (const [kind, at, into] of steps) await round.run(kind, at, into)
        const unanswered = [...round.back].filter((id) => !round.answered.has(id)).length
        const [after, openAfter] = [await rates(), await openTotal(monday)]
        expect({
          received: after.received - before.received,
          answered: after.answered - before.answered,
          withdrawn: after.withdrawn - before.withdrawn,
          clocked: after.clocked - before.clocked,
        }).toEqual({
          received: round.slips.length,
          answered: round.answered.size,
          withdrawn: unanswered,
          clocked: round.answered.size,
        })
        expect(openAfter.answered - openBefore.answered).toBe(round.answered.size)
        expect(openAfter.withdrawn - openBefore.withdrawn).toBe(unanswered)
        const { received, answered, refused, withdrawn, unanswered: open } = openAfter
        expect(answered + refused + withdrawn + open).toBe(received)
      }),
      { numRuns: 12 },
    )
  }, 240_000)
})
