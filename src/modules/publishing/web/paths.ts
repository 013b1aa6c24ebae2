import { changed } from '#ui/list-query.ts'

const withQuery = (path: string, query: URLSearchParams | string | undefined) => {
  const text = String(query ?? '')
  return text === '' ? path : `${path}?${text}`
}

/** The query of a page that compares these versions; without any, of one that compares none. What else it holds stays. */
export const comparing = (query: URLSearchParams, versions?: { older: number; newer: number }): URLSearchParams =>
  changed(
    query,
    { older: versions && String(versions.older), newer: versions && String(versions.newer) },
    { keepPage: true },
  )

/** Addresses of the chapter's pages in the console; an article keeps the query of the list it was opened from. */
export const paths = {
  list: (query?: URLSearchParams | string) => withQuery('/console/articles', query),
  one: (articleId: string, query?: URLSearchParams | string) => withQuery(`/console/articles/${articleId}`, query),
  edit: (articleId: string, query?: URLSearchParams | string) =>
    withQuery(`/console/articles/${articleId}/edit`, query),
  compare: (articleId: string, query: URLSearchParams, versions?: { older: number; newer: number }) =>
    withQuery(`/console/articles/${articleId}/compare`, comparing(query, versions)),
  /** The article again, from the address of a comparison. */
  compared: (articleId: string, query: URLSearchParams) => paths.one(articleId, comparing(query)),
  /** What was handed down to a site, and one article of it. */
  handed: (orgId?: string | null) => withQuery('/console/handed-articles', orgId ? `org=${orgId}` : undefined),
  handedOne: (orgId: string, articleId: string) => withQuery(`/console/handed-articles/${articleId}`, `org=${orgId}`),
  /** What was offered to a site, and one article of it. */
  offered: (orgId?: string | null) => withQuery('/console/offered-articles', orgId ? `org=${orgId}` : undefined),
  offeredOne: (orgId: string, offerId: string) => withQuery(`/console/offered-articles/${offerId}`, `org=${orgId}`),
  create: (orgId?: string | null) => withQuery('/console/articles/create', orgId ? `org=${orgId}` : undefined),
}
