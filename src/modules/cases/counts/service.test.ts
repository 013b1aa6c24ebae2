import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/time.ts'
import { asCitizen } from '../../../../tests/cases.ts'
import { look, testDatabase } from '../../../../tests/database.ts'
import { actorIn, isUnder, plantTree, randomFrom, type TreeOrg } from '../../../../tests/trees.ts'
import { caseStates, notAcceptedReasons } from '../codes.ts'
import { isOverdue, openStates, runningLimit } from '../rules.ts'
import type { noNumbers, OrgNumbers } from './open-numbers.ts'
import { countCases, countRates, readOpenCounts, readOpenStatistics } from './service.ts'

const db = testDatabase()
const random = randomFrom(9)
const any = <T>(of: readonly T[]) => of[random(of.length)] as T
const now = new Date('2026-11-23T10:00:00+08:00')
const today = dayOf(now)

interface Row {
  id: string
  org: TreeOrg
  about: TreeOrg
  state: keyof typeof caseStates
  outcome: string | null
  grade: number | null
  isImported: boolean
  isPublic: boolean
  refusal: string | null
  ratings: { outcome: 'SOLVED' | 'PARTLY' | 'NOT_SOLVED'; grade: number | null }[]
  createdAt: Date
  accepted: boolean
  acceptDueOn: string
  answerDueOn: string
  firstReplied: boolean
  wasOnTime: boolean | null
}
let tree: TreeOrg[] = []
let rows: Row[] = []

function randomRow(): Row {
  const day = () => `2026-11-${String(16 + random(14)).padStart(2, '0')}`
  const isImported = random(8) === 0
  const state = isImported ? 'REPLIED' : any(Object.keys(caseStates) as (keyof typeof caseStates)[])
  const firstReplied = isImported || state === 'REPLIED' || state === 'CLOSED' || random(4) === 0
  const judged = state === 'CLOSED' && random(4) > 0
  return {
    id: newId(),
    org: any(tree),
    about: any(tree),
    state,
    outcome: judged ? any(['SOLVED', 'PARTLY', 'NOT_SOLVED', 'NOT_OURS', 'CANNOT']) : null,
    grade: judged && random(2) === 0 ? 1 + random(5) : null,
    isImported,
    isPublic: random(4) > 0,
    refusal: state === 'NOT_ACCEPTED' ? any(Object.keys(notAcceptedReasons)) : null,
    // One that stands where nobody answered is of before 0621, and counts for nothing.
    ratings: !isImported ? Array.from({ length: random(3) }, randomRating) : [],
    createdAt: new Date(now.getTime() - random(80) * 86_400_000),
    accepted: random(3) > 0,
    acceptDueOn: day(),
    answerDueOn: day(),
    firstReplied,
    wasOnTime: firstReplied && !isImported ? random(3) > 0 : null,
  }
}

const randomRating = (): Row['ratings'][number] => ({
  outcome: any(['SOLVED', 'PARTLY', 'NOT_SOLVED'] as const),
  grade: random(2) === 0 ? 1 + random(5) : null,
})

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 40, seed: 9 })
  rows = Array.from({ length: 1500 }, randomRow)
  await insertRows(rows, 'N')
})

async function insertRows(rows: readonly Row[], prefix: string): Promise<void> {
  const column = (of: (row: Row, at: number) => unknown) => rows.map(of)
  await db.owner.query(
    `insert into cases.case (id, number, code_hash, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
       is_public, channel, state, outcome, grade, source, source_id, created_at, accepted_at, accept_due_on, answer_due_on,
       first_replied_at, was_on_time, refusal_reason, search_text, terms)
     select id, number, decode(md5(number), 'hex'), org_id, org_path, '', about, '', 'HELP', number, '', '王**', public, 'PORTAL', state, outcome,
       grade, case when imported then 'test' end, number, created_at, case when accepted then created_at end, accept_due, answer_due,
       case when replied then created_at end, on_time, refusal, '', ''
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::int[], $9::bool[],
       $10::timestamptz[], $11::bool[], $12::date[], $13::date[], $14::bool[], $15::bool[], $16::bool[], $17::text[])
       as t (id, number, org_id, org_path, about, state, outcome, grade, imported, created_at, accepted, accept_due, answer_due, replied, on_time, public, refusal)`,
    [
      column((row) => row.id),
      column((_, at) => `${prefix}${at}`),
      column((row) => row.org.id),
      column((row) => row.org.path),
      column((row) => row.about.id),
      column((row) => row.state),
      column((row) => row.outcome),
      column((row) => row.grade),
      column((row) => row.isImported),
      column((row) => row.createdAt),
      column((row) => row.accepted),
      column((row) => row.acceptDueOn),
      column((row) => row.answerDueOn),
      column((row) => row.firstReplied),
      column((row) => row.wasOnTime),
      column((row) => row.isPublic),
      column((row) => row.refusal),
    ],
  )
  const ratings = rows.flatMap((row) => row.ratings.map((rating, turn) => ({ ...rating, caseId: row.id, turn })))
  await db.owner.query(
    `insert into cases.rating (id, case_id, at, outcome, grade, reason)
     select gen_random_uuid(), case_id, timestamptz '2026-11-20' + turn * interval '1 hour', outcome, grade, ''
     from unnest($1::uuid[], $2::int[], $3::text[], $4::int[]) as t (case_id, turn, outcome, grade)`,
    [
      ratings.map((one) => one.caseId),
      ratings.map((one) => one.turn),
      ratings.map((one) => one.outcome),
      ratings.map((one) => one.grade),
    ],
  )
}

