export { acts } from './policy.ts'
export { routes } from './routes.ts'
export { getOrg, searchTextOf, trailsOf } from './service.ts'
export {
  findOrg,
  findOrgBySlug,
  insertOrg,
  insertTerm,
  type NewOrg,
  nextPlace,
  type Org,
  pathsAbove,
  replaceLines,
} from './store.ts'
