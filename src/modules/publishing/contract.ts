import { z } from 'zod'
import { Can, DayText, endpoint, InstantText, Paging, pageOf } from '#kernel/contract.ts'
import { OpenSite, SectionCode } from '#modules/sites/contract.ts'
import { Attachment, GivenAttachment, handInFile, mostAttachments, openArticleFile } from './files/contract.ts'
import { listDeadLinks } from './links/contract.ts'
import * as localNotes from './local-notes/contract.ts'
import { ArticleAnswer, ArticleOffer, offeringEndpoints } from './offering/contract.ts'

export const ArticleStatus = z.enum(['DRAFT', 'REVIEW', 'PUBLISHED', 'WITHDRAWN'])
export type ArticleStatus = z.infer<typeof ArticleStatus>
export const Pending = z.enum(['DRAFT', 'REVIEW'])
export type Pending = z.infer<typeof Pending>

/** The sections articles stand in; 互动交流 is the message board. */
export const ArticleSection = SectionCode.exclude(['INTERACTION'])
export type ArticleSection = z.infer<typeof ArticleSection>

const line = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(most))

/** The days of a public notice 公示 and how to object (CZ2). */
export const Notice = z.object({ fromOn: DayText, untilOn: DayText, objection: line(300) })
export type Notice = z.infer<typeof Notice>

/** What its author writes of an article; no time is among it: the hour of publication is the server's (A07). */
export const ArticleText = z.strictObject({
  sectionCode: ArticleSection,
  columnId: z.uuid().nullable().default(null),
  title: line(100),
  subtitle: line(100).nullable().default(null),
  bodyHtml: z.string().min(1).max(400_000),
  summary: line(300).nullable().default(null),
  source: line(60).nullable().default(null),
  sourceUrl: z.httpUrl().max(500).nullable().default(null),
  author: line(40).nullable().default(null),
  editor: line(40).nullable().default(null),
  notice: Notice.nullable().default(null),
  attachments: z.array(GivenAttachment).max(mostAttachments).default([]),
})
export type ArticleText = z.infer<typeof ArticleText>

/** An article in the editors' list. `pending` is work on a published article that nobody has published yet. */
export const ArticleRow = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  sectionCode: ArticleSection,
  columnId: z.uuid().nullable(),
  title: z.string(),
  status: ArticleStatus,
  pending: Pending.nullable(),
  version: z.number().int(),
  savedByName: z.string(),
  savedAt: InstantText,
  publishedAt: InstantText.nullable(),
  updatedAt: InstantText.nullable(),
  isImported: z.boolean(),
})
export type ArticleRow = z.infer<typeof ArticleRow>

export const ArticleVersion = z.object({
  number: z.number().int(),
  title: z.string(),
  savedByName: z.string(),
  savedAt: InstantText,
})

const ArticleAct = z.enum([
  ...['SUBMITTED', 'RETURNED', 'PUBLISHED', 'UPDATED', 'WITHDRAWN', 'HANDED_DOWN', 'TAKEN_BACK'],
  ...['OFFERED_UP', 'OFFERED_DOWN', 'OFFER_UP_ENDED', 'OFFER_DOWN_ENDED'],
] as const)
export type ArticleAct = z.infer<typeof ArticleAct>

export const ArticleStep = z.object({
  at: InstantText,
  act: ArticleAct,
  number: z.number().int(),
  actorName: z.string(),
  note: z.string().nullable(),
})

// As it is kept; nothing is trimmed on the way out.
const SavedText = z.object({
  sectionCode: ArticleSection,
  columnId: z.uuid().nullable(),
  title: z.string(),
  subtitle: z.string().nullable(),
  bodyHtml: z.string(),
  summary: z.string(),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  author: z.string().nullable(),
  editor: z.string().nullable(),
  notice: z.object({ fromOn: DayText, untilOn: DayText, objection: z.string() }).nullable(),
  attachments: z.array(Attachment),
})

/**
 * An article with the text of its newest version; `needsReview`: its site wants a second reader. A withdrawn one
 * keeps its text for those who answer for it.
 */
