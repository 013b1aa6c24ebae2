import type { DueSource } from '../due.ts'
import { matterPath } from './contract.ts'
import type { Registry } from './registry.ts'
import { dueMatters } from './store.ts'
import { dueWords } from './words.ts'

/**
 * What the procedures hand in to 待办: the seats that wait for a post, and for those of whom it stands in. Steps whose limit is one by law are
 * a kind of their own, so that the others can be left out of letter and calendar (decisions 343).
 */
export function dueOf(registry: Registry): readonly DueSource[] {
  const statutory = statutorySteps(registry)
  const matters = { opens: matterPath(':id'), isFor: ({ orgId }) => orgId !== null } satisfies Partial<DueSource>
  return [
    {
      ...{ kind: 'procedure.statutory', isStatutory: true, label: dueWords.statutory, ...matters },
      query: (of) => dueMatters(of, { of: statutory, areWanted: true }),
    },
    {
      ...{ kind: 'procedure.matter', label: dueWords.waits, ...matters },
      query: (of) => dueMatters(of, { of: statutory, areWanted: false }),
    },
  ]
}

/** The steps that have their limit by law, `procedure/STATE`. */
export const statutorySteps = ({ procedures }: Registry): string[] =>
  procedures.flatMap(({ name, states }) =>
    Object.entries(states).flatMap(([state, { isStatutory }]) => (isStatutory ? [`${name}/${state}`] : [])),
  )
