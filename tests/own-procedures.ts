import { mayDo, type OwnProcedure, type Standing, standingAfter } from '#kernel/procedure/own.ts'

/** What became of following every way of a procedure that a chapter keeps. */
export interface Explored {
  readonly states: ReadonlySet<string>
  readonly acts: ReadonlySet<string>
  /** The codes of all reasons why something could not be done. */
  readonly reasons: ReadonlySet<string>
}

/**
 * Follows every act by every role from every standing that can come about, in whatever order: there are few enough to see them all.
 * @throws Error when a matter is stuck, waits for the clock alone, or something is done oftener than it may be
 */
export function explore(of: OwnProcedure): Explored {
  const told = { states: new Set<string>(), acts: new Set<string>(), reasons: new Set<string>() }
  const next = new Map<string, string[]>()
  const seen = new Map(beginnings(of.begins).map((standing) => [keyOf(standing), standing]))
  for (const [key, standing] of seen) {
    told.states.add(standing.state)
    const steps = stepsFrom(of, standing, told)
    check(of, standing, steps)
    next.set(
      key,
      steps.map(({ to }) => keyOf(to)),
    )
    for (const { to } of steps) if (!seen.has(keyOf(to))) seen.set(keyOf(to), to)
  }
  for (const [key, standing] of seen)
    if (!comesToAnEnd(of, { from: key, next, seen }))
      throw new Error(`${of.name}: stuck in ${JSON.stringify(standing)}`)
  return told
}

interface StepTaken {
  readonly act: string
  readonly by: string
  readonly to: Standing
}

function stepsFrom(
  of: OwnProcedure,
  standing: Standing,
  told: { acts: Set<string>; reasons: Set<string> },
): StepTaken[] {
  return Object.keys(of.acts).flatMap((act) =>
    Object.keys(of.roles).flatMap((role) => {
      const answer = mayDo(of, standing, { act, role })
      if (answer !== true) {
        told.reasons.add(answer)
        return []
      }
      told.acts.add(act)
      return [{ act, by: role, to: standingAfter(of, standing, act) }]
    }),
  )
}

function check(of: OwnProcedure, standing: Standing, steps: readonly StepTaken[]): void {
  const at = `${of.name} in ${JSON.stringify(standing)}`
  const isOver = of.states[standing.state]?.ends === true
  if (!isOver && !steps.some(({ by }) => by !== 'clock')) throw new Error(`${at}: waits for nobody`)
  for (const { act, to } of steps) {
    if (!(to.state in of.states)) throw new Error(`${at}: ${act} leads to ${to.state}, which is no state`)
    if (Object.keys(to).toSorted().join() !== Object.keys(of.begins).toSorted().join())
      throw new Error(`${at}: ${act} loses or makes up a part of the standing`)
  }
  for (const { most } of Object.values(of.acts))
    if (most && numberOf(standing, most.count) > most.times)
      throw new Error(`${at}: ${most.count} oftener than it may be`)
}

// People alone can bring it to an end, or the clock does; that it only goes round in a ring is what is looked for.
function comesToAnEnd(
  of: OwnProcedure,
  { from, next, seen }: { from: string; next: ReadonlyMap<string, string[]>; seen: ReadonlyMap<string, Standing> },
): boolean {
  const reached = new Set([from])
  for (const key of reached) {
    if (of.states[seen.get(key)?.state ?? '']?.ends) return true
    for (const one of next.get(key) ?? []) reached.add(one)
  }
  return false
}

// What is yes or no at the beginning may be the other as well: a site with review and one without.
function beginnings(begins: Standing): Standing[] {
  const flags = Object.entries(begins).filter(([, value]) => typeof value === 'boolean')
  return flags.reduce<Standing[]>(
    (all, [key]) =>
      all.flatMap((one) => [
        { ...one, [key]: true },
        { ...one, [key]: false },
      ]),
    [begins],
  )
}

const numberOf = (standing: Standing, count: string) => Number((standing as Standing & Record<string, unknown>)[count])
const keyOf = (standing: Standing) => JSON.stringify(Object.entries(standing).toSorted(([a], [b]) => (a < b ? -1 : 1)))
