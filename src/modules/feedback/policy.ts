import type { Actor } from '#kernel/actor.ts'

type Answer = true | 'feedback.for-keeper'

/** Who keeps the installation answers for it: the system administrator of its topmost organisation (E11). */
export const may = {
  listRemarks: (actor: Actor): Answer => keeper(actor),
  answerRemark: (actor: Actor): Answer => keeper(actor),
} as const

const keeper = (actor: Actor): Answer =>
  actor.role === 'SYSTEM_ADMIN' && /^\/[^/]+\/$/.test(actor.reach.path) ? true : 'feedback.for-keeper'

/** What a post may do at all, for menus. */
export const acts = { listRemarks: may.listRemarks } as const
