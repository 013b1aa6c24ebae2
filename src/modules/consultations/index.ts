export { drawMapOf } from './agreement/drawing.ts'
export { due } from './due/sources.ts'
export { follower } from './following/follower.ts'
export { jobs } from './jobs.ts'
export { listShownOfProject } from './origin/service.ts'
export { consultationPages } from './pages.ts'
export { presentShown } from './participation/present.ts'
export {
  findShownConsultation,
  handInStatement,
  listShownConsultations,
  listUnsaid,
  takeStance,
  takeStances,
} from './participation/service.ts'
export { readToken } from './participation/token.ts'
export { acts } from './policy.ts'
export { statementRefusal } from './refusal/procedure.ts'
export { showStatement } from './refusal/service.ts'
export { routes } from './routes.ts'
export { answerConsultation, openConsultation } from './service.ts'
