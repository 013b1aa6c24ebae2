import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { places, plantCounty } from '../../../../tests/cases.ts'
import { databaseBefore } from '../../../../tests/earlier-database.ts'
import { compareWithLog } from '../logging/store.ts'

// Rows as the code before 0650 wrote them, by its own functions where it had one.
const database = databaseBefore('0650')
const { xihe } = places
const at = (day: number) => new Date(`2026-03-${String(day).padStart(2, '0')}T09:00:00+08:00`)

type Row = Readonly<Record<string, unknown>>
const asked = async (text: string, values: readonly unknown[] = []) =>
  (await database.owner.query<Row>(text, [...values])).rows

/** A public message that staff filed on the second of March, to be answered by the twentieth. */
async function file(): Promise<string> {
  const id = newId()
  await asked(
    `insert into cases.case (id, number, code_hash, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
       is_public, channel, created_at, accept_due_on, answer_due_on, search_text, terms)
     values ($1, $2, decode(md5($2), 'hex'), $3, $4, $5, $3, $5, 'HELP', '路灯', '村口三盏路灯坏了一个多月。', '罗**', true, 'VISIT', $6,
       '2026-03-02', '2026-03-20', '', '')`,
    [id, id, xihe.id, xihe.path, xihe.name, at(2)],
  )
  await asked(
    `insert into cases.filing (id, case_id, at, by_name, actor_name, consent, answer_way) values ($1, $2, $3, $4, '张受理', 'SPOKEN', 'CODE')`,
    [newId(), id, at(2), xihe.name],
  )
  return id
}
const event = (id: string, act: string, on: Date) =>
  asked('insert into cases.event (id, case_id, at, act, by_name) values ($1, $2, $3, $4, $5)', [
    ...[newId(), id, on, act, xihe.name],
  ])
async function accept(id: string, on = at(3)) {
  await asked(`update cases.case set state = 'ACCEPTED', accepted_at = $2 where id = $1`, [id, on])
  await event(id, 'accept', on)
}
async function refuse(id: string, reason: string) {
  await asked(
    `update cases.case set state = 'NOT_ACCEPTED', refusal_reason = $2, refusal_note = '', refused_at = $3 where id = $1`,
    [id, reason, at(3)],
  )
  await event(id, 'refuse', at(3))
}
async function reopen(id: string) {
  await asked(`update cases.case set state = 'REOPENED', reopenings = 1, answer_due_on = '2026-03-25' where id = $1`, [
    id,
  ])
  await event(id, 'reopen', at(4))
}
const answer = (id: string) =>
  asked(
    `update cases.case set state = 'REPLIED', replied_at = $2, first_replied_at = $2, was_on_time = true where id = $1`,
    [id, at(5)],
  )
const told = (on: Date) =>
  JSON.stringify({ eventId: newId(), at: on.toISOString(), byName: xihe.name, systemName: '系统', actorName: '张受理' })
const join = (id: string, into: string) =>
  asked('select cases.put_together($1, $2, $3::jsonb)', [id, into, told(at(4))])
const takeBack = (id: string, on = at(6)) =>
  asked(`select cases.revoke_filing(decode(md5($1::uuid::text), 'hex'), $2::jsonb)`, [id, told(on)])
const rowOf = async (id: string) =>
  (
    await asked(
      `select state, taken_back_as, voices, is_withheld, closed_at, accepted_at, joined_to_id from cases.case where id = $1`,
      [id],
    )
  )[0]!

