const withQuery = (path: string, query: URLSearchParams | string | undefined) => {
  const text = String(query ?? '')
  return text === '' ? path : `${path}?${text}`
}

/** Addresses of the chapter's pages in the console; an article keeps the query of the list it was opened from. */
export const paths = {
  list: (query?: URLSearchParams | string) => withQuery('/console/articles', query),
  one: (articleId: string, query?: URLSearchParams | string) => withQuery(`/console/articles/${articleId}`, query),
  edit: (articleId: string, query?: URLSearchParams | string) =>
    withQuery(`/console/articles/${articleId}/edit`, query),
  compare: (articleId: string, of?: { from: number; to: number }) =>
    withQuery(`/console/articles/${articleId}/compare`, of && `from=${of.from}&to=${of.to}`),
  create: (orgId?: string | null) => withQuery('/console/articles/create', orgId ? `org=${orgId}` : undefined),
}
