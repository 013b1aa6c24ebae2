/** The message board as the public sees it: data in, page out, no database and no frame. */

export { enclosureLimits } from './enclosures/codes.ts'
export { words as enclosureWords } from './enclosures/words.ts'
export { AUTHOR_FIELDS, type AuthorForms } from './portal/author-forms.ts'
export { type BoardRow, boardPage } from './portal/board.ts'
export { callsBlock } from './portal/calls.ts'
export { casePage } from './portal/case.ts'
export type { CaseData, CaseEvent } from './portal/case-data.ts'
export { contactOpeningsBlock } from './portal/contact-openings.ts'
export {
  dropField,
  enclosedMark,
  enclosureField,
  ownEnclosuresBlock,
} from './portal/enclosures.ts'
export { followPage } from './portal/follow.ts'
export { type KnowledgeLine, knowledgePage, oneKnowledgePage, takenBackPage } from './portal/knowledge.ts'
export { type MeasureTold, measuresBlock, rulesPage } from './portal/measures.ts'
export {
  openAnswersJson,
  openAnswersTable,
  openCasesJson,
  openCasesTable,
  openDataPage,
  openKnowledgeJson,
  openKnowledgeTable,
} from './portal/open-data.ts'
export { casePaths } from './portal/paths.ts'
export { petitionBlock } from './portal/petition.ts'
export { questionsBlock } from './portal/questions.ts'
export { receiptPage } from './portal/receipt.ts'
export { ownReplyFilesBlock, shownReplyFilesBlock } from './portal/reply-files.ts'
export { caseFeed } from './portal/share.ts'
export { type SimilarCase, similarPage } from './portal/similar.ts'
export { statisticsPage } from './portal/statistics.ts'
export { EMPTY_MESSAGE, type MessageValues, writePage } from './portal/write.ts'
