import type { DeedSource } from '../deeds.ts'
import { stateWord } from './present.ts'
import { procedureNamed, type Registry } from './registry.ts'
import { deedMatters } from './store.ts'

/** What the procedures hand in to 已办 and 我发起: matters one acted on, or began. */
export const deedsOf = (registry: Registry): readonly DeedSource[] => [
  {
    kind: 'procedure.matter',
    opens: '/console/matters/:id',
    isFor: (actor) => actor.orgId !== null,
    present: (text) => {
      const [name = '', state = ''] = text.split('/')
      const of = procedureNamed(registry, name)
      const { zh, en } = of.title
      return { label: { zh, en }, state: stateWord(of, state) }
    },
    query: deedMatters,
  },
]
