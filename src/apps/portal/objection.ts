import type { Ctx } from '#kernel/ctx.ts'
import { fill } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import type { MessageValues } from '#modules/cases/portal.ts'
import { readArticle } from '#modules/publishing/index.ts'
import { noticeStanding, publishingPaths } from '#modules/publishing/portal.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { formWords } from './words.ts'

/** The article of this site at an address, by its title, with its public notice where it has one. */
export async function articleAt(ctx: Ctx, site: PublicSite, path: string) {
  const articleId = path.startsWith(publishingPaths.article(site.slug, '')) ? path.split('/').at(-1) : undefined
  const article = articleId ? await readArticle(ctx, site, articleId) : undefined
  if (!article || article.kind === 'elsewhere') return undefined
  return { title: article.data.title, notice: article.kind === 'published' ? article.data.notice : undefined }
}

// As much of a title as a subject of forty characters has room for.
const longest = 32

/**
 * What is filled in for an objection to a public notice while it runs: a complaint, not public, which goes one level up (CZ2, CZ4). Nothing
 * once the period is over; what is written then is a message like others. Its writer may change all of it.
 */
export function objectionTo(
  { title, notice }: NonNullable<Awaited<ReturnType<typeof articleAt>>>,
  now: Date,
): Partial<MessageValues> {
  if (!notice || noticeStanding(notice, dayOf(now)) !== 'RUNNING') return {}
  const short = [...title].length > longest ? `${[...title].slice(0, longest).join('')}…` : title
  return { kind: 'COMPLAINT', title: fill(formWords.objection, { title: short }).zh, isPublic: 'no' }
}
