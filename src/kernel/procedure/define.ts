import type { Ctx } from '../ctx.ts'
import type { Sentence } from '../errors.ts'
import { refuseFormalism } from '../rule-guard.ts'
import type { ActField } from './contract.ts'
import type { Act, Procedure, State } from './definition.ts'
import { fieldsOf } from './form.ts'
import { compulsoryPapers } from './graph.ts'
import type { Matter } from './matter.ts'
import { refuseUnsound } from './soundness.ts'

/**
 * Defines a procedure. One that could lose a matter, or that asks for what the rules against formalism forbid, is not
 * defined at all: the program does not start.
 * @throws Error that names the state or act; Refusal of the rule guard
 */
export function procedure<const S extends string>(of: {
  readonly name: string
  readonly title: Sentence
  readonly states: { readonly [K in S]: State<NoInfer<S>> }
  readonly starts: NoInfer<S>
  readonly papers?: Procedure['papers']
  readonly endsWithSubject?: NoInfer<S>
  readonly acts: Readonly<Record<string, Act<NoInfer<S>>>>
  readonly words?: Procedure['words']
  readonly facts: Procedure['facts']
  readonly arrive?: { readonly [K in NoInfer<S>]?: (ctx: Ctx, matter: Matter) => unknown }
}): Procedure {
  const made = of as unknown as Procedure
  refuseUnsound(made)
  refuseFormalism({ names: namesIn(made), compulsory: [...compulsoryPapers(made.papers), ...compulsoryIn(made)] })
  return made
}

const namesIn = ({ name, title, states, acts }: Procedure): string[] => [
  ...[name, title.zh, title.en],
  ...Object.entries(states).flatMap(([key, { zh, en }]) => [key, zh, en]),
  ...Object.entries(acts).flatMap(([key, act]) => [key, act.zh, act.en, ...fieldsOf(act).flatMap(namesOfField)]),
]

// What people read counts as much as what the program calls it: x that is labelled 每日打卡 is a check-in.
const namesOfField = ({ name, label, choices }: ActField) => [
  ...[name, label.zh, label.en],
  ...choices.flatMap((choice) => [choice.label.zh, choice.label.en]),
]

const compulsoryIn = ({ acts }: Procedure) =>
  Object.values(acts).flatMap((act) => [
    ...compulsoryPapers(act.papers),
    ...fieldsOf(act)
      .filter(({ required }) => required)
      .map(({ label }) => ({ name: `${label.zh} ${label.en}`, why: null })),
  ])
