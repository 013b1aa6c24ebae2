/** Addresses of the chapter's pages in the console. */
export const paths = {
  safety: '/console/safety',
  list: '/console/accounts',
  create: '/console/accounts/create',
  lists: '/console/accounts/lists',
  oneList: (listId: string) => `/console/accounts/lists/${listId}`,
  programKeys: '/console/accounts/program-keys',
  grant: (accountId: string) => `/console/accounts/${accountId}/grant`,
}

/** The whole address of a one-time link; the token stands behind the #. */
export function invitationAddress(token: string): string {
  return `${window.location.origin}/console/invitation#${token}`
}
