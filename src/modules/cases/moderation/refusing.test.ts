import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sequenceEntries } from '#kernel/public-log/sequence.ts'
import { checkReceipt, writeReceiptOf } from '#modules/transparency/index.ts'
import { verify } from '#modules/transparency/verifier/verify.js'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { type NotAcceptedReason, notAcceptedReasons } from '../codes.ts'
import { readOpenStatistics } from '../counts/service.ts'
import { findOwnRefusal } from '../logging/service.ts'
import { compareWithLog } from '../logging/store.ts'
import { getCase, refuseCase, replyCase } from '../service.ts'
import { listBoard, showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'

// What one person at a desk does not accept keeps its place (T38, decisions 135).
const db = testDatabase()
const file = join(mkdtempSync(join(tmpdir(), 'lianxin-log-')), 'head.json')
beforeAll(() => plantCounty(db))

const [clerk, chief] = [deskOf(places.qingshi), deskOf(places.county)]
const note = '李某某的事请找县里。'

async function refused(reason: NotAcceptedReason, of: { isPublic?: string } = {}) {
  const isPublic = of.isPublic !== 'no'
  const receipt = await submitAbout(db, places.qingshi, {
    title: '桥头的栏杆断了一截',
    text: '栏杆断了一截，晚上走路容易掉下去。',
    ...of,
  })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  await act(db.app, isPublic ? clerk : chief, (ctx) => refuseCase(ctx, { caseId, reason, note }))
  return { ...receipt, caseId }
}

const shown = (number: string) => asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))
const board = (q?: string) =>
  asCitizen(db, 'read', (ctx) =>
    listBoard(ctx, { aboutOrgId: places.qingshi.id, page: 1, perPage: 100, ...(q ? { q } : {}) }),
  )
const own = (of: { number: string; code: string }) => asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, of))
const lastLeaf = async () =>
  (
    await db.owner.query<{ leaf: string }>(
      `select convert_from(leaf, 'UTF8') as leaf from public_log.entry where kind = 'refusal' order by number desc limit 1`,
    )
  ).rows[0]?.leaf ?? ''