export const ArticleDetail = ArticleRow.extend({
  text: SavedText,
  withdrawnAt: InstantText.nullable(),
  withdrawnReason: z.string().nullable(),
  contentDigest: z.string().nullable(),
  /** Since when every open site below shows it; nothing while it is not handed down. */
  handedAt: InstantText.nullable(),
  /** To whom it is offered now, and what sites answered, newest first. */
  offers: z.array(ArticleOffer),
  answers: z.array(ArticleAnswer),
  versions: z.array(ArticleVersion),
  steps: z.array(ArticleStep),
  /** Where the public reads it, or the notice in its place; nothing while it was never public. */
  publicPath: z.string().nullable(),
  needsReview: z.boolean(),
  can: Can,
})
export type ArticleDetail = z.infer<typeof ArticleDetail>

const articleId = z.object({ articleId: z.uuid() })
const ofVersion = z.strictObject({ version: z.number().int() })
const Moved = z.object({
  id: z.uuid(),
  status: ArticleStatus,
  pending: Pending.nullable(),
  version: z.number().int(),
})
const reading = ['publishing.not-found', 'publishing.not-an-editor'] as const
const writing = [...reading, 'publishing.changed-meanwhile', 'publishing.withdrawn'] as const
const texts = [
  ...['publishing.too-long', 'publishing.nothing-written', 'publishing.column-elsewhere'],
  ...['publishing.file-gone', 'publishing.picture-gone'],
] as const
const moving = [...writing, 'publishing.not-now'] as const
const shown = [...moving, 'publishing.site-paused'] as const

export const openSite = endpoint({
  method: 'POST',
  path: '/api/sites',
  summary: {
    zh: '开通网站：网址、九个栏目和第一批文字一次备好',
    en: 'Opens a site with its address, sections and first text in one step',
  },
  body: OpenSite,
  answer: z.object({ orgId: z.uuid(), slug: z.string(), path: z.string(), articleIds: z.array(z.uuid()) }),
  errors: ['organisations.not-found', 'sites.not-an-editor', 'sites.open-already', 'sites.slug-taken'],
})

export const ColumnFreshness = z.object({
  columnId: z.uuid(),
  changedOn: DayText.nullable(),
  state: z.enum(['EMPTY', 'FRESH', 'WARN', 'STALE']),
})
export type ColumnFreshness = z.infer<typeof ColumnFreshness>

export const readFreshness = endpoint({
  method: 'GET',
  path: '/api/sites/:orgId/freshness',
  summary: {
    zh: '本地栏目上次更新的日子，和更新承诺相比怎么样；转载不算',
    en: 'When the windows of a site last changed, against their promise; reprints do not count',
  },
  params: z.object({ orgId: z.uuid() }),
  answer: z.object({ rows: z.array(ColumnFreshness) }),
  errors: ['sites.not-found', 'publishing.not-an-editor'],
})

/** What the list of articles, and a table of it, may be narrowed by. */
const listConditions = {
  orgId: z.uuid().optional(),
  /** With those below `orgId`, unless said otherwise. */
  includeBelow: z.enum(['true', 'false']).optional(),
  sectionCode: ArticleSection.optional(),
  columnId: z.uuid().optional(),
  status: ArticleStatus.optional(),
  /** Everything that waits for a second reader, new articles and changes to published ones; `me`: without what is one's own. */
  waiting: z.enum(['true', 'me']).optional(),
  mine: z.enum(['true']).optional(),
  /** First and last day of publication; of the last saving while an article is not published. */
  from: DayText.optional(),
  until: DayText.optional(),
  q: z.string().trim().max(100).optional(),
}

export const listArticles = endpoint({
  method: 'GET',
  path: '/api/articles',
  mayBeOld: true,
  summary: {
    zh: '管理范围内的文章，可按状态、栏目、文字查找',
    en: 'Articles in one’s reach by state, section and words',
  },
  query: Paging.extend(listConditions),
  /** `newestOnly`: words found so many that only the newest were looked at; null when it were all. */
  answer: pageOf(ArticleRow).extend({ newestOnly: z.number().int().nullable() }),
  errors: ['publishing.not-an-editor', 'organisations.not-found'],
})

export const downloadArticles = endpoint({
  method: 'GET',
  path: '/api/article-table',
  summary: {
    zh: '下载文章清单（.xlsx）：和列表同样的条件，一次最多5000篇；没有正文',
    en: 'The list of articles as a spreadsheet: narrowed as the list is, 5,000 at most; without their texts',
  },
  query: z.object({
    ...listConditions,
    /** Keys of the columns as they stand in the list on the page; they come first. */
    columns: z
      .string()
      .regex(/^[A-Za-z]+(,[A-Za-z]+)*$/)
      .max(200)
      .optional(),
  }),
  answer: z.unknown(),
  errors: ['publishing.not-an-editor', 'publishing.table-too-long', 'organisations.not-found'],
})

