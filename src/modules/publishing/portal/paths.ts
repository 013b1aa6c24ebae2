import { withQuery } from '#kernel/page-parts.ts'

const site = (slug: string): string => `/o/${encodeURIComponent(slug)}`

/** Addresses of sections, articles, search and feeds of a site. */
export const publishingPaths = {
  section: (slug: string, section: string, query: { readonly year?: string; readonly page?: number } = {}) =>
    withQuery(`${site(slug)}/s/${encodeURIComponent(section)}/`, query),
  article: (slug: string, articleId: string) => `${site(slug)}/a/${encodeURIComponent(articleId)}`,
  attachment: (slug: string, articleId: string, fileId: string) =>
    `${site(slug)}/a/${encodeURIComponent(articleId)}/files/${encodeURIComponent(fileId)}`,
  verify: (slug: string, articleId: string) => `${site(slug)}/a/${encodeURIComponent(articleId)}/verify`,
  /** Where a link that leads away is told of before it is followed; the digest names which link of the article. */
  leave: (slug: string, articleId: string, link: string) =>
    `${site(slug)}/a/${encodeURIComponent(articleId)}/leave/${encodeURIComponent(link)}`,
  /** What the digest of an article is taken of, to the letter. */
  content: (slug: string, articleId: string) => `${site(slug)}/a/${encodeURIComponent(articleId)}/content.txt`,
  /** The picture of the QR code by which an article is sent on. */
  code: (slug: string, articleId: string) => `${site(slug)}/a/${encodeURIComponent(articleId)}/code.svg`,
  search: (slug: string, query: { readonly q?: string; readonly scope?: string } = {}) =>
    withQuery(`${site(slug)}/search`, query),
  archive: (slug: string, month?: string) => withQuery(`${site(slug)}/archive`, { month }),
  feed: (slug: string) => `${site(slug)}/rss.xml`,
  sectionFeed: (slug: string, section: string) => `${site(slug)}/s/${encodeURIComponent(section)}/rss.xml`,
} as const
