import type { Joining } from './definition.ts'
import type { Assignment, Vote } from './matter.ts'

/**
 * What a seat says with those who were added to it: its own word, and where that is yes the words of those added after.
 * Undefined as long as somebody has still to speak.
 */
export function verdictOf(seat: Assignment, all: readonly Assignment[]): Vote | undefined {
  if (seat.vote !== 'FOR') return seat.vote ?? undefined
  const after = all.filter(({ kind, ofId }) => kind === 'AFTER' && ofId === seat.id).map((one) => verdictOf(one, all))
  if (after.includes('AGAINST')) return 'AGAINST'
  return after.includes(undefined) ? undefined : 'FOR'
}

/** What the seats of a step have decided together: as soon as enough agree, or too few are left that could (会签). */
export function joined(joins: Joining, all: readonly Assignment[]): Vote | undefined {
  const seats = all.filter(({ kind }) => kind === 'SEAT').map((seat) => verdictOf(seat, all))
  const needed = joins.needs === 'ALL' ? seats.length : joins.needs === 'ANY' ? 1 : Math.min(joins.needs, seats.length)
  const count = (vote: Vote) => seats.filter((one) => one === vote).length
  if (count('FOR') >= needed) return 'FOR'
  return seats.length - count('AGAINST') < needed ? 'AGAINST' : undefined
}

/** Who may speak now: nobody before the signers added before him, and who was added after only after a yes. */
export function settled(all: readonly Assignment[]): Assignment[] {
  return all.map((one) => {
    const state = standingOf(one, all)
    return state === one.state ? one : { ...one, state }
  })
}

function standingOf(one: Assignment, all: readonly Assignment[]): Assignment['state'] {
  if (one.state === 'DONE' || one.state === 'CLOSED') return one.state
  const principal = all.find(({ id }) => id === one.ofId)
  if (one.kind === 'STAND_IN' && principal && principal.vote !== null) return 'CLOSED'
  if (one.kind === 'AFTER' && principal?.vote === 'AGAINST') return 'CLOSED'
  const isEarly = one.kind === 'AFTER' && principal?.vote !== 'FOR'
  const isHeld = all.some((other) => other.kind === 'BEFORE' && other.ofId === one.id && !verdictOf(other, all))
  return isEarly || isHeld ? 'HELD' : 'OPEN'
}
