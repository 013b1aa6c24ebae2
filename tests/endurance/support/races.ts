import { expect } from 'vitest'
import * as cases from '#modules/cases/service.ts'
import { editMember } from '#modules/members/record/service.ts'
import { deskOf, places, plantCounty, submitAbout } from '../../cases.ts'
import { act, actorAt, type TestDatabase } from '../../database.ts'
import { plantMembers } from '../../members.ts'

/** How often each of the two was first; both happen when the race is one. */
export interface Won {
  first: number
  second: number
}

const editors = ['甲', '乙'].map((name, at) =>
  actorAt('/1/', { name, role: 'ORGANISER', accountId: `00000000-0000-7000-8000-0000000000e${at}` }),
)

/** Two editors save the same version of one member at once, so many times: one wins, the other is told who did (R-F09). */
export async function raceForMember(db: TestDatabase, races: number): Promise<Won> {
  const { rows } = await db.owner.query(
    'select id, path, parent_id as "parentId", code, name, type from organisations.org',
  )
  const [member] = await plantMembers(
    db.owner,
    rows.filter(({ path }) => path === places.xihe.path),
    { members: 1 },
  )
  const memberId = member?.id ?? ''
  const won: Won = { first: 0, second: 0 }
  for (let version = 1; version <= races; version++) {
    const [one, other] = await Promise.allSettled(
      editors.map((editor) =>
        act(db.app, editor, (ctx) =>
          editMember(ctx, {
            memberId,
            version,
            reason: '更正电话',
            person: { landline: `0859-${1000000 + version}${editor.name === '甲' ? 1 : 2}` },
          }),
        ),
      ),
    )
    note(
      won,
      [one, other],
      'members.changed-meanwhile',
      editors.map(({ name }) => name),
    )
  }
  const kept = await db.owner.query(
    `select m.version, (select count(*)::int from members.revision r where r.member_id = m.id) as revisions,
      (select count(*)::int from audit.entry e where e.subject_id = m.id::text and e.act = 'members.edited') as entries
     from members.member m where m.id = $1`,
    [memberId],
  )
  expect(kept.rows).toEqual([{ version: races + 1, revisions: races, entries: races }])
  return won
}

/** Two people at the desk accept the same case at once: it is accepted once, and the other is told (R-F09). */
export async function raceForCase(db: TestDatabase, races: number): Promise<Won> {
  const desks = ['甲', '乙'].map((name) => deskOf(places.qingshi, { name }))
  const won: Won = { first: 0, second: 0 }
  for (let race = 0; race < races; race++) {
    const { number } = await submitAbout(db, places.qingshi)
    const found = await db.owner.query('select id from cases.case where number = $1', [number])
    const caseId = found.rows[0].id as string
    const [one, other] = await Promise.allSettled(
      desks.map((desk) => act(db.app, desk, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))),
    )
    note(won, [one, other], 'cases.not-now')
  }
  const kept = await db.owner.query(
    `select count(*)::int as accepted, count(distinct case_id)::int as cases,
      (select count(*)::int from audit.entry where act = 'cases.accepted') as entries from cases.event where act = 'accept'`,
  )
  expect(kept.rows).toEqual([{ accepted: races, cases: races, entries: races }])
  return won
}

/** Writes the bodies that the races are about. */
export const plantRaces = (db: TestDatabase) => plantCounty(db)

type Ends = readonly [PromiseSettledResult<unknown> | undefined, PromiseSettledResult<unknown> | undefined]

function note(won: Won, [one, other]: Ends, code: string, names?: readonly string[]): void {
  const states = [one?.status, other?.status]
  expect([...states].sort()).toEqual(['fulfilled', 'rejected'])
  const isFirst = states[0] === 'fulfilled'
  won[isFirst ? 'first' : 'second'] += 1
  const told = (isFirst ? other : one) as PromiseRejectedResult
  expect(told.reason).toMatchObject({ kind: 'conflict', code })
  if (names) expect(told.reason.sentence.zh).toContain(names[isFirst ? 0 : 1])
}
