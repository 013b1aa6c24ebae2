const projects = (slug: string): string => `/o/${encodeURIComponent(slug)}/projects/`

/** Addresses of 每月一题 of a site and of all above it. */
export const projectPaths = {
  list: projects,
  one: (slug: string, id: string) => `${projects(slug)}${encodeURIComponent(id)}`,
} as const
