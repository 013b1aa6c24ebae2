/** Addresses of the chapter's pages in the console. */
export const paths = { search: '/console/audit', checks: '/console/audit/checks' }
