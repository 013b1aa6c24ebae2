import { z } from 'zod'
import { Can, endpoint, InstantText, Paging, pageOf, Written } from '#kernel/contract.ts'
import { SectionCode } from '#modules/sites/contract.ts'

export const OfferDirection = z.enum(['UP', 'DOWN'])
export type OfferDirection = z.infer<typeof OfferDirection>

/** How an offer stands with one site; `CHANGED`: taken, and the article is another since, which is not shown before somebody read it. */
export const OfferStanding = z.enum(['OFFERED', 'TAKEN', 'CHANGED', 'DECLINED', 'ENDED'])
export type OfferStanding = z.infer<typeof OfferStanding>

/** What a site does with an article that was offered to it. */
export const AnswerAct = z.enum(['TAKEN', 'DECLINED', 'ENDED'])
export type AnswerAct = z.infer<typeof AnswerAct>

// As of an article: 互动交流 is the message board.
const Section = SectionCode.exclude(['INTERACTION'])

const line = (text: string) => text.replace(/\s+/g, ' ').trim()
/** Nobody has to say why; what is said, who offered it reads. */
const Reason = z
  .string()
  .transform(line)
  .pipe(z.union([z.literal('').transform(() => null), Written(1, 200)]))
  .nullable()
  .default(null)

/** An article that was offered to a site, as the list of that site's editors shows it. */
export const OfferedRow = z.object({
  offerId: z.uuid(),
  title: z.string(),
  fromName: z.string(),
  direction: OfferDirection,
  offeredAt: InstantText,
  standing: OfferStanding,
})
export type OfferedRow = z.infer<typeof OfferedRow>