describe('the numbers', () => {
  it('of a desk are what a recount of its cases gives, for every organisation', async () => {
    const byId = new Map(tree.map((org) => [org.id, org]))
    for (const org of tree) {
      const mine = rows.filter((row) => isUnder(byId, row.org.id, org))
      const count = (test: (row: Row) => boolean) => mine.filter(test).length
      const limits = (row: Row) => ({ ...row, acceptDueAt: null }) as unknown as Parameters<typeof isOverdue>[0]
      expect(await look(db.app, actorIn(org, { role: 'DESK' }), (ctx) => countCases(ctx), now)).toEqual({
        waiting: count((row) => row.state === 'SUBMITTED'),
        inHand: count((row) => row.state !== 'SUBMITTED' && openStates.includes(row.state)),
        overdue: count((row) => isOverdue(limits(row), now)),
        dueSoon: count((row) => {
          const limit = runningLimit(limits(row))
          return limit !== null && !isOverdue(limits(row), now) && limit <= '2026-11-24'
        }),
        answered: count((row) => !row.isImported && row.state === 'REPLIED'),
      })
    }
  })

  it('of the three rates are what a recount gives, with the same wholes as in public (APP-03)', async () => {
    const byId = new Map(tree.map((org) => [org.id, org]))
    for (const org of tree) {
      const mine = rows.filter((row) => isUnder(byId, row.org.id, org) && !row.isImported)
      const told = await look(db.app, actorIn(org, { role: 'SECRETARY' }), countRates, now)
      const { received, refused, answered, clocked, onTime, overdue, ...judged } = recount(mine)
      const { solved, partly, notSolved, graded, satisfied } = judged
      expect(told).toEqual({
        ...{ from: '2025-11-24', until: today, received, refused, answered, clocked, onTime, unanswered: overdue },
        answeredLate: mine.filter((row) => row.wasOnTime === false).length,
        ...{ judged: judged.judged, solved, partly, notSolved, graded, satisfied },
        ...{ urgent: 0, toldInTime: 0, toldLate: 0, untold: 0 },
        ...{ filedJudged: 0, filedSolved: 0, filedGraded: 0, filedSatisfied: 0, withdrawn: 0 },
      })
      expect(told.onTime + told.answeredLate + told.unanswered).toBe(told.clocked)
    }
  })

  it('do not rise by silence: what is late and unanswered lowers the response rate', async () => {
    const org = tree[1] ?? tree[0]
    if (!org) throw new Error('there is no organisation')
    const rate = () => look(db.app, actorIn(org, { role: 'DESK' }), countRates, now)
    const before = await rate()
    const silent = { state: 'ACCEPTED' as const, isImported: false, firstReplied: false, wasOnTime: null, ratings: [] }
    const late = {
      ...randomRow(),
      ...silent,
      org,
      outcome: null,
      grade: null,
      refusal: null,
      answerDueOn: '2026-11-01',
    }
    await insertRows([late], 'L')
    rows.push(late)
    const after = await rate()
    expect([after.onTime, after.clocked, after.unanswered]).toEqual([
      ...[before.onTime, before.clocked + 1, before.unanswered + 1],
    ])
  })

  it('of the public cases about an organisation are what a recount gives, for every span', async () => {
    for (const about of tree)
      for (const [from, until] of [
        ['2026-09-01', '2026-11-30'],
        ['2026-10-05', '2026-10-20'],
        ['2026-11-23', '2026-11-23'],
      ] as const) {
        const mine = rows.filter(
          (row) =>
            row.isPublic && row.about.id === about.id && dayOf(row.createdAt) >= from && dayOf(row.createdAt) <= until,
        )
        const told = await asCitizen(db, 'read', (ctx) => readOpenCounts(ctx, { aboutOrgId: about.id, from, until }), {
          now,
        })
        const { received, answered, clocked, onTime } = recount(mine)
        expect(told).toEqual({ received, answered, clocked, onTime })
      }
  })

  it('of the open statistics are what a recount gives, for every organisation, part and span (UX-PT9)', async () => {
    const byId = new Map(tree.map((org) => [org.id, org]))
    for (const org of tree)
      for (const [from, until] of spans) {
        const told = await asCitizen(db, 'read', (ctx) => readOpenStatistics(ctx, { orgId: org.id, from, until }), {
          now,
        })
        const inSpan = rows.filter((row) => dayOf(row.createdAt) >= from && dayOf(row.createdAt) <= until)
        const shown = inSpan.filter((row) => row.isPublic)
        const own = shown.filter((row) => row.about.id === org.id)
        const below = tree
          .filter((each) => each.parentId === org.id)
          .map((each) => ({ each, mine: shown.filter((row) => isUnder(byId, row.about.id, each)) }))
        const parts = [{ each: org, mine: own }, ...below].filter(({ mine }) => mine.length > 0)
        expect([...told.parts].sort(byOrgId)).toEqual(
          parts
            .map(({ each, mine }) => ({
              orgId: each.id,
              orgName: each.name,
              slug: null,
              isOwn: each === org,
              ...recount(mine),
            }))
            .sort(byOrgId),
        )
        const all = parts.flatMap(({ mine }) => mine)
        expect(told.total).toEqual(recount(all))
        for (const each of [told.total, ...told.parts])
          expect(each.answered + each.refused + each.withdrawn + each.unanswered).toBe(each.received)
        expect(Object.fromEntries(told.refusals.map(({ reason, refused }) => [reason, refused]))).toEqual(
          countBy(all.flatMap((row) => (isRefused(row) ? [row.refusal ?? ''] : []))),
        )
      }
  })
})

