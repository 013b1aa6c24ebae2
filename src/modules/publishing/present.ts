import type { Actor } from '#kernel/actor.ts'
import type { Can } from '#kernel/contract.ts'
import type { Site } from '#modules/sites/index.ts'
import type { ArticleRow } from './contract.ts'
import { whyNotHanded } from './handing/rules.ts'
import { type Act, articleAfter } from './own-procedure.ts'
import { may } from './policy.ts'
import type { Article } from './store.ts'

/** An article as lists show it. */
export function rowOf(article: Article): ArticleRow {
  const { path, savedBy, submittedBy, withdrawnAt, withdrawnReason, contentDigest, handedAt, handedPath, ...row } =
    article
  return {
    ...row,
    savedAt: row.savedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt?.toISOString() ?? null,
  }
}

/** What this person may do with an article as it stands now, or why not. */
export function canOf(actor: Actor, article: Article, { needsReview, state }: Site): Can {
  const handing = { isShownBelow: article.handedAt === null, siteState: state }
  const both = (act: Act, answer: true | string): true | string => {
    const standing = articleAfter(article, act, needsReview)
    return typeof standing === 'string' ? standing : answer
  }
  return {
    saveArticle: both('save', may.saveArticle(actor, article.path)),
    submitArticle: both('submit', may.submitArticle(actor, article.path)),
    returnArticle: both('return', may.returnArticle(actor, article.path)),
    publishArticle: both('publish', may.publishArticle(actor, { ...article, needsReview })),
    handDownArticle: whyNotHanded(article, handing) ?? may.handDownArticle(actor, article.path),
    withdrawArticle: both('withdraw', may.withdrawArticle(actor, article.path)),
  }
}
