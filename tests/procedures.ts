import { newId } from '#kernel/ids.ts'
import {
  after,
  clockPassed,
  type Deed,
  type Moment,
  reseated,
  started,
  subjectEnded,
} from '#kernel/procedure/course.ts'
import type { Act, Procedure, SeatRule } from '#kernel/procedure/definition.ts'
import { assignmentsNow, earlierSteps, type Matter, type Paper, type Seat, stepOf } from '#kernel/procedure/matter.ts'
import { type Acting, hasSpoken, mayAct, mayBeGiven, seatHeld } from '#kernel/procedure/may.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { randomFrom } from './trees.ts'

/** What every definition is put through for nothing: random acts by random people, each result checked whole. */
export interface Walked {
  readonly acts: number
  readonly refusals: number
  readonly limits: number
  readonly visited: ReadonlySet<string>
  readonly done: ReadonlySet<string>
}

const posts = ['ORGANISER', 'SECRETARY']
const orgs = ['branch', 'township', 'county'].map((name) => ({ id: newId(), name }))

interface Someone extends Acting {
  readonly seat: Seat
}

const people: readonly Someone[] = orgs.flatMap((org) =>
  [0, 1, 2, 3].map((at): Someone => {
    const post = posts[at % 2] as string
    const [accountId, name] = [newId(), `${org.name}${at}`]
    return {
      person: { accountId, personId: newId(), name },
      capacity: { orgId: org.id, post, for: null },
      seat: { orgId: org.id, orgName: org.name, posts: [post], accountId, name },
    }
  }),
)

const ofPost = (orgAt: number): Seat => {
  const { id, name } = orgs[orgAt] as (typeof orgs)[number]
  return { orgId: id, orgName: name, posts, accountId: null, name: null }
}

/**
 * Walks at random through a definition; `course` makes the next matter of the last and is broken only where the walk
 * itself is tried; with `reseats` parties go to others on the way. @throws when a matter is lost, owned twice, or stuck
 */
export function walk(
  of: Procedure,
  {
    seed,
    length = 40,
    course = after,
    reseats = false,
  }: { seed: number; length?: number; course?: typeof after; reseats?: boolean },
): Walked {
  const random = randomFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T
  const told = { acts: 0, refusals: 0, limits: 0, visited: new Set<string>(), done: new Set<string>() }
  let at = new Date('2026-03-02T01:00:00Z').getTime() + random(100) * 86_400_000
  // Mostly forward; sometimes the clock of the machine is set back.
  const moment = (): Moment => {
    at += random(10) === 0 ? -random(90_000_000) : random(60_000_000)
    return { at: new Date(at), calendar: workCalendar }
  }
  const starter = pick(people.slice(0, 4))
  let matter = begin(of, { starter, parties: partiesOf(of, random), moment: moment(), random })
  checkWhole(of, matter)
  for (let n = 0; n < length && matter.endedAt === null; n++) {
    const before = matter
    const someone = withDelegation(pick(people), { random, pick })
    const act = pick(Object.keys(of.acts))
    if (random(8) === 0) matter = passAt(of, matter, moment())
    else if (of.endsWithSubject && random(40) === 0) matter = subjectEnded(of, matter, moment())
    else if (reseats && random(40) === 0) matter = reseatAt(of, matter, { random, pick, moment: moment() })
    else if (mayAct(of, matter, { act, by: someone }) === true && hasTaker(of, matter, act)) {
      matter = course(of, matter, deedOf(of, matter, { act, by: someone, random, pick }), moment())
      told.acts += 1
      told.done.add(act)
    } else told.refusals += 1
    if (matter !== before && matter.acts.at(-1)?.accountId === null) told.limits += 1
    told.visited.add(matter.state)
    checkWhole(of, matter)
    checkKept(of, before, matter)
  }
  told.visited.add(bringToAnEnd(of, matter, moment).state)
  return told
}

