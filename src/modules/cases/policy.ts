import { type Actor, reaches, roleIn } from '#kernel/actor.ts'
import { callableStates } from './calling/rules.ts'
import type { CaseKind, CaseState } from './codes.ts'
import { type CaseAct, type CaseRefusal, type CaseRole, type CaseStanding, may as mayNow } from './own-procedure.ts'
import { atHandler } from './rules.ts'

/** What a policy must know of a case: where it stands and who handles it. */
export type CaseAtHand = CaseStanding & {
  readonly orgId: string
  readonly orgPath: string
  readonly assignedById: string | null
  readonly joinedToId: string | null
  /** When the desk above was told that it is late; null while it is not. */
  readonly escalatedAt: Date | null
  /** Since when it is handled as a petition; null when it is not. */
  readonly inPetitionSince: Date | null
}

export type CaseReason =
  | CaseRefusal
  | 'cases.not-a-handler'
  | 'cases.not-an-auditor'
  | 'cases.joined'
  | 'cases.in-petition'
  | 'cases.question-open'
  | 'cases.nobody-to-ask'
  | 'cases.contact-none'
  | 'cases.contact-asked'
  | 'cases.contact-not-open'

/** Why nobody is called to a case, or no call closed. */
type CallReason = 'cases.not-a-handler' | 'cases.not-now' | 'cases.joined' | 'cases.call-report' | 'cases.no-call'

/** Why no common question is made of a case. */
type KnowledgeReason =
  | 'cases.not-a-handler'
  | 'cases.knowledge-not-solved'
  | 'cases.knowledge-report'
  | 'cases.knowledge-hidden'
  | 'cases.knowledge-waits'
  | 'cases.knowledge-made'

/** What a question to the writer depends on. */
export type QuestionStanding = Pick<CaseAtHand, 'orgPath' | 'state'> & {
  readonly isImported: boolean
  readonly takenBackAt: Date | null
  /** A question waits for its answer. */
  readonly isAsked: boolean
}

/** What seeing the contact of a case depends on; both of the actor's own asking. */
export type ContactStanding = Pick<CaseAtHand, 'orgPath' | 'state'> & {
  readonly hasContact: boolean
  readonly isAsked: boolean
  readonly isOpen: boolean
}

/** What seeing the words depends on that a measure took out; the last two of the actor's own asking. */
export type OriginalStanding = Pick<CaseAtHand, 'orgPath'> & {
  readonly hasOriginal: boolean
  readonly isAsked: boolean
  readonly isOpen: boolean
}

/** Why nobody asks for an original, or sees it. */
type OriginalReason = 'cases.not-a-handler' | 'cases.original-none' | 'cases.original-asked' | 'cases.original-not-open'

/** What calling other offices to a case depends on. */
export type CallStanding = Pick<CaseAtHand, 'orgPath' | 'state' | 'joinedToId'> & { readonly kind: CaseKind }

/** What making a common question of a case depends on. */
export type KnowledgeStanding = Pick<CaseAtHand, 'orgPath' | 'outcome'> & {
  readonly kind: CaseKind
  readonly hasAnswer: boolean
  readonly isHidden: boolean
  /** One was made of it and stands. */
  readonly isMade: boolean
  /** The matter in which a second person looks at one. */
  readonly matterId: string | null
}

// Cases are kept by the line of the secretariat 文秘.
const line = 'SECRETARIAT'

/** The posts that handle cases; members, editors and the three administrators do not (D17). */
export const handlingPosts: readonly string[] = ['DESK', 'SECRETARY', 'ORGANISER']

/** What people at a desk may do to a case; the rest belongs to citizens and to the clock. */
export const deskActs = [
  'accept',
  'refuse',
  'assign',
  'sign',
  'startHandling',
  'sendBack',
  'reply',
  'extend',
  'declare',
  'declareUrgent',
  'endUrgency',
  'giveFirstWord',
  'takeOver',
  'direct',
  'filePetition',
] as const satisfies readonly CaseAct[]
export type DeskAct = (typeof deskActs)[number]

