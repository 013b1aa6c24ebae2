import type { DueSource } from '#kernel/due.ts'
import { dueWords as channelDueWords } from '../channels/words.ts'
import { dueWords as fileDueWords } from '../files/words.ts'
import { handlingPosts, may } from '../policy.ts'
import { dueWords as promiseDueWords } from '../promises/words.ts'
import { goneReviewers, lateReviews } from '../reviewing/store.ts'
import { dueWords as reviewDueWords } from '../reviewing/words.ts'
import { dueWords } from '../words.ts'
import {
  answeredFiles,
  dueCases,
  duePromises,
  lateCasesBelow,
  undelivered,
  unopenedComments,
  urgentCases,
  withheldBelow,
} from './store.ts'

/** What the chapter hands in to 待办. */
export const due: readonly DueSource[] = [
  {
    kind: 'cases.urgent',
    isStatutory: true,
    label: dueWords.urgent,
    opens: '/console/cases/:id',
    isFor: (actor) => may.list(actor) === true,
    query: urgentCases,
  },
  {
    kind: 'cases.case',
    isStatutory: true,
    label: dueWords.ownCase,
    opens: '/console/cases/:id',
    isFor: (actor) => may.list(actor) === true,
    query: dueCases,
  },
  {
    kind: 'cases.late-below',
    isStatutory: true,
    label: dueWords.lateBelow,
    opens: '/console/cases/:id',
    isFor: (actor) => may.list(actor) === true,
    query: lateCasesBelow,
  },
  {
    kind: 'cases.withheld-below',
    isStatutory: true,
    label: dueWords.withheldBelow,
    opens: '/console/cases/:id',
    isFor: (actor) => may.list(actor) === true,
    query: withheldBelow,
  },
  {
    kind: 'cases.reviewer-gone',
    label: reviewDueWords.gone,
    opens: '/console/case-limits',
    isFor: (actor) => may.nameReviewer(actor) === true,
    query: (of) => goneReviewers(of, { today: of.today, posts: handlingPosts }),
  },
  {
    kind: 'cases.review-late',
    isStatutory: true,
    label: reviewDueWords.late,
    opens: '/console/matters/:id',
    isFor: (actor) => may.nameReviewer(actor) === true,
    query: lateReviews,
  },
  {
    kind: 'cases.telling',
    label: channelDueWords.telling,
    opens: '/console/cases/:id',
    isFor: (actor) => may.list(actor) === true,
    query: undelivered,
  },
  {
    kind: 'cases.comments',
    label: channelDueWords.unopened,
    opens: '/console/comments?channel=:id',
    isFor: (actor) => may.list(actor) === true,
    query: unopenedComments,
  },
  {
    kind: 'cases.file-news',
    label: fileDueWords.news,
    opens: '/console/message-files/:id',
    isFor: (actor) => may.list(actor) === true,
    query: answeredFiles,
  },
  {
    kind: 'cases.promise',
    isStatutory: true,
    label: promiseDueWords.promise,
    opens: '/console/cases/:id',
    isFor: (actor) => may.list(actor) === true,
    query: duePromises,
  },
]
