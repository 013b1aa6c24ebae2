import type { DueSource } from '#kernel/due.ts'
import { may } from '../policy.ts'
import { dueWords } from '../words.ts'
import { dueContacts, dueExports, dueImports } from './store.ts'

/** What the chapter hands in to 待办. */
export const due: readonly DueSource[] = [
  {
    kind: 'members.import',
    label: dueWords.importChecked,
    opens: '/console/members/imports/:id',
    isFor: (actor) => may(actor, 'importRoster', actor.reach.path) === true,
    query: dueImports,
  },
  {
    kind: 'members.export',
    label: dueWords.exportAllowed,
    opens: '/console/members/exports/:id',
    isFor: (actor) => may(actor, 'exportMembers', actor.reach.path) === true,
    query: dueExports,
  },
  {
    kind: 'members.contact-abroad',
    label: dueWords.contactAbroad,
    opens: '/console/members/:id',
    isFor: (actor) => may(actor, 'editMember', actor.reach.path) === true,
    query: dueContacts,
  },
]
