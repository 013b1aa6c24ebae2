import type { SiteState } from '#modules/sites/contract.ts'
import type { ArticleStatus } from '../contract.ts'
import { handedKey } from '../handing/rules.ts'
import type { OfferDirection, OfferStanding } from './contract.ts'

/** What a site answered last, and to which offer and version. */
interface Answered {
  readonly offerId: string
  readonly state: 'TAKEN' | 'DECLINED' | 'ENDED'
  readonly readUpdatedAt: Date | null
}

/** How an offer stands with a site: an answer to an earlier one is none, and what was taken is another when the article was updated since. */
export function standingOf(
  offered: { readonly id: string; readonly updatedAt: Date | null },
  answer: Answered | undefined,
): OfferStanding {
  if (answer?.offerId !== offered.id) return 'OFFERED'
  const isAsRead = answer.readUpdatedAt?.getTime() === offered.updatedAt?.getTime()
  return answer.state === 'TAKEN' && !isAsRead ? 'CHANGED' : answer.state
}

type Reason =
  | 'publishing.withdrawn'
  | 'publishing.not-now'
  | 'publishing.site-paused'
  | 'publishing.nobody-above'
  | 'publishing.nobody-below'
  | 'publishing.handed-already'

/** What decides whether an article can be offered: its standing, and whether there is anybody to offer it to. */
export interface Offerable {
  readonly status: ArticleStatus
  readonly handedAt: Date | null
  readonly siteState: SiteState
  readonly isOffered: boolean
  readonly hasReceiver: boolean
}

/** Why an article cannot be offered so now, or the offer taken back; nothing when it can. Only what the public reads is offered. */
export function whyNotOffered(
  of: Offerable,
  { direction, isOffered }: { readonly direction: OfferDirection; readonly isOffered: boolean },
): Reason | undefined {
  if (of.status === 'WITHDRAWN') return 'publishing.withdrawn'
  if (of.status !== 'PUBLISHED' || of.isOffered === isOffered) return 'publishing.not-now'
  if (!isOffered) return undefined
  if (of.siteState === 'PAUSED') return 'publishing.site-paused'
  if (direction === 'DOWN' && of.handedAt !== null) return 'publishing.handed-already'
  if (!of.hasReceiver) return direction === 'UP' ? 'publishing.nobody-above' : 'publishing.nobody-below'
  return undefined
}

/** What pages are made from that may show an offered article where it was taken: those of the one site above, and those of all sites below. */
export const offerKey = (of: {
  readonly direction: OfferDirection
  readonly toOrgId: string
  readonly toPath: string
}): string => (of.direction === 'UP' ? `org:${of.toOrgId}` : handedKey(of.toPath))
