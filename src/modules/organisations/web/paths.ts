/** Addresses of the chapter's pages in the console. */
export const paths = {
  tree: (orgId?: string, on?: string) => {
    const query = new URLSearchParams({ ...(orgId ? { org: orgId } : {}), ...(on ? { on } : {}) })
    return query.size > 0 ? `/console/organisations?${query}` : '/console/organisations'
  },
  create: (parentId: string) => `/console/organisations/${parentId}/create`,
  rename: (orgId: string) => `/console/organisations/${orgId}/rename`,
  term: (orgId: string) => `/console/organisations/${orgId}/term`,
}