/** Who may do what to a case (D17, D20, D21). */
export const may = {
  /** May this actor see cases at all? Which ones is decided by the reach. */
  list(actor: Actor): true | CaseReason {
    return handlingPosts.includes(roleIn(actor, line)) ? true : 'cases.not-a-handler'
  },

  /** May this actor say which field of work a case belongs to? Whoever handles it, at any time: it binds nobody. */
  classifyCase: handles,
  /** May this actor write the list of classes of his own organisation? Whoever handles or dispatches there. */
  saveClassList: keepsClasses,
  dropClassList: keepsClasses,
  /** May this actor have equal cases handled as one, and give one its own way again? Whoever handles them. */
  joinCase: handles,
  separateCase: handles,
  /** May this actor file a case for somebody who came to him? Whoever handles cases. */
  fileCase(actor: Actor): true | CaseReason {
    return may.list(actor)
  },
  noteTold: handles,
  settleTellings: handles,
  /** May this actor say what became of a promise? Whoever handles the case now. */
  settlePromise: handles,
  listChannels: keepsChannels,
  addChannel: keepsChannels,
  setChannelState: keepsChannels,
  renewChannelKey: keepsChannels,
  /** May this actor propose a measure against a public word? It is carried out by nobody alone (D24). */
  proposeMeasure: handles,

  /** May this actor make a common question of a case? Of what its writer called solved, and never of a report (C09, XF-05). */
  publishKnowledge(actor: Actor, thing: KnowledgeStanding): true | KnowledgeReason {
    const answer = handles(actor, thing)
    if (answer !== true) return answer
    if (thing.kind === 'REPORT') return 'cases.knowledge-report'
    if (thing.outcome !== 'SOLVED' || !thing.hasAnswer) return 'cases.knowledge-not-solved'
    if (thing.isHidden) return 'cases.knowledge-hidden'
    if (thing.isMade) return 'cases.knowledge-made'
    return thing.matterId === null ? true : 'cases.knowledge-waits'
  },
  /** May this actor take one back? Whoever handles cases where it was made. */
  takeBackKnowledge: handles,

  /** May this actor ask to see what was taken out? Whether it opens, another decides (D24). */
  askOriginal(actor: Actor, thing: OriginalStanding): true | OriginalReason {
    const answer = handles(actor, thing)
    if (answer !== true) return answer
    if (!thing.hasOriginal) return 'cases.original-none'
    return thing.isAsked || thing.isOpen ? 'cases.original-asked' : true
  },

  /** May this actor see it now? Only who asked, while it is open. */
  lookAtOriginal(actor: Actor, thing: OriginalStanding): true | OriginalReason {
    const answer = handles(actor, thing)
    if (answer !== true) return answer
    return thing.isOpen ? true : 'cases.original-not-open'
  },

  /** May this actor call other offices to a case? Whoever handles it, while it waits for its answer; to a report nobody (B21, XF-05). */
  callOffices(actor: Actor, thing: CallStanding): true | CallReason {
    const answer = handles(actor, thing)
    if (answer !== true) return answer
    if (thing.kind === 'REPORT') return 'cases.call-report'
    if (thing.joinedToId !== null) return 'cases.joined'
    return callableStates.includes(thing.state) ? true : 'cases.not-now'
  },
  /** May this actor close the calls of his office? Whoever handles cases there. */
  closeCalls(actor: Actor, { hasOpenCall }: { readonly hasOpenCall: boolean }): true | CallReason {
    if (!handlingPosts.includes(roleIn(actor, line))) return 'cases.not-a-handler'
    return hasOpenCall ? true : 'cases.no-call'
  },

  /** May this actor set how long things take at his organisation and below? Who leads it; each place sets its own (11.2). */
  setLimit: leads,
  dropLimit: leads,

  /** May this actor name who decides appeals against the top? Who leads it (decisions 273). */
  nameReviewer: namesReviewer,
  dropReviewer: namesReviewer,

  /** May this actor read what was done with power over messages, without the messages? */
  overseeCases(actor: Actor): true | CaseReason {
    return actor.role === 'AUDIT_ADMIN' ? true : 'cases.not-an-auditor'
  },

  /** May this actor ask the writer something? One question at a time, while the case is not finished (D23). */
  askWriter(actor: Actor, thing: QuestionStanding): true | CaseReason {
    const answer = handles(actor, thing)
    if (answer !== true) return answer
    if (thing.isImported || thing.takenBackAt !== null) return 'cases.nobody-to-ask'
    if (isFinished(thing.state)) return 'cases.not-now'
    return thing.isAsked ? 'cases.question-open' : true
  },

  /** May this actor ask to see the contact? Whether it opens, another decides (D23). */
  askContact(actor: Actor, thing: ContactStanding): true | CaseReason {
    const answer = handles(actor, thing)
    if (answer !== true) return answer
    if (isFinished(thing.state)) return 'cases.not-now'
    if (!thing.hasContact) return 'cases.contact-none'
    return thing.isAsked || thing.isOpen ? 'cases.contact-asked' : true
  },

  /** May this actor see the contact now? Only who asked, while it is open. */
  lookAtContact(actor: Actor, thing: ContactStanding): true | CaseReason {
    const answer = handles(actor, thing)
    if (answer !== true) return answer
    return thing.isOpen ? true : 'cases.contact-not-open'
  },

  /** May this actor do this now? One of the roles the actor has towards the case must be allowed to. */
  act(act: CaseAct, actor: Actor, thing: CaseAtHand): true | CaseReason {
    const roles = rolesOf(actor, thing)
    if (roles.length === 0) return 'cases.not-a-handler'
    // It is handled with another one: what is done there is done here.
    if (thing.joinedToId !== null && actor.kind !== 'system') return 'cases.joined'
    // Its procedure answers it, and its own clocks tell who stands above; who was told may still direct, and a first word is owed as before.
    if (thing.inPetitionSince !== null && isDeskAct(act) && !alsoInPetition.includes(act)) return 'cases.in-petition'
    const answers = roles.map((role) => mayNow(act, role, thing))
    if (answers.includes(true)) return true
    // A handler passes on to those below it, and to nobody else, as the desk passed on to it.
    if (act === 'assign' && isOnlyHandler(actor, thing)) return mayNow(act, 'desk', thing)
    return answers.find((answer) => answer !== 'cases.not-yours') ?? 'cases.not-yours'
  },
}

