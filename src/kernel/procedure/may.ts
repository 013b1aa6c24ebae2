import type { Act, Procedure, SeatRule } from './definition.ts'
import {
  type Assignment,
  askersOf,
  assignmentsNow,
  type Capacity,
  type DoneAct,
  earlierSteps,
  type Matter,
  type Person,
  type Seat,
  stepOf,
} from './matter.ts'
import { seatsOf } from './seats.ts'

/** Somebody in the post he acts in, his own or that of whom he acts for; none for who acts for no organisation. */
export interface Acting {
  readonly person: Person
  readonly capacity: Capacity | null
}

/** Why an act cannot be done; the sentences stand in the words of the kernel and of the definition. */
export type Reason =
  | 'procedure.ended'
  | 'procedure.not-now'
  | 'procedure.not-yours'
  | 'procedure.not-oneself'
  | 'procedure.not-about-oneself'
  | 'procedure.signed-already'
  | 'procedure.sits-himself'
  | 'procedure.waits-for-signer'
  | 'procedure.somebody-acted'
  | 'procedure.nothing-earlier'

/** The seat in which somebody would act, and as whom. */
export interface Held {
  readonly assignment: Assignment
  readonly capacity: Capacity
}

/** Whether somebody may do this now: true, or the code of the reason why not. */
export function mayAct(of: Procedure, matter: Matter, { act, by }: { act: string; by: Acting }): true | string {
  const rule = of.acts[act]
  if (!rule) return 'procedure.not-now'
  if (matter.endedAt !== null) return 'procedure.ended'
  if (!rule.from.includes(matter.state)) return 'procedure.not-now'
  const answer = mayBring(rule, matter, by)
  return answer === true ? (rule.guard?.(matter, by.person, by.capacity?.for ?? null) ?? true) : answer
}

/** Whether somebody may be handed a matter, or asked as well: not where a rule of the chapter keeps him from deciding it. */
export function mayBeGiven(of: Procedure, matter: Matter, to: Person): boolean {
  return Object.values(of.acts)
    .filter(({ from, effect }) => effect.kind === 'VOTE' && from.includes(matter.state))
    .every(({ guard }) => (guard?.(matter, to, null) ?? true) === true)
}

/**
 * A guard: who did one of these acts, for himself or for another or by another, does not do this one. The same person is the same by
 * whichever account and post. `code` is the reason.
 */
export const neverWhoDid =
  (acts: readonly string[], code: string): NonNullable<Act['guard']> =>
  (matter, by, standsFor) => {
    const hands = matter.acts
      .filter(({ act }) => acts.includes(act))
      .flatMap(({ accountId, personId, forAccountId, forPersonId }) => [accountId, personId, forAccountId, forPersonId])
    const mine = [by.accountId, by.personId, standsFor?.accountId, standsFor?.personId]
    return mine.some((one) => one != null && hands.includes(one)) ? code : true
  }

/**
 * Whether somebody may look at a matter that lies in his reach: who began it or had a hand in it, and the posts that sit in
 * it anywhere. Others of the same organisation do not find it.
 */
export function maySee(matter: Matter, { person, capacity }: Acting): boolean {
  const hadAHand = matter.acts.some(({ accountId }) => accountId !== null && accountId === person.accountId)
  const posts = new Set([...postsOfStarter(matter), ...matter.assignments.flatMap((seat) => seat.posts)])
  return hadAHand || (capacity !== null && posts.has(capacity.post))
}

// Who begins a matter about himself begins it for himself: his post is that of many, and none of them has a part in it.
const postsOfStarter = ({ starter, aboutPersonId }: Matter) =>
  aboutPersonId !== null && aboutPersonId === starter.personId ? [] : [starter.post]

/** The open seat of this matter that somebody holds, a named one before one of his post; held ones last. */
export function seatHeld(matter: Matter, { person, capacity }: Acting): Held | undefined {
  if (capacity === null) return undefined
  const order = (one: Assignment) => (one.state === 'OPEN' ? 0 : 2) + (one.accountId === null ? 1 : 0)
  const waiting = assignmentsNow(matter)
    .filter(({ state }) => state === 'OPEN' || state === 'HELD')
    .toSorted((one, other) => order(one) - order(other))
  const assignment = waiting.find((seat) => holds(seat, { person, capacity }))
  return assignment && { assignment, capacity }
}

