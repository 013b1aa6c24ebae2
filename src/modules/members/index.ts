export { acts } from './policy.ts'
export { routes } from './routes.ts'
export { insertMember } from './store.ts'
