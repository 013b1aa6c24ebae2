/** Addresses of the pages of a site; `slug` names the organisation and never changes. */
export const sitePaths = {
  home: (slug: string) => `/o/${encodeURIComponent(slug)}/`,
  elder: (slug: string) => `/o/${encodeURIComponent(slug)}/elder`,
  people: (slug: string) => `/o/${encodeURIComponent(slug)}/people`,
  siteMap: (slug: string) => `/o/${encodeURIComponent(slug)}/map`,
  accessibility: (slug: string) => `/o/${encodeURIComponent(slug)}/accessibility`,
  privacy: (slug: string) => `/o/${encodeURIComponent(slug)}/privacy`,
  directory: () => '/sites',
} as const
