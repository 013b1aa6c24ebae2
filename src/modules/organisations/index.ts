export { routes } from './routes.ts'
export { getOrg, searchTextOf, trailsOf } from './service.ts'
export { findOrg, findOrgBySlug, insertOrg, type NewOrg, nextPlace, type Org, pathsAbove, setSlug } from './store.ts'
