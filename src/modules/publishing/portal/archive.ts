import { attributes, html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { type DatedItem, datedList, emptyState } from '#kernel/page-parts.ts'
import { publishingPaths } from './paths.ts'
import { publishingWords as w } from './words.ts'

/** Everything a site published in one month, and the months there are, newest first; a month is `2026-11`. */
export type ArchiveData = {
  readonly slug: string
  readonly month: string
  readonly months: readonly { readonly month: string; readonly count: number }[]
  readonly items: readonly DatedItem[]
  readonly now: Date
}

/** The archive by date. */
export function archivePage(data: ArchiveData): Page {
  return {
    head: {
      title: `${w.archiveTitle.zh}：${w.archiveMonth(data.month).zh}`,
      description: w.archiveTitle.zh,
      path: publishingPaths.archive(data.slug, data.month),
      breadcrumb: [{ label: w.archiveTitle.zh }],
    },
    main: html`
      <div class="wide with-side">
        <h1>${w.archiveTitle.zh}</h1>
        <nav class="side" aria-label="${w.archiveTitle.zh}">
          <ul>${data.months.map((each) => monthLink(data, each))}</ul>
        </nav>
        <section class="beside" aria-labelledby="month">
          <h2 id="month">${w.archiveMonth(data.month).zh}</h2>
          ${data.items.length > 0 ? datedList(data.items, data.now) : emptyState(w.archiveEmpty.zh)}
        </section>
      </div>`,
  }
}

const monthLink = (data: ArchiveData, each: ArchiveData['months'][number]): Safe => html`
  <li>
    <a href="${publishingPaths.archive(data.slug, each.month)}"${attributes({ 'aria-current': each.month === data.month && 'page' })}>
      ${w.archiveMonth(each.month).zh} <span class="small">${w.archiveCount(each.count).zh}</span>
    </a>
  </li>`
