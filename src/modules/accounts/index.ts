export { hashPassword } from './passwords.ts'
export { routes } from './routes.ts'
export { hashToken, Sessions } from './sessions.ts'
export { insertAccount, insertIdentity, insertInvitation } from './store.ts'
