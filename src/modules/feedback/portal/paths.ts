import { withQuery } from '#kernel/page-parts.ts'

/** Addresses of what is said about the product; one for the whole installation. */
export const feedbackPaths = {
  answers: (query: { readonly page?: number } = {}) => withQuery('/feedback/', query),
  /** `from` is the page somebody comes from. */
  write: (from?: string) => withQuery('/feedback/new', { from }),
  follow: () => '/feedback/follow',
} as const
