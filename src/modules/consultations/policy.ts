import type { Actor } from '#kernel/actor.ts'

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

const keeper = ({ role, orgId }: Actor): Answer =>
  (['DESK', 'ORGANISER'].includes(role) && orgId !== null) || 'consultations.not-a-keeper'

/** What a post may do at all, for menus. */
export const acts = { seeConsultations: may.listConsultations } as const
