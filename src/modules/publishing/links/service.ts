import { config } from '#kernel/config.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { may } from '../policy.ts'
import { findArticle } from '../store.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { leadsElsewhere, linksOf } from './leading.ts'
import * as store from './store.ts'

const { found, need } = refusals(words)

/** The links of an article that lead nowhere, for who works on it. */
export async function listDeadLinks(
  ctx: Ctx,
  { articleId }: Input<typeof contract.listDeadLinks>,
): Promise<Answer<typeof contract.listDeadLinks>> {
  need(may.readArticles(ctx.actor))
  const article = found(await findArticle(ctx.tx, ctx.actor.reach, articleId), 'publishing.not-found')
  const shown = await store.findPublic(ctx.tx, ctx.actor.reach, article.id)
  const hasOthers = shown !== undefined && linksOf(shown).some(leadsElsewhere)
  return { links: await store.listDead(ctx.tx, article.id), othersLeft: hasOthers && !config.triesLinks }
}
