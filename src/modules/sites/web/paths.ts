/** Addresses of the chapter's pages in the console. */
export const paths = {
  list: '/console/sites',
  one: (orgId: string) => `/console/sites/${orgId}`,
  edit: (orgId: string) => `/console/sites/${orgId}/edit`,
  open: (orgId?: string) => (orgId === undefined ? '/console/sites/open' : `/console/sites/open?org=${orgId}`),
}
