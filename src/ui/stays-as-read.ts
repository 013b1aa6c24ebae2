/**
 * For the query of a page on which somebody acts on what he reads: whoever acts is to have seen what he acts on, so a later version must not
 * slip in behind an open form (R-F09). It is read anew when the page is opened, and after an act.
 */
export const staysAsRead = { refetchOnWindowFocus: false, refetchOnReconnect: false } as const
