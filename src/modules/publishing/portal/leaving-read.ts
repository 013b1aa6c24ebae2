import type { Ctx } from '#kernel/ctx.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { linkDigest, linksOf } from '../links/leading.ts'
import { isId } from '../rules.ts'
import type { LeavingData } from './leaving.ts'
import { sectionLink } from './read.ts'
import { findPublished } from './store.ts'

/** The link of a published article that a digest names; nothing where the article is not public or leads nowhere like that. */
export async function readLeaving(
  ctx: Ctx,
  site: PublicSite,
  of: { articleId: string; link: string },
): Promise<LeavingData | undefined> {
  const article = isId(of.articleId)
    ? await findPublished(ctx.tx, { orgId: site.orgId, articleId: of.articleId })
    : undefined
  const address = article && linksOf(article).find((one) => linkDigest(one) === of.link && URL.canParse(one))
  if (!article || address === undefined) return undefined
  const section = sectionLink(site, article.sectionCode)
  return { slug: site.slug, siteName: site.name, articleId: article.id, section, title: article.title, address }
}
