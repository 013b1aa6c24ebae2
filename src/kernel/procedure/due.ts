import type { DueSource } from '../due.ts'
import { dueMatters } from './store.ts'
import { dueWords } from './words.ts'

/** What the procedures hand in to 待办: the seats that wait for a post, and for those of whom it stands in. */
export const due: readonly DueSource[] = [
  {
    kind: 'procedure.matter',
    label: dueWords.waits,
    opens: '/console/matters/:id',
    isFor: (actor) => actor.orgId !== null,
    query: dueMatters,
  },
]
