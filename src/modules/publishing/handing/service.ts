import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { getSite } from '#modules/sites/index.ts'
import type * as contract from '../contract.ts'
import { may } from '../policy.ts'
import { step } from '../steps.ts'
import { findArticle } from '../store.ts'
import { words } from '../words.ts'
import { keysOf, whyNotHanded } from './rules.ts'
import * as store from './store.ts'

const { found, need, refuse, refuseIf } = refusals(words)

/**
 * Hands a published article down to every open site below its organisation, or takes it back. It stays one row: nobody below types it again or
 * changes it, and what is updated or withdrawn here is so there at once (A05, decisions 321).
 */
export async function handDownArticle(
  ctx: Ctx,
  input: Input<typeof contract.handDownArticle>,
): Promise<Answer<typeof contract.handDownArticle>> {
  const { articleId, version, isShownBelow } = input
  const article = found(await findArticle(ctx.tx, ctx.actor.reach, articleId), 'publishing.not-found')
  need(may.handDownArticle(ctx.actor, article.path))
  refuseIf(article.version !== version, 'conflict', 'publishing.changed-meanwhile')
  const { state: siteState } = await getSite(ctx, article.orgId)
  const whyNot = whyNotHanded(article, { isShownBelow, siteState })
  if (whyNot) throw refuse('conflict', whyNot)
  const to = isShownBelow ? { orgId: article.orgId, path: article.path, at: ctx.now } : null
  if (!(await store.handDown(ctx.tx, ctx.actor.reach, { articleId, from: article, to })))
    throw refuse('conflict', 'publishing.changed-meanwhile')
  notifyPages(ctx, keysOf({ ...article, handedPath: article.handedPath ?? article.path }))
  const standing = { status: article.status, pending: article.pending }
  return step(ctx, { article, standing, act: isShownBelow ? 'HANDED_DOWN' : 'TAKEN_BACK', note: null })
}
