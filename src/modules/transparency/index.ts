export { jobs } from './jobs.ts'
export { checkLeavesOf, offeredBy } from './mirror/fetching.ts'
export { countKept, readKept, receiveCheckpoint } from './mirror/service.ts'
export {
  checkReceipt,
  readCheckpointNote,
  readConsistency,
  readLeaves,
  readLog,
  readProofOf,
  writeReceiptOf,
} from './service.ts'
export { verifierPage } from './verifier/page.ts'
export { differenceWords, leavesSentence, receivedWords } from './words.ts'
