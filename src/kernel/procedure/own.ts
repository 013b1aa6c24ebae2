import type { Sentence } from '../errors.ts'
import { refuseFormalism } from '../rule-guard.ts'
import type { WantedPaper } from './definition.ts'
import { compulsoryPapers, nameFaults, wayFaults } from './graph.ts'

// A procedure whose matter is a row that its chapter keeps: a citizen's message, an article. There are too many of them, or who acts in them
// has no account; what may be done, by whom and until when is described, refused, drawn and walked through as everywhere else.

/** Where such a row stands: its state, and whatever else decides what may be done with it. */
export interface Standing<S extends string = string> {
  readonly state: S
}

/** A state of it. `clock`: its limit as people read it, and the act that is done once it has passed. */
export interface OwnState extends Sentence {
  /** Nothing is owed to anybody any more. */
  readonly ends?: true
  readonly clock?: Sentence & { readonly passes: string }
}

/** Something that is done to it. */
export interface OwnAct<T extends Standing = Standing, R extends string = string> extends Sentence {
  readonly by: R
  /** From each state in which it can be done, the state it leads to. */
  readonly ways: { readonly [From in T['state']]?: T['state'] }
  /** A reason is owed that others read. */
  readonly needsReason?: true
  /** How often in one round: the number of the standing that counts it, and the code of the reason why not once more. */
  readonly most?: { readonly count: string; readonly times: number; readonly whyNot: string }
  /** A new round begins: all but the state is as at the beginning. */
  readonly beginsAnew?: true
  /** Harmless for several at once, as in a definition of the kernel (decisions 350); the lists of the chapter offer it so. */
  readonly severalAtOnce?: true
  /** A rule of the chapter: true, or the code of the reason why not. */
  guard?(standing: T): true | string
}

/** The one definition of such a procedure. The role `clock` is that of a limit that has passed. */
export interface OwnProcedure<T extends Standing = Standing, R extends string = string, A extends string = string> {
  /** `cases.case`. */
  readonly name: string
  readonly title: Sentence
  readonly roles: Readonly<Record<R, Sentence>>
  readonly states: Readonly<Record<T['state'], OwnState>>
  readonly begins: T
  /** What may be handed in when it begins. */
  readonly papers?: readonly WantedPaper[]
  readonly acts: Readonly<Record<A, OwnAct<T, R>>>
  /** The codes of the two reasons that every procedure has. */
  readonly whyNot: { readonly notYours: string; readonly notNow: string }
}

/**
 * Defines one. What could be lost in it, or what the rules against formalism forbid, is not defined at all: the program does not start.
 * @throws Error that names the state or act; Refusal of the rule guard
 */
export function ownProcedure<T extends Standing, const R extends string, const A extends string>(of: {
  readonly name: string
  readonly title: Sentence
  readonly roles: Readonly<Record<R, Sentence>>
  readonly states: Readonly<Record<T['state'], OwnState & { readonly clock?: { readonly passes: NoInfer<A> } }>>
  readonly begins: T
  readonly papers?: readonly WantedPaper[]
  readonly acts: { readonly [K in A]: OwnAct<T, NoInfer<R>> & { readonly most?: { readonly count: keyof T } } }
  readonly whyNot: OwnProcedure['whyNot']
}): OwnProcedure<T, R, A> {
  const faults = ownFaults(of)
  if (faults.length > 0) throw new Error(`${of.name}: ${faults.join('; ')}`)
  const { name, title, states, acts, papers } = of as OwnProcedure
  const named = [...Object.entries(states), ...Object.entries(acts)].flatMap(([key, { zh, en }]) => [key, zh, en])
  refuseFormalism({
    names: [name, title.zh, title.en, ...named],
    compulsory: compulsoryPapers(papers),
  })
  return of
}

/** From all of these states to one. */
export const leads = <const S extends string, const To extends string>(
  from: readonly S[],
  to: To,
): { readonly [From in S]: To } => Object.fromEntries(from.map((state) => [state, to])) as { [From in S]: To }

/** In all of these states, and it stays there. */
export const stays = <const S extends string>(states: readonly S[]): { readonly [From in S]: From } =>
  Object.fromEntries(states.map((state) => [state, state])) as { [From in S]: From }

