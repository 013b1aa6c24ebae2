import type { Act, Procedure } from './definition.ts'
import {
  type Assignment,
  assignmentsNow,
  type Capacity,
  earlierSteps,
  type Matter,
  type Person,
  stepOf,
} from './matter.ts'

/** Somebody with the posts he may act in: his own first, then those he stands in for. */
export interface Acting {
  readonly person: Person
  readonly capacities: readonly Capacity[]
}

/** Why an act cannot be done; the sentences stand in the words of the kernel and of the definition. */
export type Reason =
  | 'procedure.ended'
  | 'procedure.not-now'
  | 'procedure.not-yours'
  | 'procedure.not-oneself'
  | 'procedure.not-about-oneself'
  | 'procedure.signed-already'
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
  const answer = rule.effect.kind === 'WITHDRAW' ? mayWithdraw(matter, by) : maySpeak(rule, matter, by)
  return answer === true ? (rule.guard?.(matter, by.person) ?? true) : answer
}

/**
 * Whether somebody may look at a matter that lies in his reach: who began it or had a hand in it, and the posts that sit in
 * it anywhere. Others of the same organisation do not find it.
 */
export function maySee(matter: Matter, { person, capacities }: Acting): boolean {
  const hadAHand = matter.acts.some(({ accountId }) => accountId !== null && accountId === person.accountId)
  const posts = new Set([matter.starter.post, ...matter.assignments.flatMap((seat) => seat.posts)])
  return hadAHand || capacities.some(({ post }) => posts.has(post))
}

/** The open seat of this matter that somebody holds, a named one before one of his post; held ones last. */
export function seatHeld(matter: Matter, { person, capacities }: Acting): Held | undefined {
  const order = (one: Assignment) => (one.state === 'OPEN' ? 0 : 2) + (one.accountId === null ? 1 : 0)
  const waiting = assignmentsNow(matter)
    .filter(({ state }) => state === 'OPEN' || state === 'HELD')
    .toSorted((one, other) => order(one) - order(other))
  for (const assignment of waiting)
    for (const capacity of capacities) if (holds(assignment, { person, capacity })) return { assignment, capacity }
  return undefined
}

/** Is the seat this person's in this capacity? Who stands in holds what the other holds. */
export function holds(seat: Assignment, { person, capacity }: { person: Person; capacity: Capacity }): boolean {
  if (seat.orgId !== capacity.orgId || !seat.posts.includes(capacity.post)) return false
  return seat.accountId === null || seat.accountId === (capacity.for?.accountId ?? person.accountId)
}

function mayWithdraw(matter: Matter, { person }: Acting): true | Reason {
  const me = matter.starter.accountId
  if (me === null || person.accountId !== me) return 'procedure.not-yours'
  const step = stepOf(matter)
  const others = matter.acts.some(({ stepId, accountId }) => stepId === step?.id && accountId !== me)
  return step?.openedBy === me && !others ? true : 'procedure.somebody-acted'
}

function maySpeak({ effect }: Act, matter: Matter, by: Acting): true | Reason {
  const held = seatHeld(matter, by)
  if (!held) return 'procedure.not-yours'
  if (held.assignment.state === 'HELD') return 'procedure.waits-for-signer'
  if (effect.kind === 'RETURN' && earlierSteps(matter).length === 0) return 'procedure.nothing-earlier'
  return effect.kind === 'VOTE' ? mayVote(matter, { by: by.person, held }) : true
}

// Nobody decides what he asked for himself or what is about him, nor twice in one step (E02). Who stands in is bound as
// the one he stands in for.
function mayVote(matter: Matter, { by, held }: { by: Person; held: Held }): true | Reason {
  const both = [by.accountId, held.capacity.for?.accountId ?? by.accountId]
  if (both.includes(matter.starter.accountId)) return 'procedure.not-oneself'
  if (matter.aboutPersonId !== null && by.personId === matter.aboutPersonId) return 'procedure.not-about-oneself'
  const step = stepOf(matter)
  const voted = matter.acts.some(
    (done) =>
      done.stepId === step?.id &&
      isVote(matter, done.id) &&
      [done.accountId, done.forAccountId].some((one) => one !== null && both.includes(one)),
  )
  return voted ? 'procedure.signed-already' : true
}

const isVote = (matter: Matter, actId: string) => matter.assignments.some(({ votedIn }) => votedIn === actId)
