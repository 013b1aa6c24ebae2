export { deeds } from './deeds/sources.ts'
export { due } from './due/sources.ts'
export { importOrganisations } from './importing/command.ts'
export { insertOrg, nextPlace } from './placing/store.ts'
export { acts } from './policy.ts'
export type { Follower } from './reshaping/follower.ts'
export { reshapingJob } from './reshaping/jobs.ts'
export { reshapingProcedure } from './reshaping/own-procedure.ts'
export { passAddress } from './reshaping/store.ts'
export { routes } from './routes.ts'
export { holdsRelations, isAnyBranch, isUsualParent, readOrgType, warningsFor } from './rules.ts'
export { getOrg, getStandingOrg, searchTextOf } from './service.ts'
export {
  findOrg,
  findOrgBySlug,
  findOrgShape,
  findStanding,
  findSuperior,
  hasBelow,
  insertTerm,
  listChildrenToday,
  listOrgs,
  listSuperiors,
  type Org,
  pathsAbove,
  replaceLines,
  setSlug,
} from './store.ts'
export { words as organisationWords } from './words.ts'