/** The article as it is public now, and what the reader may do with it for his site. */
export const OfferedArticle = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  offerId: z.uuid(),
  title: z.string(),
  subtitle: z.string().nullable(),
  bodyHtml: z.string(),
  source: z.string(),
  author: z.string().nullable(),
  attachments: z.array(z.object({ name: z.string(), path: z.string(), mediaType: z.string(), size: z.number().int() })),
  fromName: z.string(),
  direction: OfferDirection,
  offeredAt: InstantText,
  updatedAt: InstantText.nullable(),
  /** Where it stands in the first place. */
  originalPath: z.string().nullable(),
  /** Where the public reads it on this site, while it is shown there. */
  publicPath: z.string().nullable(),
  standing: OfferStanding,
  /** How often this site answered; 0 before the first time. */
  version: z.number().int(),
  /** Where it was put, or where its own site has it. */
  sectionCode: Section,
  columnId: z.uuid().nullable(),
  steps: z.array(
    z.object({
      id: z.uuid(),
      at: InstantText,
      act: AnswerAct,
      actorName: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  can: Can,
})
export type OfferedArticle = z.infer<typeof OfferedArticle>

/** A standing offer of an article, on the article's own page. */
export const ArticleOffer = z.object({ direction: OfferDirection, toName: z.string(), offeredAt: InstantText })
export type ArticleOffer = z.infer<typeof ArticleOffer>

/** What a site answered to an offer, in the history of the article. */
export const ArticleAnswer = z.object({
  id: z.uuid(),
  at: InstantText,
  act: AnswerAct,
  orgName: z.string(),
  actorName: z.string(),
  reason: z.string().nullable(),
})

const ofSite = z.object({ orgId: z.uuid() })
const ofOffered = ofSite.extend({ offeredId: z.uuid() })
const ofVersion = z.strictObject({ version: z.number().int() })
const ofReading = ['publishing.not-an-editor', 'publishing.not-offered', 'sites.not-found'] as const
const answering = [...ofReading, 'publishing.offer-changed-meanwhile', 'publishing.offer-not-now'] as const
const Moved = z.object({ offerId: z.uuid(), standing: OfferStanding, version: z.number().int() })

const offering = {
  params: z.object({ articleId: z.uuid() }),
  body: ofVersion.extend({ isOffered: z.boolean() }),
  answer: z.object({ id: z.uuid(), version: z.number().int() }),
  errors: [
    ...['publishing.not-found', 'publishing.not-an-editor', 'publishing.changed-meanwhile', 'publishing.withdrawn'],
    ...['publishing.not-now', 'publishing.site-paused'],
  ],
} as const

export const offerArticleUp = endpoint({
  method: 'POST',
  path: '/api/articles/:articleId/offer-up',
  summary: {
    zh: '推荐给直接上级，由它自己决定用不用；也可以收回推荐',
    en: 'Offers an article to the organisation directly above, which decides for itself; or takes the offer back',
  },
  ...offering,
  errors: [...offering.errors, 'publishing.nobody-above'],
})

export const offerArticleDown = endpoint({
  method: 'POST',
  path: '/api/articles/:articleId/offer-down',
  summary: {
    zh: '推荐给下级已开通的网站，由各网站自己决定用不用；也可以收回推荐',
    en: 'Offers an article to the open sites below, each of which decides for itself; or takes the offer back',
  },
  ...offering,
  errors: [...offering.errors, 'publishing.nobody-below', 'publishing.handed-already'],
})

export const listOfferedArticles = endpoint({
  method: 'GET',
  path: '/api/sites/:orgId/offered-articles',
  mayBeOld: true,
  summary: {
    zh: '推荐给本网站的文章，以及本网站用没用',
    en: 'Articles offered to a site, and what it made of each',
  },
  params: ofSite,
  query: Paging,
  answer: pageOf(OfferedRow),
  errors: ['publishing.not-an-editor', 'sites.not-found'],
})

export const readOfferedArticle = endpoint({
  method: 'GET',
  path: '/api/sites/:orgId/offered-articles/:offeredId',
  summary: { zh: '一篇推荐给本网站的文章，全文', en: 'An article offered to a site, with its whole text' },
  params: ofOffered,
  answer: OfferedArticle,
  errors: ofReading,
})

export const readOffer = endpoint({
  method: 'GET',
  path: '/api/offers/:offerId',
  summary: { zh: '一篇下级推荐来的文章，全文', en: 'An article offered from below, with its whole text' },
  params: z.object({ offerId: z.uuid() }),
  answer: OfferedArticle,
  errors: ofReading,
})

export const readOfferAnswer = endpoint({
  method: 'GET',
  path: '/api/offer-answers/:offerAnswerId',
  summary: { zh: '本网站选用的一篇文章，全文', en: 'An article that a site took, with its whole text' },
  params: z.object({ offerAnswerId: z.uuid() }),
  answer: OfferedArticle,
  errors: ofReading,
})

export const takeOffer = endpoint({
  method: 'POST',
  path: '/api/sites/:orgId/offered-articles/:offeredId/take',
  summary: {
    zh: '选用：放进本网站的栏目，写明来源并链回原文；一人看过即可',
    en: 'Takes an offered article into a section of the site, with credit and a link back; one person’s review',
  },
  params: ofOffered,
  /** Which article its reader saw: as `updatedAt` told it. */
  body: ofVersion.extend({
    articleUpdatedAt: InstantText.nullable(),
    sectionCode: Section,
    columnId: z.uuid().nullable().default(null),
  }),
  answer: Moved,
  errors: [
    ...answering,
    ...['publishing.offer-needs-another-person', 'publishing.site-paused', 'publishing.column-elsewhere'],
  ],
})

export const declineOffer = endpoint({
  method: 'POST',
  path: '/api/sites/:orgId/offered-articles/:offeredId/decline',
  summary: {
    zh: '不选用；原因可写可不写，推荐的人看得到',
    en: 'Declines an offered article; a reason may be given, which who offered it reads',
  },
  params: ofOffered,
  body: ofVersion.extend({ reason: Reason }),
  answer: Moved,
  errors: answering,
})

export const endOffer = endpoint({
  method: 'POST',
  path: '/api/sites/:orgId/offered-articles/:offeredId/end',
  summary: {
    zh: '不再展示一篇选用的文章；原来的网址转到原文',
    en: 'Shows an article no more that was taken; its address leads to the original',
  },
  params: ofOffered,
  body: ofVersion.extend({ reason: Reason }),
  answer: Moved,
  errors: answering,
})

export const offeringEndpoints = [
  offerArticleUp,
  offerArticleDown,
  listOfferedArticles,
  readOfferedArticle,
  readOffer,
  readOfferAnswer,
  takeOffer,
  declineOffer,
  endOffer,
] as const
