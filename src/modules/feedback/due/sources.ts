import type { DueSource } from '#kernel/due.ts'
import { may } from '../policy.ts'
import { dueRemarks } from '../store.ts'
import { dueWords } from '../words.ts'

/** What the chapter hands in to 待办. */
export const due: readonly DueSource[] = [
  {
    kind: 'feedback.remark',
    label: dueWords.open,
    opens: '/console/feedback?state=OPEN&remark=:id',
    isFor: (actor) => may.listRemarks(actor) === true,
    query: dueRemarks,
  },
]