/** Whether somebody in this role may do this now: true, or the code of the reason why not. */
export function mayDo<T extends Standing, R extends string, A extends string>(
  of: OwnProcedure<T, R, A>,
  standing: T,
  { act, role }: { act: A; role: R },
): true | string {
  const rule: OwnAct<T, R> = of.acts[act]
  if (rule.by !== role) return of.whyNot.notYours
  if (!isIn(rule, standing)) return of.whyNot.notNow
  if (rule.most && countIn(standing, rule.most.count) >= rule.most.times) return rule.most.whyNot
  return rule.guard?.(standing) ?? true
}

/** Everything that somebody in this role may do now. */
export function openTo<T extends Standing, R extends string, A extends string>(
  of: OwnProcedure<T, R, A>,
  standing: T,
  role: R,
): A[] {
  return (Object.keys(of.acts) as A[]).filter((act) => mayDo(of, standing, { act, role }) === true)
}

/** The standing after an act that was allowed. @throws Error for one that cannot be done in this state */
export function standingAfter<T extends Standing, R extends string, A extends string>(
  of: OwnProcedure<T, R, A>,
  standing: T,
  act: A,
): T {
  const { ways, most, beginsAnew }: OwnAct<T, R> = of.acts[act]
  const state = ways[standing.state as T['state']]
  if (state === undefined) throw new Error(`${of.name}: ${act} cannot be done in ${standing.state}`)
  if (beginsAnew) return { ...of.begins, state }
  return { ...standing, state, ...(most ? { [most.count]: countIn(standing, most.count) + 1 } : {}) }
}

const isIn = (rule: OwnAct, { state }: Standing) => Object.hasOwn(rule.ways, state)
const countIn = (standing: Standing, count: string) => Number((standing as Standing & Record<string, unknown>)[count])

function ownFaults(of: OwnProcedure): string[] {
  const { states, acts } = of
  const known = Object.keys(states)
  const waysOut = (state: string) => Object.values(acts).flatMap(({ ways }) => ways[state] ?? [])
  const isOver = (state: string) => states[state]?.ends === true
  return [
    ...nameFaults(of.name),
    ...Object.entries(acts).flatMap((entry) => actFaults(of, entry)),
    ...Object.entries(states).flatMap((entry) => stateFaults(of, entry)),
    ...wayFaults({ states: known, starts: of.begins.state, waysOut, isOver }),
  ]
}

// What nobody may do, or what only a clock does that runs nowhere, stands in no definition.
function actFaults({ states, roles }: OwnProcedure, [key, { by, ways, severalAtOnce }]: [string, OwnAct]): string[] {
  const [from, to] = [Object.keys(ways), Object.values(ways)]
  const unknown = [...from, ...to].filter((state) => state !== undefined && !(state in states))
  const ending = severalAtOnce ? to.filter((state) => state !== undefined && states[state]?.ends) : []
  const unwatched = by === 'clock' ? from.filter((state) => states[state]?.clock?.passes !== key) : []
  return [
    ...(from.length > 0 ? [] : [`${key} can never be done`]),
    ...(by in roles ? [] : [`${key} is done by ${by}, which is no role`]),
    ...unknown.map((state) => `${key} names ${state}, which is no state`),
    ...unwatched.map((state) => `${key} is done by a clock that does not run in ${state}`),
    ...ending.map((state) => `${key} is given to several at once and ends them in ${state}`),
  ]
}

function stateFaults({ acts }: OwnProcedure, [key, { ends, clock }]: [string, OwnState]): string[] {
  const here = Object.values(acts).filter((rule) => isIn(rule, { state: key }))
  const passes = clock && acts[clock.passes]
  return [
    ...(ends || here.some(({ by }) => by !== 'clock') ? [] : [`${key} waits for nobody`]),
    ...(ends && clock ? [`${key} has ended and has a limit`] : []),
    ...(clock && !(passes?.by === 'clock' && isIn(passes, { state: key }))
      ? [`the limit of ${key} does nothing when it passes`]
      : []),
  ]
}
