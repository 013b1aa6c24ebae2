export { jobs } from './jobs.ts'
export { offeredBy, patienceSeconds, SiteUnreached } from './mirror/fetching.ts'
export { leavesChore, readAllLeaves } from './mirror/reading.ts'
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
export { differenceWords, leavesSentence, receivedWords, sourceWords } from './words.ts'
