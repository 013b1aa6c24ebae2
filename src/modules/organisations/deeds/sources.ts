import type { DeedSource } from '#kernel/deeds.ts'
import { reshapingStates } from '../reshaping/codes.ts'
import { deedWords } from '../words.ts'
import { ownReshapings } from './store.ts'

/** What the chapter hands in to 已办 and 我发起: changes of the tree one asked for, approved or took back. */
export const deeds: readonly DeedSource[] = [
  {
    kind: 'organisations.reshaping',
    opens: '/console/organisations?org=:id&tab=changes',
    isFor: (actor) => actor.role === 'ORGANISER',
    present: (state) => ({ label: deedWords.reshaping, state: reshapingStates[state as keyof typeof reshapingStates] }),
    query: ownReshapings,
  },
]
