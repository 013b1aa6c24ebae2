export { acts } from './policy.ts'
export { routes } from './routes.ts'
