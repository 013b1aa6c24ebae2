import type { Ctx } from '#kernel/ctx.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { digestedText, digestOf } from '../prepare.ts'
import { isId } from '../rules.ts'
import { publishingPaths } from './paths.ts'
import { sectionLink } from './read.ts'
import { findPublished } from './store.ts'
import type { VerifyData } from './verify.ts'

/** What the digest of a published article is taken of, and both digests; nothing where no such article is public. */
export async function readDigested(
  ctx: Ctx,
  site: PublicSite,
  articleId: string,
): Promise<{ text: string; data: Omit<VerifyData, 'asked'> } | undefined> {
  const article = isId(articleId) ? await findPublished(ctx.tx, { orgId: site.orgId, articleId }) : undefined
  if (!article) return undefined
  const { title, publishedAt, updatedAt, contentDigest: noted } = article
  const section = sectionLink(site, article.sectionCode)
  const attachments = article.attachments.map(({ file, name, sha256 }) => ({
    name,
    href: publishingPaths.attachment(site.slug, articleId, file),
    sha256,
  }))
  const base = { slug: site.slug, articleId, section, title, publishedAt, noted, attachments }
  return {
    text: digestedText(article),
    data: { ...base, ...(updatedAt ? { updatedAt } : {}), found: digestOf(article) },
  }
}
