import { newId } from '../ids.ts'
import type { WorkCalendar } from '../time.ts'
import type { Procedure, State } from './definition.ts'
import { dueOf } from './limits.ts'
import {
  type Assignment,
  assignmentsNow,
  type Capacity,
  type DoneAct,
  earlierSteps,
  type Matter,
  type Paper,
  type Person,
  type Seat,
  type Step,
  stepOf,
} from './matter.ts'
import { seatsOf } from './seats.ts'
import { joined, settled } from './verdict.ts'

// What follows from an act: from one whole matter the next. Nothing here reads or writes; whether the act is allowed was
// asked of mayAct before. The store keeps the difference between the two.

/** An act that was allowed, with all that was said with it. */
export interface Deed {
  readonly act: string
  readonly by: Person
  readonly capacity: Capacity | null
  /** The name of the organisation in which he acted. */
  readonly orgName: string | null
  /** The seat in which he acted; none for who withdraws. */
  readonly assignmentId: string | null
  readonly opinion?: string | null
  readonly fields?: Readonly<Record<string, unknown>>
  readonly papers?: readonly Paper[]
  /** To whom it is handed over, or who is added. */
  readonly to?: Seat
  readonly when?: 'BEFORE' | 'AFTER'
  /** The state to which it is returned. */
  readonly returnTo?: string
}

/** When something happens, by which calendar limits are counted. */
export interface Moment {
  readonly at: Date
  readonly calendar: WorkCalendar
}

/** No seat can be filled in the state the matter would come to: it stays where it is (nothing is lost). */
export class NobodyThere extends Error {
  readonly state: string

  constructor(state: string) {
    super(`nobody is there for ${state}`)
    this.state = state
  }
}

/** A matter at its beginning, before its first step. */
export type NewMatter = Omit<Matter, 'state' | 'version' | 'outcome' | 'endedAt' | 'steps' | 'assignments' | 'acts'>

/** Who begins it with his own hands, for whom. */
type Hand = Pick<Deed, 'by'> & Pick<Capacity, 'for'>

/** Begins a matter. @throws NobodyThere */
export function started(
  of: Procedure,
  matter: NewMatter,
  moment: Moment & { hand?: Hand; papers?: readonly Paper[] },
): Matter {
  const empty = { state: of.starts, version: 0, outcome: null, endedAt: null, steps: [], assignments: [], acts: [] }
  const { starter } = matter
  const deed: Deed = {
    act: 'START',
    by: moment.hand?.by ?? starter,
    capacity: { orgId: starter.orgId, post: starter.post, for: moment.hand?.for ?? null },
    orgName: starter.orgName,
    assignmentId: null,
    fields: matter.data,
    papers: moment.papers ?? [],
  }
  return noted(entered(of, { ...matter, ...empty }, { state: of.starts, by: starter.accountId, moment }), deed, moment)
}

/** What an allowed act makes of the matter. @throws NobodyThere */
export function after(of: Procedure, matter: Matter, deed: Deed, moment: Moment): Matter {
  const steady: Moment = { ...moment, at: notBefore(matter, moment.at) }
  const filled = { ...matter, data: { ...matter.data, ...deed.fields } }
  return noted(moved(of, filled, deed, steady), deed, steady, matter)
}

/** What a clock that ran out makes of the matter; the same matter when it has not, or has done its part. */
export function clockPassed(of: Procedure, matter: Matter, moment: Moment): Matter {
  const step = stepOf(matter)
  const clock = step && of.states[step.state]?.clock
  if (!step || !clock || step.dueAt === null || step.escalatedAt !== null || moment.at < step.dueAt) return matter
  const steady: Moment = { ...moment, at: notBefore(matter, moment.at) }
  const told = replaceStep(matter, { ...step, escalatedAt: steady.at })
  if ('goesTo' in clock.passed) {
    const next = entered(of, closed(told, steady.at), { state: clock.passed.goesTo, by: null, moment: steady })
    return noted(next, { ...byNobody, act: 'LAPSE' }, steady, matter)
  }
  const above = seatsOf(told, clock.passed.escalatesTo)
  const act = above.length > 0 ? 'ESCALATE' : 'LATE'
  return noted(withStandIns(told, above), { ...byNobody, act }, steady, matter)
}

/** What becomes of the matter when what it is about has ended; the same matter when it had ended before. */
export function subjectEnded(of: Procedure, matter: Matter, moment: Moment): Matter {
  if (of.endsWithSubject === undefined) throw new Error(`${of.name} outlives what it is about`)
  if (matter.endedAt !== null) return matter
  const steady: Moment = { ...moment, at: notBefore(matter, moment.at) }
  const next = entered(of, closed(matter, steady.at), { state: of.endsWithSubject, by: null, moment: steady })
  return noted(next, { ...byNobody, act: 'SUBJECT_ENDED' }, steady, matter)
}

