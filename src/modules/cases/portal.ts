/** The message board as the public sees it: data in, page out, no database and no frame. */
export { AUTHOR_FIELDS, type AuthorForms } from './portal/author-forms.ts'
export { type BoardData, type BoardRow, boardPage } from './portal/board.ts'
export { type CaseData, type CaseEvent, type CaseReply, casePage } from './portal/case.ts'
export { type FollowData, followPage } from './portal/follow.ts'
export { casePaths } from './portal/paths.ts'
export { type ReceiptData, receiptPage } from './portal/receipt.ts'
export { type StatisticsData, statisticsPage } from './portal/statistics.ts'
export { EMPTY_MESSAGE, type MessageValues, type WriteData, writePage } from './portal/write.ts'
