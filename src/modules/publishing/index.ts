export { deeds } from './deeds/sources.ts'
export { due } from './due/sources.ts'
export { follower } from './following/follower.ts'
export { handDownArticle } from './handing/service.ts'
export { type PastArticle, prepareImport } from './importing/service.ts'
export { type PreparedArticle, writeImport } from './importing/store.ts'
export { linksChore } from './links/trying.ts'
export { localNoteProcedure } from './local-notes/own-procedure.ts'
export { localNoteKey } from './local-notes/rules.ts'
export { publishLocalNote, saveLocalNote } from './local-notes/service.ts'
export {
  declineOffer,
  listOfferedArticles,
  readOfferedArticle,
  takeOffer,
} from './offering/answers/service.ts'
export { offerProcedure } from './offering/own-procedure.ts'
export { offerArticleDown, offerArticleUp } from './offering/service.ts'
export { articleProcedure } from './own-procedure.ts'
export { acts } from './policy.ts'
export { readDigested } from './portal/digested.ts'
export { readAttachment, readPicture, type ShownFile } from './portal/files.ts'
export { type SearchAsked, searchArticles } from './portal/finding.ts'
export { handedKeys } from './portal/handed-keys.ts'
export { readLeaving } from './portal/leaving-read.ts'
export {
  readArchive,
  readArticle,
  readFeed,
  readHome,
  readMapEntries,
  readSection,
} from './portal/read.ts'
export { routes } from './routes.ts'
