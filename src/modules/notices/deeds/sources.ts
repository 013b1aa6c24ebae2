import { lineOf, roleIn } from '#kernel/actor.ts'
import type { DeedSource } from '#kernel/deeds.ts'
import { lineMatterStates } from '../line-matters/codes.ts'
import { lineDueWords } from '../line-matters/words.ts'
import { ownAnswers, ownLineMatters } from './store.ts'

const present = (state: string) => ({
  label: lineDueWords.matter,
  state: lineMatterStates[state as keyof typeof lineMatterStates],
})

/** What the chapter itself hands in to 已办 and 我发起: matters one wrote to a line, ended, or answered for the organisation. */
export const deeds: readonly DeedSource[] = [
  {
    ...{ kind: 'notices.line-matter', opens: '/console/line-matters/:id', present, query: ownLineMatters },
    isFor: ({ orgId, role }) => orgId !== null && ['SECRETARY', 'ORGANISER'].includes(role),
  },
  {
    ...{ kind: 'notices.line-answer', opens: '/console/line-matters/received/:id', present, query: ownAnswers },
    // As in 待办: who is charged with a line answers in whichever of his posts.
    isFor: (actor) =>
      actor.orgId !== null &&
      ['SECRETARY', 'ORGANISER', 'DESK', 'EDITOR', 'MEMBER'].includes(roleIn(actor, lineOf(actor))),
  },
]
