/** Addresses of the chapter's pages in the console. */
export const paths = {
  tree: (orgId?: string, on?: string) => {
    const query = new URLSearchParams({ ...(orgId ? { org: orgId } : {}), ...(on ? { on } : {}) })
    return query.size > 0 ? `/console/organisations?${query}` : '/console/organisations'
  },
  create: (parentId: string) => `/console/organisations/${parentId}/create`,
  rename: (orgId: string) => `/console/organisations/${orgId}/rename`,
  changes: (orgId: string) => `/console/organisations?org=${orgId}&tab=changes`,
  move: (orgId: string) => `/console/organisations/${orgId}/move`,
  merge: (orgId: string) => `/console/organisations/${orgId}/merge`,
  split: (orgId: string) => `/console/organisations/${orgId}/split`,
  dissolve: (orgId: string) => `/console/organisations/${orgId}/dissolve`,
  lines: (orgId: string) => `/console/organisations/${orgId}/lines`,
  /** The page is of the chapter that knows the members. */
  posts: (orgId: string) => `/console/organisations/${orgId}/posts`,
  term: (orgId: string) => `/console/organisations/${orgId}/term`,
}
