import type { Actor } from '#kernel/actor.ts'

type Answer = true | 'demands.not-a-keeper'

/** Who keeps the responsibility list of an organisation: those who handle or dispatch there, in their own organisation only. */
export const may = {
  listResponsibilities: (actor: Actor): Answer => keeper(actor),
  saveResponsibility: (actor: Actor): Answer => keeper(actor),
  removeResponsibility: (actor: Actor): Answer => keeper(actor),
} as const

const keeper = (actor: Actor): Answer =>
  ['DESK', 'ORGANISER'].includes(actor.role) && actor.orgId !== null ? true : 'demands.not-a-keeper'

/** What a post may do at all, for menus. */
export const acts = { keepResponsibilities: may.saveResponsibility } as const
