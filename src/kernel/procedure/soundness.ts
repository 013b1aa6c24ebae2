import type { Act, Procedure, State } from './definition.ts'
import { nameFaults, wayFaults } from './graph.ts'

/**
 * Says no to a definition in which a matter could be lost: each state is reached, one that does not end leads out by an act
 * of its own seat or by its clock, every vote has its join and every join its votes (B08).
 * @throws Error that names the state or the act
 */
export function refuseUnsound(of: Procedure): void {
  const faults = [...namingFaults(of), ...stateFaults(of), ...actFaults(of), ...lostFaults(of)]
  if (faults.length > 0) throw new Error(`${of.name}: ${faults.join('; ')}`)
}

/** The states an act or the clock can lead to from this one. */
export function waysOut(of: Procedure, state: string): string[] {
  const { joins, clock, ends } = of.states[state] ?? ({} as State)
  const acts = Object.values(of.acts).filter(({ from }) => from.includes(state))
  return [
    ...acts.flatMap(({ effect }) => ('to' in effect ? [effect.to] : [])),
    ...(joins ? [joins.agreed, joins.disagreed] : []),
    ...(clock && 'goesTo' in clock.passed ? [clock.passed.goesTo] : []),
    ...(of.endsWithSubject && !ends ? [of.endsWithSubject] : []),
  ]
}

function namingFaults({ name, acts }: Procedure): string[] {
  const reserved = ['START', 'ESCALATE', 'LATE', 'LAPSE', 'RESEAT', 'SUBJECT_ENDED'].filter((act) => act in acts)
  return [...nameFaults(name), ...reserved.map((act) => `${act} is a name of the kernel`)]
}

function stateFaults(of: Procedure): string[] {
  return Object.entries(of.states).flatMap(([key, state]) => {
    const acts = Object.values(of.acts).filter(({ from }) => from.includes(key))
    const votes = acts.flatMap(({ effect }) => (effect.kind === 'VOTE' ? [effect.vote] : []))
    if (state.ends) {
      const more = acts.length > 0 || state.seats || state.joins || state.clock || state.isStatutory
      return more ? [`${key} ends, so nothing can be done in it`] : []
    }
    const movesOut = acts.some(({ effect }) => effect.kind === 'MOVE' && effect.to !== key)
    const lapses = state.clock !== undefined && 'goesTo' in state.clock.passed
    return [
      ...(state.seats ? [] : [`${key} waits for nobody`]),
      ...(state.joins && !(votes.includes('FOR') && votes.includes('AGAINST'))
        ? [`${key} cannot be decided both ways`]
        : []),
      ...(!state.joins && votes.length > 0 ? [`${key} has votes and no join`] : []),
      ...(state.joins || movesOut || lapses ? [] : [`nothing leads out of ${key}`]),
      ...unknownSince(of, key),
      ...unnamedDay(of, key),
      ...(typeof state.joins?.needs === 'number' && state.joins.needs < 1 ? [`${key} needs nobody to agree`] : []),
    ]
  })
}

function unknownSince(of: Procedure, key: string): string[] {
  const limit = of.states[key]?.clock?.limit
  const since = limit && 'days' in limit ? limit.since : undefined
  return since === undefined || since in of.states ? [] : [`${key} counts from ${since}, which is no state`]
}

// Every act that leads to a limit of a named day fills that day in; for the first state the chapter does.
function unnamedDay(of: Procedure, key: string): string[] {
  const limit = of.states[key]?.clock?.limit
  if (!limit || !('dayIn' in limit)) return []
  const leading = Object.entries(of.acts).filter(([, { effect }]) => 'to' in effect && effect.to === key)
  return leading
    .filter(([, { fields }]) => !(limit.dayIn in (fields?.shape ?? {})))
    .map(([act]) => `${act} leads to ${key} and names no ${limit.dayIn}`)
}

function actFaults(of: Procedure): string[] {
  const known = (state: string) => state in of.states
  const last = of.endsWithSubject
  return [
    ...(last === undefined || of.states[last]?.ends ? [] : [`${last} does not end with what it is about`]),
    ...(known(of.starts) && !of.states[of.starts]?.ends ? [] : ['starts nowhere']),
    ...Object.entries(of.acts).flatMap(([key, { from, effect }]) => [
      ...from.filter((state) => !known(state)).map((state) => `${key} comes from ${state}, which is no state`),
      ...('to' in effect && !known(effect.to) ? [`${key} leads to ${effect.to}, which is no state`] : []),
      ...(from.length > 0 ? [] : [`${key} can never be done`]),
    ]),
    ...Object.entries(of.acts).flatMap((entry) => severalFaults(of, entry)),
  ]
}

// What the form of one matter would ask of it alone, what says no to somebody, and what moves a matter for which somebody outside waits.
function severalFaults(of: Procedure, [key, act]: [string, Act]): string[] {
  if (!act.severalAtOnce) return []
  const { effect, fields, papers, from } = act
  const isGiven =
    effect.kind === 'HAND_OVER' || effect.kind === 'MOVE' || (effect.kind === 'VOTE' && effect.vote === 'FOR')
  const waits = effect.kind === 'HAND_OVER' ? [] : from.filter((state) => of.states[state]?.isStatutory)
  const ends = effect.kind === 'MOVE' && of.states[effect.to]?.ends !== undefined
  return [
    ...(isGiven && !ends ? [] : [`${key} is given to several at once and decides over each`]),
    ...(fields || papers ? [`${key} is given to several at once and asks for something of each`] : []),
    ...waits.map((state) => `${key} is given to several at once, and somebody waits outside in ${state}`),
  ]
}

const lostFaults = (of: Procedure): string[] =>
  wayFaults({
    states: Object.keys(of.states),
    starts: of.starts,
    waysOut: (state) => waysOut(of, state),
    isOver: (state) => of.states[state]?.ends !== undefined,
  })