describe('somebody who subtracts (CZ4, decisions 88)', () => {
  const all = async () => {
    const told: unknown[] = []
    for (const org of tree)
      for (const [from, until] of [...spans, ['2025-01-01', '2025-12-31'] as const])
        told.push(
          await asCitizen(db, 'read', (ctx) => readOpenStatistics(ctx, { orgId: org.id, from, until })),
          await asCitizen(db, 'read', (ctx) => readOpenCounts(ctx, { aboutOrgId: org.id, from, until })),
        )
    return told
  }

  it('learns nothing of a private case from any open number of any organisation, part and span', async () => {
    const before = await all()
    await insertRows(
      Array.from({ length: 300 }, () => ({ ...randomRow(), isPublic: false })),
      'P',
    )
    expect(await all()).toEqual(before)
  })

  it('is told of them once a year is over, all organisations together, and only of ten or more', async () => {
    const year = (of: number) => ({ orgId: tree[3]?.id ?? '', from: `${of}-01-01`, until: `${of}-12-31` })
    const sum = async (of: number) =>
      (await asCitizen(db, 'read', (ctx) => readOpenStatistics(ctx, year(of)))).privateOfAll
    const privateIn = (of: number) => ({
      ...randomRow(),
      isPublic: false,
      isImported: false,
      createdAt: new Date(`${of}-05-05`),
    })
    await insertRows(
      Array.from({ length: 9 }, () => privateIn(2023)),
      'Q',
    )
    expect(await sum(2023)).toBeNull()
    await insertRows([privateIn(2023)], 'R')
    expect(await sum(2023)).toBe(10)
    const thisYear = Number(dayOf(new Date()).slice(0, 4))
    await insertRows(
      Array.from({ length: 30 }, () => privateIn(thisYear)),
      'S',
    )
    expect(await sum(thisYear)).toBeNull()
    const half = { ...year(2023), until: '2023-06-30' }
    expect((await asCitizen(db, 'read', (ctx) => readOpenStatistics(ctx, half))).privateOfAll).toBeNull()
  })
})

const spans = [
  ['2026-09-01', '2026-11-30'],
  ['2026-10-05', '2026-10-20'],
  ['2026-11-23', '2026-11-23'],
] as const
const byOrgId = (one: OrgNumbers, other: OrgNumbers) => (one.orgId < other.orgId ? -1 : 1)
const countBy = (words: string[]) =>
  Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((each) => each === word).length]))

const isRefused = (row: Row) => row.state === 'NOT_ACCEPTED' && !row.firstReplied

function recount(mine: readonly Row[]): typeof noNumbers {
  const count = (test: (row: Row) => boolean) => mine.filter(test).length
  const isLate = (row: Row) => !row.firstReplied && row.state !== 'NOT_ACCEPTED' && row.answerDueOn < today
  const last = (row: Row) => (row.firstReplied ? row.ratings.at(-1) : undefined)
  return {
    received: mine.length,
    answered: count((row) => row.firstReplied),
    refused: count(isRefused),
    withdrawn: 0,
    unanswered: count((row) => !row.firstReplied && !isRefused(row)),
    accepted: count((row) => row.accepted),
    clocked: count((row) => row.wasOnTime !== null || isLate(row)),
    onTime: count((row) => row.wasOnTime === true),
    overdue: count(isLate),
    judged: count((row) => last(row) !== undefined),
    solved: count((row) => last(row)?.outcome === 'SOLVED'),
    partly: count((row) => last(row)?.outcome === 'PARTLY'),
    notSolved: count((row) => last(row)?.outcome === 'NOT_SOLVED'),
    graded: count((row) => (last(row)?.grade ?? null) !== null),
    satisfied: count((row) => (last(row)?.grade ?? 0) >= 4),
    // What is promised has a test of its own.
    promised: 0,
    kept: 0,
    imported: count((row) => row.isImported),
  }
}
