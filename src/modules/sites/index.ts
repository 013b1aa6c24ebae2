export { follower } from './following/follower.ts'
export { acts } from './policy.ts'
export {
  findMovedSlug,
  findNear,
  listSiteSlugs,
  type PublicColumn,
  type PublicSite,
  readDirectory,
  readPublicSite,
} from './portal/read.ts'
export { routes } from './routes.ts'
export { freshness, isGreyOn } from './rules.ts'
export { getColumn, getSite, listSections, type OpenedSite, openSite } from './service.ts'
export type { Site } from './store.ts'