/** What was done to a message before 0650, and how its row reads after the upgrade. */
const stories: Readonly<Record<string, { readonly done: (id: string) => Promise<unknown>; readonly reads: Row }>> = {
  'taken back before any desk decided: counted as waiting, and never read in public': {
    done: (id) => takeBack(id),
    reads: { state: 'CLOSED', taken_back_as: 'WAITING', is_withheld: true, voices: 0 },
  },
  'taken back after its limit: counted as late': {
    done: (id) => takeBack(id, at(21)),
    reads: { state: 'CLOSED', taken_back_as: 'LATE', is_withheld: true },
  },
  'accepted and taken back: read in public as before': {
    async done(id) {
      await accept(id)
      await takeBack(id)
    },
    reads: { state: 'CLOSED', taken_back_as: 'WAITING', is_withheld: false },
  },
  'answered and taken back: counted as answered': {
    async done(id) {
      await accept(id)
      await answer(id)
      await takeBack(id)
    },
    reads: { state: 'CLOSED', taken_back_as: 'ANSWERED', is_withheld: false },
  },
  'not accepted and taken back: a refusal again, with its words': {
    async done(id) {
      await refuse(id, 'NO_MATTER')
      await takeBack(id)
    },
    reads: { state: 'NOT_ACCEPTED', taken_back_as: 'REFUSED', is_withheld: false, closed_at: null },
  },
  'not accepted for a reason that keeps words back, and taken back: a refusal again, without its words': {
    async done(id) {
      await refuse(id, 'NAMED_OFFICIAL')
      await takeBack(id)
    },
    reads: { state: 'NOT_ACCEPTED', taken_back_as: 'REFUSED', is_withheld: true, closed_at: null },
  },
  'not accepted, taken up again and taken back: it waited': {
    async done(id) {
      await refuse(id, 'NO_MATTER')
      await reopen(id)
      await takeBack(id)
    },
    reads: { state: 'CLOSED', taken_back_as: 'WAITING' },
  },
  'not accepted with the common one it had joined, and taken back: a refusal again': {
    async done(id) {
      const main = await file()
      await join(id, main)
      await refuse(main, 'NO_MATTER')
      // Of who joined the database notes the moment itself.
      await takeBack(id, new Date())
    },
    reads: { state: 'NOT_ACCEPTED', taken_back_as: 'REFUSED' },
  },
  'not accepted, and nobody took it back: as it was': {
    done: (id) => refuse(id, 'NAMED_OFFICIAL'),
    reads: { state: 'NOT_ACCEPTED', taken_back_as: null, is_withheld: true, voices: 1 },
  },
  'a common one that was taken back: goes on for who joined it, where it stood': {
    async done(id) {
      await accept(id)
      await join(await file(), id)
      await takeBack(id)
    },
    reads: { state: 'ACCEPTED', taken_back_as: 'WAITING', voices: 1, closed_at: null },
  },
  'a common one that lost who joined it: one voice less': {
    async done(id) {
      const voice = await file()
      await join(voice, id)
      await takeBack(voice)
    },
    reads: { state: 'SUBMITTED', taken_back_as: null, voices: 1 },
  },
  'accepted, joined to what was not, and taken back: accepted when it was, and read in public again': {
    async done(id) {
      await accept(id)
      await join(id, await file())
      await takeBack(id)
    },
    reads: { state: 'CLOSED', taken_back_as: 'WAITING', is_withheld: false, accepted_at: at(3) },
  },
  'accepted and joined to what was not: accepted when it was': {
    async done(id) {
      await accept(id)
      await join(id, await file())
    },
    reads: { state: 'SUBMITTED', taken_back_as: null, accepted_at: at(3) },
  },
}

const planted = new Map<string, string>()
beforeAll(async () => {
  await plantCounty(database)
  for (const [told, { done }] of Object.entries(stories)) {
    const id = await file()
    await done(id)
    planted.set(told, id)
  }
  await database.upgrade()
}, 120_000)

describe('a message of before 0650, after the upgrade (decisions 272)', () => {
  it.each(Object.entries(stories))('%s', async (told, { reads }) => {
    expect(await rowOf(planted.get(told) ?? '')).toMatchObject(reads)
  })

  it('stands in the public numbers by what it was: what came in is the sum of its four parts', async () => {
    const [counted] = await asked(
      `select received, refused, answered, withdrawn, unanswered from cases.count_below($1, '2026-01-01', '2027-01-01', '2026-04-01')`,
      [xihe.id],
    )
    const of = (reads: (row: Row) => boolean) => Object.values(stories).filter((story) => reads(story.reads)).length
    const refused = of(({ state }) => state === 'NOT_ACCEPTED')
    const { received, ...parts } = Object.fromEntries(Object.entries(counted ?? {}).map(([k, n]) => [k, Number(n)]))
    // The common one of the refused voice is a refusal of its own.
    expect(parts).toMatchObject({ refused: refused + 1, answered: 1 })
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(received)
  })

  it('agrees with the public log, and its words and refusals are guarded again', async () => {
    expect(await compareWithLog(database.owner)).toEqual([])
    const id = planted.get('accepted and taken back: read in public as before') ?? ''
    await expect(asked(`update cases.case set state = 'NOT_ACCEPTED' where id = $1`, [id])).rejects.toThrow(
      'kept as it is',
    )
  })
})
