/** So many views of one list; more are no help in finding one. */
export const mostViews = 20

/** The lists whose views are kept; a page that begins to keep views adds its name. */
export const viewLists = ['members', 'cases', 'articles'] as const