/** Who now holds a party of a matter, and who says so. */
export interface Reseating extends Pick<Deed, 'by' | 'capacity' | 'orgName'> {
  readonly party: string
  readonly seats: readonly Seat[]
}

/** A matter whose party went to others; where it waits for that party, its step begins anew with them. An ended one stays as it is. */
export function reseated(of: Procedure, matter: Matter, given: Reseating, moment: Moment): Matter {
  const { party, seats, by, capacity, orgName } = given
  if (matter.endedAt !== null) return matter
  const [to] = seats
  if (!to) throw new NobodyThere(matter.state)
  const steady: Moment = { ...moment, at: notBefore(matter, moment.at) }
  const changed = { ...matter, parties: { ...matter.parties, [party]: seats } }
  const rule = of.states[matter.state]?.seats
  const isWaiting = rule !== undefined && rule !== 'STARTER' && rule.party === party
  const next = isWaiting
    ? entered(of, closed(changed, steady.at), { state: matter.state, by: by.accountId, moment: steady })
    : changed
  return noted(next, { act: 'RESEAT', by, capacity, orgName, assignmentId: null, to }, steady, matter)
}

const byNobody: Omit<Deed, 'act'> = {
  by: { accountId: null, personId: null, name: '' },
  ...{ capacity: null, orgName: null, assignmentId: null },
}

function moved(of: Procedure, matter: Matter, deed: Deed, moment: Moment): Matter {
  const effect = of.acts[deed.act]?.effect
  const by = deed.by.accountId
  switch (effect?.kind) {
    case 'VOTE':
      return decided(of, withAssignments(matter, voted(matter, deed, effect.vote)), { by, moment })
    case 'MOVE':
    case 'CONCLUDE':
    case 'WITHDRAW':
      return entered(of, closed(matter, moment.at), { state: effect.to, by, moment })
    case 'RETURN':
      return returned(of, matter, { deed, moment })
    case 'HAND_OVER':
      return withAssignments(
        matter,
        assignmentsNow(matter).map((one) => (one.id === deed.assignmentId ? { ...one, ...deed.to } : one)),
      )
    case 'ADD_SIGNER':
      return withAssignments(matter, settled([...assignmentsNow(matter), added(matter, deed)]))
    default:
      return matter
  }
}

// The word of a stand-in is the word of the seat he stands in for. The id of the act is put in when it is noted.
function voted(matter: Matter, deed: Deed, vote: Assignment['vote']): Assignment[] {
  const all = assignmentsNow(matter)
  const mine = all.find(({ id }) => id === deed.assignmentId)
  const principal = mine?.kind === 'STAND_IN' ? mine.ofId : mine?.id
  return settled(
    all.map((one) => {
      if (one.id === principal) return { ...one, vote, state: 'DONE', votedIn: thisAct }
      return one.id === mine?.id ? { ...one, state: 'DONE' } : one
    }),
  )
}

function decided(of: Procedure, matter: Matter, { by, moment }: { by: string | null; moment: Moment }): Matter {
  const joins = of.states[matter.state]?.joins
  const verdict = joins && joined(joins, assignmentsNow(matter))
  if (!joins || !verdict) return matter
  const state = verdict === 'FOR' ? joins.agreed : joins.disagreed
  return entered(of, closed(matter, moment.at), { state, by, moment })
}

// Whoever gave his word there before gets it again; where anybody of a post could, anybody can.
function returned(of: Procedure, matter: Matter, { deed, moment }: { deed: Deed; moment: Moment }): Matter {
  const earlier = earlierSteps(matter).find(({ state }) => state === deed.returnTo)
  if (!earlier) throw new Error(`there is no step ${deed.returnTo} to return to`)
  const seats = matter.assignments.filter(({ stepId, kind }) => stepId === earlier.id && kind === 'SEAT')
  return entered(of, closed(matter, moment.at), { state: earlier.state, by: deed.by.accountId, moment, seats })
}

const added = (matter: Matter, { assignmentId, to, when = 'BEFORE' }: Deed): Assignment => {
  if (!to) throw new Error('nobody was named to be added')
  const stepId = stepOf(matter)?.id ?? ''
  return { ...to, id: newId(), stepId, kind: when, ofId: assignmentId, state: 'OPEN', vote: null, votedIn: null }
}

