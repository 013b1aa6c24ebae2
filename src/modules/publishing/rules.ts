import type { ArticleStatus, Pending } from './contract.ts'

/** Where an article stands: its own state, and that of work on it once it is published. */
export interface Standing {
  readonly status: ArticleStatus
  readonly pending: Pending | null
}

export type Act = 'save' | 'submit' | 'return' | 'publish' | 'withdraw'

/** Most bytes of an article's text, so that its page stays below 300 KB (UX-PT16). */
export const mostBodyBytes = 220_000

/**
 * What an act makes of an article (POR-04): DRAFT → REVIEW → PUBLISHED → WITHDRAWN. A published article stays as it is
 * while work on it goes through the same steps. Without review a draft may be published at once.
 */
export function articleAfter(
  of: Standing,
  act: Act,
  needsReview: boolean,
): Standing | 'publishing.not-now' | 'publishing.withdrawn' {
  if (of.status === 'WITHDRAWN') return 'publishing.withdrawn'
  if (act === 'withdraw')
    return of.status === 'PUBLISHED' ? { status: 'WITHDRAWN', pending: null } : 'publishing.not-now'
  const isLive = of.status === 'PUBLISHED'
  const work = workAfter(isLive ? of.pending : (of.status as Pending), act, needsReview)
  if (work === undefined) return 'publishing.not-now'
  if (work === 'OUT') return { status: 'PUBLISHED', pending: null }
  return isLive ? { status: 'PUBLISHED', pending: work } : { status: work, pending: null }
}

// The same steps for a new article and for work on a published one; null is a published one nobody works on.
function workAfter(
  work: Pending | null,
  act: Exclude<Act, 'withdraw'>,
  needsReview: boolean,
): Pending | 'OUT' | undefined {
  if (act === 'save') return 'DRAFT'
  if (act === 'submit') return work === 'DRAFT' ? 'REVIEW' : undefined
  if (act === 'return') return work === 'REVIEW' ? 'DRAFT' : undefined
  return work === 'REVIEW' || (work === 'DRAFT' && !needsReview) ? 'OUT' : undefined
}

/** Whole days from one instant to another, rounded down. */
export function ageInDays(from: Date, until: Date): number {
  return Math.floor((until.getTime() - from.getTime()) / 86_400_000)
}

/** The day after the last one of a month `2026-11`, as a month: `2026-12`. */
export function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
