import { attributes, html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { type DatedItem, datedList, emptyState, pager, pageTitle } from '#kernel/page-parts.ts'
import { publishingPaths } from './paths.ts'
import { publishingWords as w } from './words.ts'

/** Items on one page of a list (UX-PT4). */
export const PER_PAGE = 20

/** One page of a section: `years` that hold anything, newest first; `year` is the one chosen. */
export type SectionData = {
  readonly slug: string
  readonly siteName: string
  readonly section: { readonly slug: string; readonly title: string; readonly lead?: string }
  readonly items: readonly DatedItem[]
  readonly total: number
  readonly page: number
  readonly years: readonly string[]
  readonly year?: string
  readonly now: Date
}

/** The list of a section: 20 items a page, by year, with its feed. */
export function sectionPage(data: SectionData): Page {
  const { section, slug } = data
  const path = publishingPaths.section(slug, section.slug)
  const feed = publishingPaths.sectionFeed(slug, section.slug)
  return {
    head: {
      title: section.title,
      description: w.sectionDescription(section.title, data.siteName).zh,
      path,
      breadcrumb: [{ label: section.title }],
      feed,
      labels: { ColumnName: section.title },
    },
    main: html`
      <div class="wide list-page">
        ${pageTitle(section.title, section.lead)}
        <div class="list-tools">
          ${data.years.length > 1 && yearFilter(data)}
          <a class="more" href="${feed}">${w.feed.zh}</a>
        </div>
        ${data.items.length > 0 ? datedList(data.items, data.now) : emptyState(data.year ? w.sectionEmptyYear(data.year).zh : w.sectionEmpty.zh)}
        ${pager({ page: data.page, perPage: PER_PAGE, total: data.total, path, query: { year: data.year } })}
      </div>`,
  }
}

const yearFilter = (data: SectionData): Safe => html`
  <nav class="chips" aria-label="${w.year.zh}">
    <ul>
      ${chip(data, undefined, w.allYears.zh)}
      ${data.years.map((year) => chip(data, year, year))}
    </ul>
  </nav>`

const chip = (data: SectionData, year: string | undefined, label: string): Safe => {
  const href = publishingPaths.section(data.slug, data.section.slug, year === undefined ? {} : { year })
  return html`<li><a href="${href}"${attributes({ 'aria-current': data.year === year && 'true' })}>${label}</a></li>`
}