function withStandIns(matter: Matter, seats: readonly Seat[]): Matter {
  const silent = assignmentsNow(matter).filter(
    ({ kind, state }) => kind === 'SEAT' && state !== 'DONE' && state !== 'CLOSED',
  )
  const blank = { kind: 'STAND_IN', state: 'OPEN', vote: null, votedIn: null } as const
  const more = silent.flatMap(({ id, stepId }) =>
    seats.map((seat) => ({ ...seat, ...blank, id: newId(), stepId, ofId: id })),
  )
  return withAssignments(matter, settled([...assignmentsNow(matter), ...more]))
}

interface Entry {
  readonly state: string
  readonly by: string | null
  readonly moment: Moment
  readonly seats?: readonly Seat[]
}

function entered(of: Procedure, matter: Matter, { state, by, moment, seats }: Entry): Matter {
  const rule = of.states[state]
  if (!rule) throw new Error(`${of.name} has no state ${state}`)
  if (rule.ends) return { ...matter, state, outcome: rule.ends, endedAt: moment.at }
  const filled = seats ?? (rule.seats ? seatsOf(matter, rule.seats) : [])
  if (filled.length === 0) throw new NobodyThere(state)
  const step: Step = {
    id: newId(),
    position: matter.steps.length + 1,
    state,
    startedAt: moment.at,
    endedAt: null,
    ...dueOf(rule.clock, {
      from: countedFrom(matter, rule, moment.at),
      calendar: moment.calendar,
      data: matter.data,
    }),
    escalatedAt: null,
    openedBy: by,
  }
  const blank = { kind: 'SEAT', ofId: null, state: 'OPEN', vote: null, votedIn: null } as const
  const assignments = filled.map(({ orgId, orgName, posts, accountId, name }) => ({
    ...{ orgId, orgName, posts, accountId, name },
    ...{ ...blank, id: newId(), stepId: step.id },
  }))
  return { ...matter, state, steps: [...matter.steps, step], assignments: [...matter.assignments, ...assignments] }
}

// Calendar days may be counted from another state's first stay; where there was none, from now.
function countedFrom(matter: Matter, { clock }: State, now: Date): Date {
  const since = clock && 'days' in clock.limit ? clock.limit.since : undefined
  return matter.steps.find(({ state }) => state === since)?.startedAt ?? now
}

function closed(matter: Matter, at: Date): Matter {
  const open = stepOf(matter)
  if (!open) return matter
  const ended = assignmentsNow(matter).map((one) => (one.state === 'DONE' ? one : { ...one, state: 'CLOSED' as const }))
  return replaceStep(withAssignments(matter, ended), { ...open, endedAt: at })
}

const thisAct = 'this act'

function noted(matter: Matter, deed: Deed, { at }: Moment, before?: Matter): Matter {
  const step = before ? stepOf(before) : undefined
  const done: DoneAct = {
    id: newId(),
    stepId: step?.id ?? null,
    at,
    act: deed.act,
    fromState: before?.state ?? null,
    toState: matter.state,
    accountId: deed.by.accountId,
    personId: deed.by.personId,
    name: deed.by.name,
    post: deed.capacity?.post ?? null,
    orgId: deed.capacity?.orgId ?? null,
    orgName: deed.orgName,
    forAccountId: deed.capacity?.for?.accountId ?? null,
    forPersonId: deed.capacity?.for?.personId ?? null,
    forName: deed.capacity?.for?.name ?? null,
    opinion: deed.opinion ?? null,
    fields: deed.fields ?? {},
    papers: deed.papers ?? [],
    toName: deed.to ? (deed.to.name ?? deed.to.orgName) : null,
  }
  const assignments = matter.assignments.map((one) => (one.votedIn === thisAct ? { ...one, votedIn: done.id } : one))
  return { ...matter, version: matter.version + 1, assignments, acts: [...matter.acts, done] }
}

const withAssignments = (matter: Matter, changed: readonly Assignment[]): Matter => {
  const known = new Set(matter.assignments.map(({ id }) => id))
  const byId = new Map(changed.map((one) => [one.id, one]))
  return {
    ...matter,
    assignments: [
      ...matter.assignments.map((one) => byId.get(one.id) ?? one),
      ...changed.filter(({ id }) => !known.has(id)),
    ],
  }
}

const replaceStep = (matter: Matter, step: Step): Matter => ({
  ...matter,
  steps: matter.steps.map((one) => (one.id === step.id ? step : one)),
})

// A clock that was set back makes no step end before it began.
const notBefore = (matter: Matter, at: Date): Date => {
  const last = matter.acts.at(-1)?.at ?? at
  return at < last ? last : at
}