describe('a public case that was not accepted', () => {
  test('stands on the board and at its address with reason, office and day', async () => {
    const one = await refused('IN_COURT')
    const stone = { refusal: { why: notAcceptedReasons.IN_COURT.zh, by: '青石镇党委' } }
    expect((await board()).rows.find(({ number }) => number === one.number)).toMatchObject(stone)
    expect(await shown(one.number)).toMatchObject({
      ...stone,
      step: 'NOT_ACCEPTED',
      text: expect.stringContaining('栏杆'),
    })
    expect((await board('栏杆')).rows.map(({ number }) => number)).toContain(one.number)
  })

  test.each(Object.entries(notAcceptedReasons))(
    'shows its words or keeps them back: %s',
    async (reason, { withholds }) => {
      const one = await refused(reason as NotAcceptedReason)
      const page = await shown(one.number)
      expect([page.title === '', page.text === '', page.writer === '', page.isWithheld ?? false]).toEqual(
        [1, 2, 3, 4].map(() => withholds),
      )
      expect((await board('栏杆')).rows.some(({ number }) => number === one.number)).toBe(!withholds)
      // What the desk added is its writer's alone.
      expect(JSON.stringify(page)).not.toContain('李某某')
      expect((await own(one)).case).toMatchObject({
        notAccepted: expect.stringContaining('李某某'),
        title: '桥头的栏杆断了一截',
      })
    },
  )

  test('is counted, and told in the public log by a kind of its own; of a private one the log names nothing', async () => {
    const one = await refused('NO_MATTER')
    expect((await lastLeaf()).split('\n').slice(1)).toEqual([
      ...['refusal', expect.stringMatching(/^\d{4}-/), expect.stringMatching(/=$/)],
      `${one.number} NO_MATTER 青石镇党委`,
      '',
    ])
    await refused('NAMED_OFFICIAL', { isPublic: 'no' })
    expect((await lastLeaf()).split('\n')[4]).toBe('-')
    const span = { orgId: places.qingshi.id, from: '2026-01-01', until: '2099-12-31' }
    const { refusals } = await asCitizen(db, 'read', (ctx) => readOpenStatistics(ctx, span))
    expect(refusals.find(({ reason }) => reason === 'NO_MATTER')?.refused).toBeGreaterThan(0)
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  test('gives its writer a receipt of the refusal, which the site and the stand-alone page verify', async () => {
    const one = await refused('NO_MATTER')
    await sequenceEntries(db.worker, { file })
    const { author } = await own(one)
    const receipt = await asCitizen(db, 'read', async (ctx) => {
      const logged = await findOwnRefusal(ctx, author)
      return logged ? writeReceiptOf(ctx, logged) : ''
    })
    expect(receipt).toMatch(
      /^lianxin-refusal-receipt\/1\nnumber LX[\d-]+\ntime .*\nreason NO_MATTER\ntold LX[\d-]+ NO_MATTER 青石镇党委\n/,
    )
    expect(await asCitizen(db, 'read', (ctx) => checkReceipt(ctx, receipt))).toMatchObject({ verdict: 'THERE' })
    expect((await verify({ receipt }))[0]).toMatchObject({ state: 'good', zh: expect.stringContaining('不予受理') })
    const forged = receipt.replaceAll('NO_MATTER', 'IN_COURT')
    expect((await verify({ receipt: forged }))[0]?.state).toBe('bad')
  })

  test('is taken up by its writer one level above; words that were kept back stay so until that level goes on', async () => {
    const one = await refused('NAMED_OFFICIAL')
    const { author } = await own(one)
    await asCitizen(db, 'write', (ctx) =>
      tracking.reopenCase(ctx, { token: author.token, reason: '不是举报干部，是栏杆坏了。' }),
    )
    expect((await board()).rows.find(({ number }) => number === one.number)).toMatchObject({
      title: '',
      isWithheld: true,
    })
    const now = await look(db.app, chief, (ctx) => getCase(ctx, { caseId: one.caseId }))
    expect(now).toMatchObject({ state: 'REOPENED', orgName: '云岭县委', isWithheld: true })
    await act(db.app, chief, (ctx) =>
      replyCase(ctx, { caseId: one.caseId, text: '栏杆明天就修，谢谢您反映。', promises: [] }),
    )
    expect(await shown(one.number)).toMatchObject({ title: '桥头的栏杆断了一截' })
    expect(await compareWithLog(db.owner)).toEqual([])
  })
})

describe('nobody undoes that it was told', () => {
  const differencesAfter = async (statement: string) => {
    await db.owner.query('begin')
    await db.owner.query('alter table cases.case disable trigger user')
    await db.owner.query(statement)
    const found = await compareWithLog(db.owner)
    await db.owner.query('rollback')
    return found
  }

  test('by a statement, as the owner or a login', async () => {
    const one = await refused('NO_MATTER')
    const acts = [
      `update cases.case set refused_at = now() where id = '${one.caseId}'`,
      `update cases.case set refused_at = null, refused_for = null where id = '${one.caseId}'`,
    ]
    for (const statement of acts) await expect(db.owner.query(statement)).rejects.toThrow('kept as it is')
  })

  test('past the triggers without the comparison naming it', async () => {
    const one = await refused('NO_MATTER')
    expect(await differencesAfter(`update cases.case set refused_for = 'IN_COURT' where id = '${one.caseId}'`)).toEqual(
      [{ kind: 'REFUSAL_GONE', number: one.number }],
    )
    const other = await submitAbout(db, places.qingshi)
    expect(
      await differencesAfter(`update cases.case set state = 'NOT_ACCEPTED' where number = '${other.number}'`),
    ).toEqual([{ kind: 'REFUSAL_NOT_LOGGED', number: other.number }])
  })
})
