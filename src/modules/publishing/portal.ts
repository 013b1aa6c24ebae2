/** The pages of what a site publishes: data in, page out, no database and no frame. */
export { archivePage } from './portal/archive.ts'
export { type ArticleData, articlePage, withdrawnPage } from './portal/article.ts'
export { isId, publishingPaths } from './portal/paths.ts'
export { feedXml } from './portal/rss.ts'
export { type SearchHit, searchPage } from './portal/search.ts'
export { PER_PAGE, sectionPage } from './portal/section.ts'
export { type VerifyData, verifyPage } from './portal/verify.ts'
export { noticeStanding } from './rules.ts'
