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
export { differenceWords } from './words.ts'
