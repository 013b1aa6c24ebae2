import { counting } from './checks/service.ts'
import { jobs as nightJobs } from './jobs.ts'
import { finding } from './topics/jobs.ts'

export { classifyVoices } from './classes/command.ts'
export { acts } from './policy.ts'
export { projectPages } from './projects/measuring.ts'
export {
  addProjectStep,
  createProject,
  findProjectInReach,
  findShownProject,
  findShownProjectPlace,
  getProject,
  listShownProjects,
} from './projects/service.ts'
export { checkReplies } from './replies/command.ts'
export { responsibilityBin, saveResponsibility } from './responsibilities/service.ts'
export { routes } from './routes.ts'
export { CommonWords } from './similar/common-words.ts'
export { findSimilarKnowledge, findSimilarShown } from './similar/service.ts'
export { findTopics } from './topics/command.ts'
export { findAllTopics, getTopic, listTopics, listTopicWords, maySeeTopic } from './topics/service.ts'

export const jobs = [...nightJobs, finding, counting]
