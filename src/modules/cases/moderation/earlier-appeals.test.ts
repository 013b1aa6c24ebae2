import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { type Place, places, plantCounty } from '../../../../tests/cases.ts'
import { databaseBefore } from '../../../../tests/earlier-database.ts'

const database = databaseBefore('0684')
const { county, qingshi, xihe, baiyun } = places
const seat = ({ id, name }: Place) => [{ orgId: id, orgName: name, posts: ['DESK'], accountId: null, name: null }]

interface Planted {
  readonly second: Place
  readonly above: Place
  readonly appeal: Place
  readonly state: 'IN_FORCE' | 'APPEAL'
}

/** A matter as it stood before appeals had a limit. */
async function plant({ second, above, appeal, state }: Planted): Promise<string> {
  const [matter, step] = [newId(), newId()]
  const parties = { second: seat(second), above: seat(above), appeal: seat(appeal) }
  const { owner } = database
  await owner.query(
    `insert into procedure.matter (id, procedure, number, title, state, version, subject, starter_name, starter_post, starter_org_id,
       starter_org_name, parties, data, started_at)
     values ($1, 'cases.moderation', $1::uuid::text, '{}', $2, 1, 'cases.case', 'x', 'DESK', $3, 'x', $4, '{"rule": "H1"}', '2026-01-05T02:00:00Z')`,
    [matter, state, second.id, JSON.stringify(parties)],
  )
  await owner.query(
    `insert into procedure.step (id, matter_id, position, state, started_at) values ($1, $2, 1, $3, '2026-01-05T02:00:00Z')`,
    [step, matter, state],
  )
  const sits = state === 'APPEAL' ? appeal : second
  await owner.query(
    `insert into procedure.assignment (id, matter_id, step_id, kind, org_id, org_path, org_name, posts, state)
     values ($1, $2, $3, 'SEAT', $4, $5, $6, '{DESK}', 'OPEN')`,
    [newId(), matter, step, sits.id, sits.path, sits.name],
  )
  return matter
}

const stories = {
  'of a village goes to the county when the township is silent': {
    planted: { second: xihe, above: qingshi, appeal: qingshi, state: 'APPEAL' },
    over: [county.id],
  },
  'of a township has nobody above the county': {
    planted: { second: qingshi, above: county, appeal: county, state: 'APPEAL' },
    over: [],
  },
  'of the top never goes back to it from whom it named': {
    planted: { second: county, above: county, appeal: baiyun, state: 'APPEAL' },
    over: [],
  },
  'that was not made yet begins its days when it is': {
    planted: { second: xihe, above: qingshi, appeal: qingshi, state: 'IN_FORCE' },
    over: [county.id],
  },
} as const
const ids = new Map<string, string>()

beforeAll(async () => {
  await plantCounty(database)
  for (const [told, { planted }] of Object.entries(stories)) ids.set(told, await plant(planted))
  await database.upgrade()
}, 120_000)

describe('an appeal of before it had a limit, after the upgrade (decisions 280)', () => {
  it.each(Object.entries(stories))('%s', async (told, { planted, over }) => {
    const { rows } = await database.owner.query(
      `select m.parties->'over' as over, m.data, s.due_at, s.due_at > now() + interval '13 days' as is_ahead, a.due_at as seat_due_at
       from procedure.matter m join procedure.step s on s.matter_id = m.id join procedure.assignment a on a.step_id = s.id
       where m.id = $1`,
      [ids.get(told)],
    )
    const [row] = rows
    expect(row.over.map(({ orgId }: { orgId: string }) => orgId)).toEqual(over)
    expect(row.data).toEqual({ rule: 'H1', appealDays: 10 })
    expect(row.seat_due_at).toEqual(row.due_at)
    // Counted from the upgrade: nobody is late before he could know.
    expect(row.is_ahead).toBe(planted.state === 'APPEAL' ? true : null)
  })
})
