import type { SiteState } from '#modules/sites/contract.ts'
import type { ArticleStatus } from '../contract.ts'

type Reason = 'publishing.withdrawn' | 'publishing.not-now' | 'publishing.site-paused'

/**
 * Why an article cannot be handed down now, or taken back; nothing when it can. Only what the public reads is handed down (A05), and nothing
 * from a site that sleeps: after a merge nobody stands below it any more (decisions 347).
 */
export function whyNotHanded(
  article: { readonly status: ArticleStatus; readonly handedAt: Date | null },
  of: { readonly isShownBelow: boolean; readonly siteState: SiteState },
): Reason | undefined {
  if (article.status === 'WITHDRAWN') return 'publishing.withdrawn'
  const isHanded = article.handedAt !== null
  if (article.status !== 'PUBLISHED' || isHanded === of.isShownBelow) return 'publishing.not-now'
  return of.isShownBelow && of.siteState === 'PAUSED' ? 'publishing.site-paused' : undefined
}

/** The key of every page on which articles handed down below this organisation may stand. */
export const handedKey = (path: string): string => `handed:${path}`

/** What pages are made from that show an article: its own, its site's, and those of all sites it is handed down to. */
export function keysOf(article: {
  readonly id: string
  readonly orgId: string
  readonly handedPath: string | null
}): string[] {
  const below = article.handedPath === null ? [] : [handedKey(article.handedPath)]
  return [`article:${article.id}`, `org:${article.orgId}`, ...below]
}