function begin(
  of: Procedure,
  {
    starter,
    parties,
    moment,
    random,
  }: Pick<Dice, 'random'> & { starter: Someone; parties: Matter['parties']; moment: Moment },
): Matter {
  const { orgId, orgName, posts: held } = starter.seat
  return started(
    of,
    {
      id: newId(),
      procedure: of.name,
      number: 'walk',
      title: of.title,
      startedAt: moment.at,
      ...{ subject: 'tests.walk', subjectId: null, aboutPersonId: null },
      starter: { ...starter.person, orgId, orgName, post: held[0] as string },
      parties,
      data: { asked: 'at the beginning', ...daysNamed(of, moment) },
    },
    { ...moment, papers: papersFor(of, random) },
  )
}

// The days that its clocks ask for, some of them over already.
function daysNamed(of: Procedure, { at }: Moment): Record<string, string> {
  const limits = Object.values(of.states).flatMap(({ clock }) => (clock ? [clock.limit] : []))
  const keys = limits.flatMap((limit) => ('dayIn' in limit ? [limit.dayIn] : []))
  return Object.fromEntries(keys.map((key, n) => [key, addDays(dayOf(at), 3 * n - 1)]))
}

// Under each key one seat of a post, or several of named people: both must work for every definition.
function partiesOf(of: Procedure, random: (below: number) => number): Matter['parties'] {
  const rules = Object.values(of.states).flatMap(({ seats, clock }): SeatRule[] => [
    ...(seats ? [seats] : []),
    ...(clock && 'escalatesTo' in clock.passed ? [clock.passed.escalatesTo] : []),
  ])
  const keys = new Set(rules.flatMap((rule) => (rule === 'STARTER' ? [] : [rule.party])))
  return Object.fromEntries(
    [...keys].map((key) => {
      if (random(2) === 0) return [key, [ofPost(2)]]
      const from = 4 + random(4)
      return [key, people.slice(from, from + 1 + random(4)).map(({ seat }) => seat)]
    }),
  )
}

interface Dice {
  readonly random: (below: number) => number
  readonly pick: <T>(from: readonly T[]) => T
}

// Now and then somebody acts for a colleague of his organisation.
function withDelegation(someone: Someone, { random, pick }: Dice): Someone {
  if (random(5) > 0) return someone
  const other = pick(people.filter(({ seat }) => seat.orgId === someone.seat.orgId && seat !== someone.seat))
  const capacity = { orgId: other.seat.orgId, post: other.seat.posts[0] as string, for: other.person }
  return { ...someone, capacity }
}

function deedOf(of: Procedure, matter: Matter, { act, by, random, pick }: Dice & { act: string; by: Someone }): Deed {
  const held = seatHeld(matter, by)
  const earlier = earlierSteps(matter).map(({ state }) => state)
  const kind = of.acts[act]?.effect.kind
  return {
    act,
    by: by.person,
    capacity: held?.capacity ?? null,
    orgName: held?.assignment.orgName ?? null,
    assignmentId: kind === 'WITHDRAW' || kind === 'CONCLUDE' ? null : (held?.assignment.id ?? null),
    opinion: `第${matter.version}次`,
    fields: { [`field${matter.version}`]: matter.version },
    papers: papersFor(of.acts[act], random),
    ...(kind === 'HAND_OVER' || kind === 'ADD_SIGNER' ? { to: pick(takers(of, matter)).seat } : {}),
    when: random(2) === 0 ? 'BEFORE' : 'AFTER',
    ...(kind === 'RETURN' ? { returnTo: pick(earlier) } : {}),
  }
}

// Every wanted paper, an optional one now and then, and of some more files than one.
function papersFor(act: Pick<Act, 'papers'> | undefined, random: (below: number) => number): Paper[] {
  const brought = (act?.papers ?? []).filter(({ isOptional }) => !isOptional || random(2) === 0)
  return brought.flatMap(({ key }) =>
    Array.from({ length: 1 + random(3) }, (_, n) => ({ key, fileId: newId(), name: `${key}${n}.pdf` })),
  )
}

