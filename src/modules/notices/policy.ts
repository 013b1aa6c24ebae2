import type { Actor } from '#kernel/actor.ts'

type Answer = true | 'notices.not-a-superior'
type Sender = true | 'notices.not-a-sender'
type Receiver = true | 'notices.line-not-yours'

/** Whether the account is charged with the line in question at its organisation. */
interface Charge {
  readonly isMine?: boolean
}

/**
 * Who sees what is due below and reminds, and who writes to a line: who keeps the tree or leads in it, for the organisations below the own one
 * (TO1, A02). What a line brings is answered by who is charged with it at the organisation, and by those two.
 */
export const may = {
  lookBelow: (actor: Actor): Answer => superior(actor),
  remindBelow: (actor: Actor): Answer => superior(actor),
  listLineMatters: (actor: Actor): Sender => sender(actor),
  sendLineMatter: (actor: Actor): Sender => sender(actor),
  closeLineMatter: (actor: Actor): Sender => sender(actor),
  withdrawLineMatter: (actor: Actor): Sender => sender(actor),
  listReceived: (actor: Actor, of: Charge = {}): Receiver => receiver(actor, of),
  finishLineMatter: (actor: Actor, of: Charge = {}): Receiver => receiver(actor, of),
  returnLineMatter: (actor: Actor, of: Charge = {}): Receiver => receiver(actor, of),
} as const

const leads = ({ role, orgId }: Actor) => ['ORGANISER', 'SECRETARY'].includes(role) && orgId !== null

const superior = (actor: Actor): Answer => leads(actor) || 'notices.not-a-superior'

const sender = (actor: Actor): Sender => leads(actor) || 'notices.not-a-sender'

const receiver = (actor: Actor, { isMine = false }: Charge): Receiver =>
  leads(actor) || isMine || 'notices.line-not-yours'

/** What a post may do at all, for menus: where nothing is below there is nothing to look at. */
export const acts = {
  lookBelow: (actor: Actor, { hasBelow }: { readonly hasBelow: boolean }): Answer | 'notices.nothing-below' => {
    const answer = superior(actor)
    return answer === true && !hasBelow ? 'notices.nothing-below' : answer
  },
  readLineMatters: (actor: Actor): Sender => sender(actor),
} as const
