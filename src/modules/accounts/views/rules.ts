/** So many views of one list; more are no help in finding one. */
export const mostViews = 20
