import type { DueSource } from '#kernel/due.ts'
import { dueReminders } from '../below/store.ts'
import { dueWords } from '../words.ts'

/** What the chapter itself hands in to 待办: the word of a superior, to whoever holds a post of the organisation (TO1). */
export const due: readonly DueSource[] = [
  {
    kind: 'notices.reminder',
    label: dueWords.reminded,
    opens: '/console',
    isFor: ({ orgId, role }) => orgId !== null && ['SECRETARY', 'ORGANISER', 'DESK', 'EDITOR'].includes(role),
    query: dueReminders,
  },
]
