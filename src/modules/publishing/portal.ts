/** The pages of what a site publishes: data in, page out, no database and no frame. */
export { type ArchiveData, archivePage } from './portal/archive.ts'
export { type ArticleData, type Attachment, articlePage, type WithdrawnData, withdrawnPage } from './portal/article.ts'
export { publishingPaths } from './portal/paths.ts'
export { type FeedData, type FeedItem, feedXml } from './portal/rss.ts'
export { type SearchData, type SearchHit, searchPage } from './portal/search.ts'
export { PER_PAGE, type SectionData, sectionPage } from './portal/section.ts'