/** Is the seat this person's in this capacity? Who stands in holds what the other holds. */
export function holds(seat: Seat, { person, capacity }: { person: Person; capacity: Capacity }): boolean {
  if (seat.orgId !== capacity.orgId || !seat.posts.includes(capacity.post)) return false
  return seat.accountId === null || seat.accountId === (capacity.for?.accountId ?? person.accountId)
}

function mayBring(rule: Act, matter: Matter, by: Acting): true | Reason {
  const { effect } = rule
  if (effect.kind === 'WITHDRAW') return mayWithdraw(matter, by)
  if (effect.kind !== 'CONCLUDE') return maySpeak(rule, matter, by)
  return seatKept(matter, effect.by, by) ? true : 'procedure.not-yours'
}

/** The seat from which somebody keeps a matter, though it may not wait for him now. */
export function seatKept(matter: Matter, rule: SeatRule, { person, capacity }: Acting): Seat | undefined {
  return capacity === null ? undefined : seatsOf(matter, rule).find((seat) => holds(seat, { person, capacity }))
}

function mayWithdraw(matter: Matter, { person, capacity }: Acting): true | Reason {
  const me = matter.starter.accountId
  if (me === null || (capacity?.for ?? person).accountId !== me) return 'procedure.not-yours'
  const step = stepOf(matter)
  const isMine = (act: DoneAct) => [act.accountId, act.forAccountId].includes(me)
  const others = matter.acts.some((done) => done.stepId === step?.id && !isMine(done))
  const hands = [me, ...matter.acts.filter(isMine).map(({ accountId }) => accountId)]
  return step !== undefined && hands.includes(step.openedBy) && !others ? true : 'procedure.somebody-acted'
}

function maySpeak({ effect }: Act, matter: Matter, by: Acting): true | Reason {
  const held = seatHeld(matter, by)
  if (!held) return 'procedure.not-yours'
  if (held.assignment.state === 'HELD') return 'procedure.waits-for-signer'
  if (effect.kind === 'RETURN' && earlierSteps(matter).length === 0) return 'procedure.nothing-earlier'
  return effect.kind === 'VOTE' ? mayVote(matter, { by: by.person, held }) : true
}

// Nobody decides what he asked for himself or what is about him, nor twice in one step (E02). Who stands in is bound as
// the one he stands in for. Who sits in the step himself speaks for himself alone: after a word for another he could not
// give his own, and the step would wait for it for ever.
function mayVote(matter: Matter, { by, held }: { by: Person; held: Held }): true | Reason {
  const both = [by.accountId, held.capacity.for?.accountId ?? by.accountId]
  if (askersOf(matter).some((asker) => both.includes(asker))) return 'procedure.not-oneself'
  const people = [by.personId, held.capacity.for?.personId]
  if (matter.aboutPersonId !== null && people.includes(matter.aboutPersonId)) return 'procedure.not-about-oneself'
  if (both.some((one) => hasSpoken(matter, one))) return 'procedure.signed-already'
  const waiting = assignmentsNow(matter).filter(({ state }) => state === 'OPEN' || state === 'HELD')
  const others = waiting.filter(({ id, kind }) => id !== held.assignment.id && kind !== 'STAND_IN')
  return others.some(({ accountId }) => accountId !== null && both.includes(accountId))
    ? 'procedure.sits-himself'
    : true
}

/** Whether somebody has given a word in the step that runs, for himself or for another, or another has for him. */
export function hasSpoken(matter: Matter, accountId: string | null): boolean {
  const step = stepOf(matter)
  return (
    accountId !== null &&
    matter.acts.some(
      (done) =>
        done.stepId === step?.id && isVote(matter, done.id) && [done.accountId, done.forAccountId].includes(accountId),
    )
  )
}

const isVote = (matter: Matter, actId: string) => matter.assignments.some(({ votedIn }) => votedIn === actId)
