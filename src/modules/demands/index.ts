export { classifyVoices } from './classes/command.ts'
