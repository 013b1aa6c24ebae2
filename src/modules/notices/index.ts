export { routes } from './routes.ts'
export { listDue } from './service.ts'
