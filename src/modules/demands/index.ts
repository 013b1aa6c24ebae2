export { classifyVoices } from './classes/command.ts'
export { checkReplies } from './replies/command.ts'
export { routes } from './routes.ts'
export { findTopics } from './topics/command.ts'
