/** Addresses of the pages of a site; `slug` names the organisation and never changes. */
export const sitePaths = {
  home: (slug: string) => `/o/${encodeURIComponent(slug)}/`,
  elder: (slug: string) => `/o/${encodeURIComponent(slug)}/elder`,
  people: (slug: string) => `/o/${encodeURIComponent(slug)}/people`,
  siteMap: (slug: string) => `/o/${encodeURIComponent(slug)}/map`,
  accessibility: (slug: string) => `/o/${encodeURIComponent(slug)}/accessibility`,
  privacy: (slug: string) => `/o/${encodeURIComponent(slug)}/privacy`,
  directory: () => '/sites',
  /** The list in which the place of a page stands, with its neighbours: no position of the visitor is asked for (CZ1). */
  near: (slug: string) => `/sites?near=${encodeURIComponent(slug)}`,
} as const
