/** Words about the product as everybody sees them: data in, page out. */
export { answersPage } from './portal/answers.ts'
export { followRemarkPage, ownRemarkPage } from './portal/follow.ts'
export { feedbackPaths } from './portal/paths.ts'
export { remarkReceiptPage, writeRemarkPage } from './portal/write.ts'
