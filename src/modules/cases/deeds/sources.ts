import type { DeedSource } from '#kernel/deeds.ts'
import { type CaseState, caseStates } from '../codes.ts'
import { may } from '../policy.ts'
import { deedWords } from '../words.ts'
import { ownCases } from './store.ts'

/** What the chapter hands in to 已办 and 我发起: cases one acted on, and those one filed for somebody. */
export const deeds: readonly DeedSource[] = [
  {
    kind: 'cases.case',
    opens: '/console/cases/:id',
    isFor: (actor) => may.list(actor) === true,
    present: (state) => ({ label: deedWords.case, state: caseStates[state as CaseState] }),
    query: ownCases,
  },
]