/** What a post may do at all, for menus. */
export const acts = {
  handleCases: may.list,
  overseeCases: may.overseeCases,
  keepChannels: may.listChannels,
  leadCases: (actor: Actor) => roleIn(actor, line) === 'SECRETARY' || 'cases.not-a-handler',
} as const

/** Act by act: true, or why not; the page shows its buttons by it. */
export function canOf(actor: Actor, thing: CaseAtHand): Record<DeskAct, true | CaseReason> {
  return Object.fromEntries(deskActs.map((act) => [act, may.act(act, actor, thing)])) as Record<
    DeskAct,
    true | CaseReason
  >
}

/** Does the case lie with this actor because another desk assigned it, so that it may only be passed on downwards? */
export function isOnlyHandler(actor: Actor, thing: CaseAtHand): boolean {
  return isAssigned(thing.state) && actor.orgId === thing.orgId && thing.assignedById !== actor.orgId
}

// The ways in hold secrets: whoever keeps accounts keeps them too (B17).
function keepsChannels(actor: Actor): true | 'cases.for-channel-keeper' {
  return actor.role === 'SYSTEM_ADMIN' ? true : 'cases.for-channel-keeper'
}

function keepsClasses(actor: Actor): true | 'cases.not-a-keeper' {
  return (['DESK', 'ORGANISER'].includes(roleIn(actor, line)) && actor.orgId !== null) || 'cases.not-a-keeper'
}

function leads(actor: Actor): true | 'cases.for-leaders' {
  return ['SECRETARY', 'ORGANISER'].includes(roleIn(actor, line)) ? true : 'cases.for-leaders'
}

function namesReviewer(actor: Actor): true | 'cases.reviewer-for-leaders' {
  return leads(actor) === true ? true : 'cases.reviewer-for-leaders'
}

function handles(actor: Actor, thing: { readonly orgPath: string }): true | 'cases.not-a-handler' {
  return handlingPosts.includes(roleIn(actor, line)) && reaches(actor.reach, thing.orgPath)
    ? true
    : 'cases.not-a-handler'
}

function rolesOf(actor: Actor, thing: CaseAtHand): CaseRole[] {
  if (actor.kind === 'system') return ['clock']
  if (may.list(actor) !== true || !reaches(actor.reach, thing.orgPath)) return []
  if (isOnlyHandler(actor, thing)) return ['handler']
  // Who stands above a silent desk may act in its place, and says why (D20).
  const isSuperior = thing.escalatedAt !== null && actor.orgId !== thing.orgId
  return isSuperior ? ['desk', 'handler', 'superior'] : ['desk', 'handler']
}

const alsoInPetition: readonly CaseAct[] = ['direct', 'giveFirstWord']
const isDeskAct = (act: CaseAct) => (deskActs as readonly CaseAct[]).includes(act)
const isFinished = (state: CaseState) => state === 'CLOSED' || state === 'NOT_ACCEPTED'
const isAssigned = (state: CaseState) => atHandler.includes(state)
