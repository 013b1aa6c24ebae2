import type { Safe } from './html.ts'

/** A step of the way from the site's home to a page; the last one is the page itself and has no address. */
export type Crumb = { readonly label: string; readonly href?: string }

/** What the frame must know of a page to set it. */
export type PageHead = {
  readonly title: string
  readonly description: string
  /** Path of the page under which it is found, without host, such as `/o/qingxi/a/0193`. */
  readonly path: string
  /** Where the same stands first, when that is not here: what search engines keep. */
  readonly canonical?: string
  readonly breadcrumb: readonly Crumb[]
  /** Page that search engines shall not keep (forms, receipts, error pages). */
  readonly isPrivate?: boolean
  /** Path of the RSS feed that belongs to the page. */
  readonly feed?: string
  /** Label tags for Chinese government site checks, such as ArticleTitle, PubDate, ColumnName. */
  readonly labels?: Readonly<Record<string, string>>
}

/** What a chapter gives the portal: the head and the content of `main`, which begins with the page's only h1. */
export type Page = { readonly head: PageHead; readonly main: Safe }
