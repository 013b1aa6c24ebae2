export type { OrgType } from './codes.ts'
export { acts } from './policy.ts'
export { routes } from './routes.ts'
export { holdsRelations, type OrgCounts, readOrgType, warningsFor } from './rules.ts'
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
  setSlug,
} from './store.ts'
export { words as organisationWords } from './words.ts'