// Who has no seat yet, has not spoken, did not begin it and may decide it: to him it may be handed over, and he may be asked as well.
function takers(of: Procedure, matter: Matter): Someone[] {
  const has = new Set(assignmentsNow(matter).map(({ accountId }) => accountId))
  const may = people.filter(({ person }) => !has.has(person.accountId) && !hasSpoken(matter, person.accountId))
  const able = may.filter(({ person }) => mayBeGiven(of, matter, person))
  return able.filter(({ person }) => person.accountId !== matter.starter.accountId)
}

const hasTaker = (of: Procedure, matter: Matter, act: string) =>
  !['HAND_OVER', 'ADD_SIGNER'].includes(of.acts[act]?.effect.kind ?? '') || takers(of, matter).length > 0

// Before its limit a clock does nothing at all; at the limit it does its part once.
function passAt(of: Procedure, matter: Matter, { at, calendar }: Moment): Matter {
  const due = stepOf(matter)?.dueAt
  if (!due || stepOf(matter)?.escalatedAt) return matter
  const early = clockPassed(of, matter, { at: new Date(due.getTime() - 1), calendar })
  const next = clockPassed(of, matter, { at: at < due ? due : at, calendar })
  tell(of, matter, [early !== matter && 'a limit passed early', next === matter && 'a limit did not pass'])
  return next
}

// Any party may go to others at any moment: the matter waits for them where it waited for that party, and nothing of it is lost.
function reseatAt(of: Procedure, matter: Matter, { random, pick, moment }: Dice & { moment: Moment }): Matter {
  const party = pick(Object.keys(matter.parties))
  if (party === undefined) return matter
  const by = pick(people)
  const seats = [ofPost(1 + random(2))]
  const { person, capacity, seat } = by
  const next = reseated(of, matter, { party, seats, by: person, capacity, orgName: seat.orgName }, moment)
  tell(of, next, [
    next.state !== matter.state && 'it went elsewhere when a party changed',
    next.acts.length !== matter.acts.length + 1 && 'that a party changed is not told',
  ])
  return next
}

/** A matter is in one state, waits for somebody, and says the same in all its parts. @throws with everything that is not so */
export function checkWhole(of: Procedure, matter: Matter): void {
  const wrong = [
    ...[...standingFaults(of, matter), ...seatFaults(of, matter), ...timeFaults(matter)],
    ...[...voteFaults(matter), ...paperFaults(of, matter)],
  ]
  tell(of, matter, wrong)
}

type Faults = (string | false)[]

function standingFaults(of: Procedure, matter: Matter): Faults {
  const open = matter.steps.filter(({ endedAt }) => endedAt === null)
  const ends = of.states[matter.state]?.ends
  return [
    matter.version !== matter.acts.length && 'the version does not count the acts',
    matter.acts.at(-1)?.toState !== matter.state && 'the last act led elsewhere',
    matter.outcome !== (ends ?? null) && 'the outcome is not that of the state',
    (matter.endedAt !== null) !== (ends !== undefined) && 'it has ended and has not',
    open.map(({ state }) => state).join() !== (ends ? '' : matter.state) && 'its open step is not its state',
  ]
}

// Held ones wait for an open one, so some seat is always open; and nobody has two.
function seatFaults(of: Procedure, matter: Matter): Faults {
  const step = stepOf(matter)
  const waiting = matter.assignments.filter(({ state }) => state === 'OPEN' || state === 'HELD')
  const named = waiting.flatMap(({ accountId, kind }) => (accountId && kind !== 'STAND_IN' ? [accountId] : []))
  const ids = [matter.assignments, matter.acts, matter.steps].map((all) => all.map(({ id }) => id))
  return [
    waiting.some(({ stepId }) => stepId !== step?.id) && 'a seat waits in a step that is over',
    waiting.some(({ state }) => state === 'OPEN') === Boolean(of.states[matter.state]?.ends) && 'it waits for nobody',
    new Set(named).size !== named.length && 'somebody has it twice',
    ids.some((all) => new Set(all).size !== all.length) && 'two parts have one id',
  ]
}

