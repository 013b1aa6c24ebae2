import { roleIn } from '#kernel/actor.ts'
import type { DueSource } from '#kernel/due.ts'
import { dueWords } from '../words.ts'
import { dueReshapings, dueTerms } from './store.ts'

/** What the chapter hands in to 待办: the superior records the election, the branch sees what is to be prepared (ORG-32, B04). */
export const due: readonly DueSource[] = [
  {
    kind: 'organisations.reshaping',
    label: dueWords.reshaping,
    opens: '/console/organisations?org=:id&tab=changes',
    isFor: (actor) => actor.role === 'ORGANISER',
    query: dueReshapings,
  },
  {
    kind: 'organisations.term',
    isStatutory: true,
    label: dueWords.termEnds,
    opens: '/console/organisations/:id/term',
    isFor: (actor) => roleIn(actor, 'ORGANISATION') === 'ORGANISER',
    query: dueTerms,
  },
  {
    kind: 'organisations.own-term',
    isStatutory: true,
    label: dueWords.ownTermEnds,
    sameAs: 'organisations.term',
    opens: '/console/organisations?org=:id',
    isFor: (actor) => roleIn(actor, 'ORGANISATION') === 'SECRETARY',
    query: dueTerms,
  },
]
