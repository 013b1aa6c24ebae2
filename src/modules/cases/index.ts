import { filing } from './files/jobs.ts'
import { jobs as ownJobs } from './jobs.ts'
import { closeReviewed } from './moderation/closing.ts'
import { takeAppeal } from './moderation/jobs.ts'
import { takeReviewRequest } from './petitions/jobs.ts'

export { listAnswering, listSentAnswers, readAnswerAtHand } from './answers/service.ts'
export { answerQuestion, askWriter, listOwnQuestions } from './asking/service.ts'
export { bin } from './bin.ts'
export { officeCall } from './calling/procedure.ts'
export { callOffices, listCalls, listOwnCalls } from './calling/service.ts'
export { takeSignedMessage } from './channels/arriving.ts'
export { mailChore, mailFolder, takeMails } from './channels/mail/folder.ts'
export { addChannel } from './channels/service.ts'
export { tellBackChore } from './channels/tell.ts'
export { answerEcho, takeWechatCall } from './channels/wechat/arriving.ts'
export {
  dropClassList,
  listClassesFor,
  listRememberedClasses,
  saveClassList,
  writeClassList,
} from './classes/class-list.ts'
export { importClasses } from './classes/command.ts'
export { type ClassLine, classesBelow } from './classes/rules.ts'
export {
  type CaseToSuggest,
  classifyCase,
  listDecidedTexts,
  listPassedOn,
  readCaseToSuggest,
} from './classes/service.ts'
export { escalateOverdue } from './clock/service.ts'
export { contactOpening } from './contact/procedure.ts'
export { askContact, listOwnOpenings } from './contact/service.ts'
export type { OpenStatistics } from './counts/open-numbers.ts'
export { countFigures, readOpenCounts, readOpenStatistics } from './counts/service.ts'
export { deeds } from './deeds/sources.ts'
export { due } from './due/sources.ts'
export {
  type ChosenFile,
  dropEnclosures,
  keepEnclosures,
  prolongEnclosures,
  readChosen,
  readForm,
} from './enclosures/holding.ts'
export { markOf, openMark, type Waiting } from './enclosures/mark.ts'
export { eraseEnclosures, listOwnEnclosures, readOwnEnclosure } from './enclosures/own.ts'
export { submitWithEnclosures, supplementWithEnclosures } from './enclosures/sending.ts'
export { isEnclosed } from './enclosures/service.ts'
export { uploadMessageFile } from './files/service.ts'
export { takeMessages } from './files/taking.ts'
export { follower } from './following/follower.ts'
export { importCases } from './importing/command.ts'
export { type AnsweredCase, importAnswered } from './importing/service.ts'
export { listNewestShown, listShownWith, readJoinable } from './joining/service.ts'
export type { ShownText } from './joining/store.ts'
export { knowledgeReview } from './knowledge/procedure.ts'
export {
  countKnowledgeFields,
  draftKnowledge,
  findShownKnowledge,
  listShownKnowledge,
  publishKnowledge,
} from './knowledge/service.ts'
export { knowledgePages } from './knowledge/showing.ts'
export type { ShownKnowledge } from './knowledge/store.ts'
export { findIntake, findOwnIntake, findOwnRefusal } from './logging/service.ts'
export { compareWithLog } from './logging/store.ts'
export { messageLimits } from './message-limits/command.ts'
export { partiesOf } from './moderation/parties.ts'
export { moderation } from './moderation/procedure.ts'
export { appealMeasure, listOwnMeasures, proposeMeasure, readAppealDays } from './moderation/service.ts'
export {
  countOpenMonths,
  listOpenAnswers,
  listOpenKnowledge,
  mostAnswers,
  openDataPages,
  readOpenData,
} from './opendata/service.ts'
export { findPublic } from './opendata/store.ts'
export { originalOpening } from './originals/procedure.ts'
export { petition } from './petitions/procedure.ts'
export { askForReview, readOwnPetition } from './petitions/requests.ts'
export { filePetition } from './petitions/service.ts'
export { acts } from './policy.ts'
export { proposePromises } from './promises/rules.ts'
export type { OpenedReplyFile } from './reply-files/service.ts'
export {
  listOwnReplyFiles,
  listShownReplyFiles,
  readOwnReplyFile,
  readShownReplyFile,
} from './reply-files/showing.ts'
export { listShownReviewers, reviewerPages } from './reviewing/service.ts'
export { routes } from './routes.ts'
export {
  acceptCase,
  assignCase,
  declareCase,
  extendDeadline,
  getCase,
  listCases,
  refuseCase,
  replyCase,
  sendBack,
  signCase,
  startHandling,
} from './service.ts'
export { openDesk } from './store.ts'
export { type CaseText, countWith, listCaseTexts, listDesks, listShownAmong } from './texts/service.ts'
export { findDesk, listBoard, showCase } from './tracking/board.ts'
export type { Receipt } from './tracking/intake.ts'
export { KnownDesks } from './tracking/known-desks.ts'
export type { CasePage } from './tracking/present.ts'
export { readCaseNumber, readTrackingCode, TRACKING_CODE_BYTES, trackingCode } from './tracking/rules.ts'
export {
  type AuthorActs,
  confirmOutcome,
  eraseContact,
  followCase,
  type Judged,
  readOwnCase,
  reopenCase,
  revokeConsent,
  supplementCase,
} from './tracking/service.ts'
export { mostShown } from './tracking/shown/store.ts'
export { checkWritten, hintsAbout, submitCase } from './tracking/submitting.ts'

export { declareUrgent, giveFirstWord } from './urgency/service.ts'

export const jobs = [...ownJobs, takeAppeal, closeReviewed, takeReviewRequest, filing]
export { caseProcedure } from './own-procedure.ts'
