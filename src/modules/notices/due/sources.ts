import { lineOf, roleIn } from '#kernel/actor.ts'
import type { DueSource } from '#kernel/due.ts'
import { dueReminders } from '../below/store.ts'
import { dueReceived } from '../line-matters/received/store.ts'
import { dueToEnd } from '../line-matters/store.ts'
import { lineDueWords } from '../line-matters/words.ts'
import { dueWords } from '../words.ts'

/** What the chapter itself hands in to 待办: the word of a superior, to whoever holds a post of the organisation (TO1), and what a line brings (A02). */
export const due: readonly DueSource[] = [
  {
    kind: 'notices.reminder',
    label: dueWords.reminded,
    opens: '/console',
    isFor: ({ orgId, role }) => orgId !== null && ['SECRETARY', 'ORGANISER', 'DESK', 'EDITOR'].includes(role),
    query: dueReminders,
  },
  {
    kind: 'notices.line-matter',
    label: lineDueWords.matter,
    opens: '/console/line-matters/received/:id',
    // Who is charged with a line is so in whichever of his posts he acts, one of a line too; others of such a post are told nothing.
    isFor: (actor) =>
      actor.orgId !== null &&
      ['SECRETARY', 'ORGANISER', 'DESK', 'EDITOR', 'MEMBER'].includes(roleIn(actor, lineOf(actor))),
    query: dueReceived,
  },
  {
    kind: 'notices.line-late',
    label: lineDueWords.late,
    opens: '/console/line-matters/:id',
    isFor: ({ orgId, role }) => orgId !== null && ['SECRETARY', 'ORGANISER'].includes(role),
    query: dueToEnd,
  },
]
