import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import type * as contract from './contract.ts'
import type { ArticleStanding } from './own-procedure.ts'
import * as store from './store.ts'

/** Where an article and all that belongs to it stands. */
export const placeOf = (article: store.Article): store.Place => ({
  articleId: article.id,
  orgId: article.orgId,
  path: article.path,
})

/** A step on an article's way, and where the article stands after it. */
interface Step {
  readonly article: store.Article
  readonly standing: ArticleStanding
  readonly act: contract.ArticleDetail['steps'][number]['act']
  readonly note: string | null
}

/** Notes a step on an article's way and in the audit; gives where it stands now. */
export function step(ctx: Ctx, { article, standing, act, note }: Step) {
  const { id, version: number } = article
  store.insertStep(ctx.tx, placeOf(article), { id: newId(), at: ctx.now, act, number, actorName: ctx.actor.name, note })
  recordAct(ctx, doneActs[act], placeOf(article), { number })
  return { id, ...standing, version: number }
}

const doneActs = {
  SUBMITTED: 'publishing.submitted',
  RETURNED: 'publishing.returned',
  PUBLISHED: 'publishing.published',
  UPDATED: 'publishing.updated',
  WITHDRAWN: 'publishing.withdrawn',
  HANDED_DOWN: 'publishing.handed-down',
  TAKEN_BACK: 'publishing.taken-back',
  OFFERED_UP: 'publishing.offered-up',
  OFFERED_DOWN: 'publishing.offered-down',
  OFFER_UP_ENDED: 'publishing.offer-up-taken-back',
  OFFER_DOWN_ENDED: 'publishing.offer-down-taken-back',
} as const

/** Notes in the audit what was done to an article. */
export function recordAct(ctx: Ctx, act: string, place: store.Place, details: { number: number }): void {
  record(ctx, act, { subject: 'publishing.article', subjectId: place.articleId, orgId: place.orgId, details })
}
