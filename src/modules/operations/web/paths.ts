/** Addresses of the chapter's pages in the console. */
export const paths = { health: '/console/operations', webhooks: '/console/webhooks' }
