import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { getSite, type Site } from '#modules/sites/index.ts'
import { may } from '../policy.ts'
import { step } from '../steps.ts'
import { type Article, findArticle } from '../store.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import type { ArticleOffers } from './present.ts'
import { type Offerable, offerKey, whyNotOffered } from './rules.ts'
import * as store from './store.ts'
import { words as offerWords } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...words, ...offerWords })

/** Offers a published article to the organisation directly above, or takes the offer back; nothing is copied, and nothing is shown there before it decided. */
export function offerArticleUp(
  ctx: Ctx,
  input: Input<typeof contract.offerArticleUp>,
): Promise<Answer<typeof contract.offerArticleUp>> {
  return offer(ctx, { ...input, direction: 'UP' })
}

/** Offers it to the open sites below, each of which decides for itself; or takes the offer back. */
export function offerArticleDown(
  ctx: Ctx,
  input: Input<typeof contract.offerArticleDown>,
): Promise<Answer<typeof contract.offerArticleDown>> {
  return offer(ctx, { ...input, direction: 'DOWN' })
}

interface Offering extends Input<typeof contract.offerArticleUp> {
  readonly direction: contract.OfferDirection
}

async function offer(ctx: Ctx, { articleId, version, direction, isOffered }: Offering) {
  const article = found(await findArticle(ctx.tx, ctx.actor.reach, articleId), 'publishing.not-found')
  need(direction === 'UP' ? may.offerArticleUp(ctx.actor, article.path) : may.offerArticleDown(ctx.actor, article.path))
  refuseIf(article.version !== version, 'conflict', 'publishing.changed-meanwhile')
  const { standing, above, offerableTo } = await readOffers(ctx, article, await getSite(ctx, article.orgId))
  const whyNot = whyNotOffered(offerableTo(direction), { direction, isOffered })
  if (whyNot) throw refuse('conflict', whyNot)
  const before = standing.find((one) => one.direction === direction)
  if (before) await takeBack(ctx, before)
  else await make(ctx, { article, direction, to: direction === 'UP' ? above : ownPlace(article) })
  const act = isOffered ? (`OFFERED_${direction}` as const) : (`OFFER_${direction}_ENDED` as const)
  const { status, pending } = article
  step(ctx, { article, standing: { status, pending }, act, note: null })
  return { id: article.id, version: article.version }
}

const ownPlace = ({ orgId, path, orgName }: Article): store.Receiver => ({ id: orgId, path, name: orgName })

async function make(
  ctx: Ctx,
  { article, direction, to }: { article: Article; direction: contract.OfferDirection; to: store.Receiver | undefined },
): Promise<void> {
  const { id: toOrgId, path: toPath, name: toName } = found(to, 'publishing.nobody-above')
  const made = {
    ...{ id: newId(), articleId: article.id, orgId: article.orgId, path: article.path, direction },
    ...{ toOrgId, toPath, toName, offeredAt: ctx.now, offeredByName: ctx.actor.name },
  }
  if (!(await store.insertOffer(ctx.tx, made))) throw refuse('conflict', 'publishing.changed-meanwhile')
}

// Where it was taken it is shown no more, at once.
async function takeBack(ctx: Ctx, of: store.Offer): Promise<void> {
  if (!(await store.takeBackOffer(ctx.tx, ctx.actor.reach, { id: of.id, at: ctx.now })))
    throw refuse('conflict', 'publishing.changed-meanwhile')
  notifyPages(ctx, [offerKey(of)], { forGood: true })
}

/** The offers of an article as its page needs them. */
export async function readOffers(ctx: Ctx, article: Article, { state: siteState }: Site): Promise<ArticleOffers> {
  // What was never published was offered to nobody.
  if (article.publishedAt === null) return offeredToNobody(article, siteState)
  const { standing, wasOffered, above, hasBelow } = await store.findOfferable(ctx.tx, ctx.actor.reach, article)
  const offerableTo = (direction: contract.OfferDirection): Offerable => ({
    status: article.status,
    handedAt: article.handedAt,
    siteState,
    isOffered: standing.some((one) => one.direction === direction),
    hasReceiver: direction === 'UP' ? above !== undefined : hasBelow,
  })
  const answers = wasOffered ? await store.listAnswersTo(ctx.tx, article.id) : []
  return { standing, above, offerableTo, answers }
}

function offeredToNobody({ status, handedAt }: Article, siteState: Site['state']): ArticleOffers {
  const offerable = { status, handedAt, siteState, isOffered: false, hasReceiver: false }
  return { standing: [], above: undefined, offerableTo: () => offerable, answers: [] }
}

/** The keys of the pages elsewhere that may show an article of this site: it was offered, and perhaps taken. */
export const offerKeysOf = async (ctx: Ctx, articleId: string): Promise<string[]> =>
  (await store.listOffers(ctx.tx, ctx.actor.reach, articleId)).map(offerKey)
