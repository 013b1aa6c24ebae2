import { type Actor, partiesOf, reaches, roleIn } from '#kernel/actor.ts'

type Answer = true | 'publishing.not-an-editor'
type Decision = Answer | 'publishing.not-deciding'
type Publication = Answer | 'publishing.needs-another-person' | 'publishing.needs-decider'
type NotePublication = Answer | 'publishing.note-needs-another-person'
type Taking = Answer | 'publishing.offer-needs-another-person'

const writers: ReadonlySet<string> = new Set(['ORGANISER', 'EDITOR', 'SECRETARY'])
const deciders: ReadonlySet<string> = new Set(['ORGANISER', 'SECRETARY'])

/** Who had a hand in the newest version of an article, whether its site wants a second person, and since when all sites below show it. */
export interface Handled {
  readonly path: string
  readonly savedBy: string | null
  readonly submittedBy: string | null
  readonly needsReview: boolean
  readonly handedAt: Date | null
}

/** Editors, secretaries and organisers work on the articles of their subtree; nobody publishes his own (POR-04, A07). */
export const may = {
  /** Asked before any list: what is not public is for those who work on it. */
  readArticles: (actor: Actor): Answer => (writes(actor) ? true : 'publishing.not-an-editor'),
  /** A file waits for the article that takes it; whose that may be is asked when it is saved. */
  handInFile: (actor: Actor): Answer => (writes(actor) ? true : 'publishing.not-an-editor'),
  writeArticle: (actor: Actor, path: string): Answer => isWriter(actor, path),
  saveArticle: (actor: Actor, path: string): Answer => isWriter(actor, path),
  submitArticle: (actor: Actor, path: string): Answer => isWriter(actor, path),
  returnArticle: (actor: Actor, path: string): Answer => isWriter(actor, path),
  withdrawArticle: (actor: Actor, path: string): Answer => isWriter(actor, path),
  /** An update of what all sites below show is out on all of them at once, so it is decided by who hands down (decisions 347). */
  publishArticle: (actor: Actor, of: Handled): Publication => {
    const answer = isWriter(actor, of.path)
    if (answer === true && of.handedAt !== null && !mayDecide(actor)) return 'publishing.needs-decider'
    if (answer !== true || !of.needsReview) return answer
    return isAnother(actor, [of.savedBy, of.submittedBy]) ? true : 'publishing.needs-another-person'
  },
  /** What all sites below must show is decided by the organisation that wrote it or one above, and not by an editor alone (A05). */
  handDownArticle: (actor: Actor, path: string): Decision => {
    const answer = isWriter(actor, path)
    return answer !== true || mayDecide(actor) ? answer : 'publishing.not-deciding'
  },
  /** A note of a site is of those who write its articles, and nobody publishes his own (decisions 355). */
  saveLocalNote: (actor: Actor, path: string): Answer => isWriter(actor, path),
  keepLocalNote: (actor: Actor, path: string): Answer => isWriter(actor, path),
  returnLocalNote: (actor: Actor, path: string): Answer => isWriter(actor, path),
  removeLocalNote: (actor: Actor, path: string): Answer => isWriter(actor, path),
  publishLocalNote: (actor: Actor, of: Pick<Handled, 'path' | 'savedBy' | 'needsReview'>): NotePublication => {
    const answer = isWriter(actor, of.path)
    if (answer !== true || !of.needsReview) return answer
    return isAnother(actor, [of.savedBy]) ? true : 'publishing.note-needs-another-person'
  },
  /** Offering binds nobody, so that an editor offers what his site published; each site answers for itself (decisions 356). */
  offerArticleUp: (actor: Actor, path: string): Answer => isWriter(actor, path),
  offerArticleDown: (actor: Actor, path: string): Answer => isWriter(actor, path),
  declineOffer: (actor: Actor, path: string): Answer => isWriter(actor, path),
  endOffer: (actor: Actor, path: string): Answer => isWriter(actor, path),
  /** One person of the site reads it, who is none of those that wrote it: its origin may do without a second person, this site need not. */
  takeOffer: (
    actor: Actor,
    of: { readonly path: string; readonly needsReview: boolean; readonly writtenBy: readonly string[] },
  ): Taking => {
    const answer = isWriter(actor, of.path)
    if (answer !== true || !of.needsReview) return answer
    return isAnother(actor, of.writtenBy) ? true : 'publishing.offer-needs-another-person'
  },
} as const

// Articles are kept by the line of publicity 宣传.
const writes = (actor: Actor) => writers.has(roleIn(actor, 'PUBLICITY'))

const isWriter = (actor: Actor, path: string): Answer =>
  writes(actor) && reaches(actor.reach, path) ? true : 'publishing.not-an-editor'

// Somebody known, who is none of these and stands in for none of them.
function isAnother(actor: Actor, than: readonly (string | null)[]): boolean {
  const parties = partiesOf(actor)
  return parties.length > 0 && !than.some((one) => one !== null && parties.includes(one))
}

/** Whether a post decides what all sites below must show; one limited to a line does not. */
export const mayDecide = (actor: Actor): boolean => deciders.has(actor.role)

/** What a post may do at all, for menus. */
export const acts = { readArticles: may.readArticles } as const
