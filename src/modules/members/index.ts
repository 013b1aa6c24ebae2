export { acts } from './policy.ts'
export { jobs } from './roster/jobs.ts'
export { routes } from './routes.ts'
export { insertMember } from './store.ts'
