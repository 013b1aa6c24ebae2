import type { ArticleDetail } from '../../contract.ts'

/** Which saved version the newest one is to be read against, and why that one. */
export interface Base {
  readonly number: number
  readonly act: 'PUBLISHED' | 'RETURNED'
}

/**
 * What whoever reviews has read already: the version that was returned, or else the one the public reads (UX-CS9). Nothing while the article was
 * neither: then all of it is new.
 */
export function baseOf({ steps }: Pick<ArticleDetail, 'steps'>): Base | undefined {
  for (const { act, number } of steps) {
    if (act === 'RETURNED') return { number, act }
    if (act === 'PUBLISHED' || act === 'UPDATED') return { number, act: 'PUBLISHED' }
  }
  return undefined
}