const timeFaults = (matter: Matter): Faults => {
  const times = matter.acts.map(({ at }) => at.getTime())
  return [
    matter.steps.some(({ startedAt, endedAt }) => endedAt && endedAt < startedAt) && 'a step ended before it began',
    matter.steps.some(({ startedAt, dueAt }) => dueAt && dueAt < startedAt) && 'a limit lies before its step',
    times.some((at, n) => n > 0 && at < (times[n - 1] ?? 0)) && 'the acts are not in order',
  ]
}

// Nobody decides what he began, and nobody twice in one step, in whoever's place.
const voteFaults = (matter: Matter): Faults =>
  matter.steps.flatMap((step) => {
    const votes = matter.assignments.filter(({ stepId, vote }) => stepId === step.id && vote !== null)
    const acts = votes.map(({ votedIn }) => matter.acts.find(({ id }) => id === votedIn))
    const voices = acts.flatMap((act) => [...new Set([act?.accountId, act?.forAccountId])]).filter((one) => one != null)
    return [
      matter.starter.accountId !== null &&
        voices.includes(matter.starter.accountId) &&
        'somebody decided what he began',
      new Set(voices).size !== voices.length && 'somebody decided twice',
    ]
  })

// What an act had to bring stands at it, and nothing that it did not ask for; no file stands at two.
function paperFaults(of: Procedure, matter: Matter): Faults {
  const files = matter.acts.flatMap(({ papers }) => papers.map(({ fileId }) => fileId))
  return [
    new Set(files).size !== files.length && 'a file stands at two acts',
    ...matter.acts.flatMap(({ act, papers }) => {
      const wanted = (act === 'START' ? of : of.acts[act])?.papers ?? []
      const isThere = (key: string) => papers.some((paper) => paper.key === key)
      return [
        wanted.some(({ key, isOptional }) => !isOptional && !isThere(key)) && 'a paper is missing',
        papers.some(({ key }) => !wanted.some((one) => one.key === key)) && 'a paper came along that nobody asked for',
      ]
    }),
  ]
}

/** Nothing that was done or filled in is lost. */
function checkKept(of: Procedure, before: Matter, now: Matter): void {
  const steps = before.steps.map(({ id }) => id)
  tell(of, now, [
    before.acts.some((act, at) => now.acts[at] !== act) && 'an act was changed',
    steps.some((id, at) => now.steps[at]?.id !== id) && 'a step is gone',
    before.assignments.some(({ id }) => !now.assignments.some((one) => one.id === id)) && 'a seat is gone',
    Object.keys(before.data).some((key) => now.data[key] !== before.data[key]) && 'what was filled in is gone',
  ])
}

function tell(of: Procedure, matter: Matter, faults: Faults): void {
  const wrong = faults.filter((fault) => fault !== false)
  if (wrong.length > 0)
    throw new Error(`${of.name}: ${wrong.join('; ')} after ${matter.acts.map(({ act }) => act).join(' ')}`)
}

// From wherever it stands people who want it to end can end it: every join is reached.
function bringToAnEnd(of: Procedure, matter: Matter, moment: () => Moment): Matter {
  let now = matter
  for (let tries = 0; now.endedAt === null; tries++) {
    // Where a rule of the chapter keeps out whoever sits there, he hands it over.
    const wanted = [['VOTE', 'MOVE', 'CONCLUDE'], ['HAND_OVER']].flatMap((kinds) =>
      Object.keys(of.acts).filter((act) => kinds.includes(of.acts[act]?.effect.kind ?? '')),
    )
    const next = wanted
      .flatMap((act) => people.map((by) => ({ act, by })))
      .find(({ act, by }) => mayAct(of, now, { act, by }) === true && hasTaker(of, now, act))
    if (!next || tries > 200)
      throw new Error(`${of.name}: stuck in ${now.state} after ${now.acts.map(({ act }) => act).join(' ')}`)
    const dice: Dice = { random: () => 0, pick: (from) => from[0] as (typeof from)[number] }
    now = after(of, now, deedOf(of, now, { ...next, ...dice }), moment())
    checkWhole(of, now)
  }
  return now
}