export const readArticle = endpoint({
  method: 'GET',
  path: '/api/articles/:articleId',
  summary: { zh: '一篇文章和它的全部版本', en: 'An article with all its versions' },
  params: articleId,
  answer: ArticleDetail,
  errors: reading,
})

export const readVersion = endpoint({
  method: 'GET',
  path: '/api/articles/:articleId/versions/:number',
  summary: { zh: '文章的某一个版本', en: 'One version of an article' },
  params: articleId.extend({ number: z.coerce.number().int().min(1) }),
  answer: ArticleVersion.extend({ text: SavedText }),
  errors: reading,
})

export const writeArticle = endpoint({
  method: 'POST',
  path: '/api/articles',
  summary: { zh: '新写一篇文章，存为草稿', en: 'Writes a new article as a draft' },
  body: ArticleText.extend({ orgId: z.uuid() }),
  answer: Moved,
  errors: ['sites.not-found', 'publishing.not-an-editor', ...texts],
})

export const saveArticle = endpoint({
  method: 'PUT',
  path: '/api/articles/:articleId',
  summary: { zh: '保存文章，每次保存留一个版本', en: 'Saves an article; every saving is kept as a version' },
  params: articleId,
  body: ArticleText.extend({ version: z.number().int() }),
  answer: Moved,
  errors: [...writing, ...texts],
})

export const submitArticle = endpoint({
  method: 'POST',
  path: '/api/articles/:articleId/submit',
  summary: { zh: '送审', en: 'Hands an article in for reading' },
  params: articleId,
  body: ofVersion,
  answer: Moved,
  errors: [...moving, 'publishing.picture-without-words'],
})

export const returnArticle = endpoint({
  method: 'POST',
  path: '/api/articles/:articleId/return',
  summary: { zh: '退回修改，写明原因', en: 'Returns an article with the reason' },
  params: articleId,
  body: ofVersion.extend({ reason: line(300) }),
  answer: Moved,
  errors: moving,
})

export const publishArticle = endpoint({
  method: 'POST',
  path: '/api/articles/:articleId/publish',
  summary: { zh: '发布，时间由服务器记', en: 'Publishes; the server sets the hour' },
  params: articleId,
  body: ofVersion,
  answer: Moved.extend({ publishedAt: InstantText }),
  errors: [...shown, 'publishing.needs-another-person', 'publishing.needs-decider', 'publishing.picture-without-words'],
})

export const withdrawArticle = endpoint({
  method: 'POST',
  path: '/api/articles/:articleId/withdraw',
  summary: { zh: '撤下，原因公开，标题留下', en: 'Withdraws; the title and the reason stay public' },
  params: articleId,
  body: ofVersion.extend({ reason: line(200) }),
  answer: Moved,
  errors: moving,
})

export const handDownArticle = endpoint({
  method: 'POST',
  path: '/api/articles/:articleId/hand-down',
  summary: {
    zh: '下发：下级已开通的网站都显示这篇文章，不能改；也可以收回',
    en: 'Hands an article down to every open site below, where nobody changes it; or takes it back',
  },
  params: articleId,
  body: ofVersion.extend({ isShownBelow: z.boolean() }),
  answer: Moved,
  errors: [...shown, 'publishing.not-deciding'],
})

export { handInFile, openArticleFile }

export const endpoints = [
  openSite,
  readFreshness,
  listArticles,
  downloadArticles,
  readArticle,
  readVersion,
  writeArticle,
  saveArticle,
  submitArticle,
  returnArticle,
  publishArticle,
  withdrawArticle,
  handDownArticle,
  handInFile,
  openArticleFile,
  listDeadLinks,
  localNotes.listHandedArticles,
  localNotes.readHandedArticle,
  localNotes.readLocalNote,
  localNotes.saveLocalNote,
  localNotes.publishLocalNote,
  localNotes.keepLocalNote,
  localNotes.returnLocalNote,
  localNotes.removeLocalNote,
  ...offeringEndpoints,
] as const
