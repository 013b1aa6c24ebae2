import type { Actor } from '#kernel/actor.ts'

type Answer = true | 'notices.not-a-superior'

/** Who sees what is due below and reminds: who keeps the tree or leads in it, for the organisations below the own one (TO1). */
export const may = {
  lookBelow: (actor: Actor): Answer => superior(actor),
  remindBelow: (actor: Actor): Answer => superior(actor),
} as const

const superior = ({ role, orgId }: Actor): Answer =>
  (['ORGANISER', 'SECRETARY'].includes(role) && orgId !== null) || 'notices.not-a-superior'

/** What a post may do at all, for menus: where nothing is below there is nothing to look at. */
export const acts = {
  lookBelow: (actor: Actor, { hasBelow }: { readonly hasBelow: boolean }): Answer | 'notices.nothing-below' => {
    const answer = superior(actor)
    return answer === true && !hasBelow ? 'notices.nothing-below' : answer
  },
} as const
