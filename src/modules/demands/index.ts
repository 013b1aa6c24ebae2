export { classifyVoices } from './classes/command.ts'
export { checkReplies } from './replies/command.ts'
export { findTopics } from './topics/command.ts'
