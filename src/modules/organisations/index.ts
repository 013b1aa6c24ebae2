export { acts } from './policy.ts'
export { routes } from './routes.ts'
export { holdsRelations, readOrgType, warningsFor } from './rules.ts'
export { getOrg, searchTextOf } from './service.ts'
export {
  findOrg,
  findOrgBySlug,
  findSuperior,
  insertOrg,
  insertTerm,
  nextPlace,
  type Org,
  pathsAbove,
  replaceLines,
  setSlug,
} from './store.ts'
export { words as organisationWords } from './words.ts'
