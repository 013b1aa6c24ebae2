import { type Actor, roleIn } from '#kernel/actor.ts'

type Answer = true | 'consultations.not-a-keeper'

/** Who asks everybody, looks at what is handed in, and answers: who handles messages or dispatches, for his organisation and those below. */
export const may = {
  listConsultations: (actor: Actor): Answer => keeper(actor),
  openConsultation: (actor: Actor): Answer => keeper(actor),
  showStatement: (actor: Actor): Answer => keeper(actor),
  proposeRefusal: (actor: Actor): Answer => keeper(actor),
  answerConsultation: (actor: Actor): Answer => keeper(actor),
  tellDone: (actor: Actor): Answer => keeper(actor),
} as const

// The public is asked by the line of the secretariat 文秘.
const keeper = (actor: Actor): Answer =>
  (['DESK', 'ORGANISER'].includes(roleIn(actor, 'SECRETARIAT')) && actor.orgId !== null) || 'consultations.not-a-keeper'

/** What a post may do at all, for menus. */
export const acts = { seeConsultations: may.listConsultations } as const
