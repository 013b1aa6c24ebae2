/** Consultations as the public sees them: data in, page out, no database and no frame. */
export { agreementTable } from './portal/data.ts'
export { consultationsPage } from './portal/list.ts'
export { agreementPage } from './portal/map.ts'
export { consultationPage, type Visit } from './portal/one.ts'
export { ownStatementPage } from './portal/own.ts'
export { consultationPaths } from './portal/paths.ts'
export type { ConsultationTold } from './portal/told.ts'
export { consultationWords } from './portal/words.ts'
