import { attributes, type Content, html, type Safe } from './html.ts'
import { pageWords as w } from './page-words.ts'
import { dayOf } from './time.ts'

/** A line of a dated list. `note` stands before the title, such as the name of a section. */
export type DatedItem = { readonly title: string; readonly href: string; readonly at: Date; readonly note?: string }

/** A link with its words. */
export type Link = { readonly label: string; readonly href: string }

/** Titles with their days; what is younger than three days carries 新 (UX-PT4). */
export function datedList(items: readonly DatedItem[], now: Date): Safe {
  return html`<ul class="dated">${items.map((item) => datedLine(item, now))}</ul>`
}

/** A day as text that machines read too. */
export function dayTag(at: Date): Safe {
  const day = dayOf(at)
  return html`<time datetime="${day}">${day}</time>`
}

/** The one h1 of a page with an optional line beneath it. */
export function pageTitle(title: string, line?: Content): Safe {
  return html`<header class="page-title"><h1>${title}</h1>${line && html`<p>${line}</p>`}</header>`
}

/** The heading of a block, with its link to everything of its kind. */
export function blockTitle(title: string, more?: string): Safe {
  return html`
    <div class="block-title">
      <h2>${title}</h2>
      ${more && html`<a class="more" href="${more}" aria-label="${w.moreOf(title).zh}">${w.more.zh}</a>`}
    </div>`
}

/** A phone number that a phone can dial. */
export function phoneLink(phone: string): Safe {
  return html`<a href="${`tel:${phone.replace(/[^\d+]/g, '')}`}">${phone}</a>`
}

/** What stands where nothing was found: what happened and what one can do. */
export function emptyState(sentence: string, action?: Link): Safe {
  return html`
    <div class="empty">
      <p>${sentence}</p>
      ${action && html`<p><a class="button" href="${action.href}">${action.label}</a></p>`}
    </div>`
}

/** A short word about a state; `tone` picks a tested pair of colours, the word itself carries the meaning. */
export function pill(word: string, tone: 'plain' | 'busy' | 'done' | 'warn'): Safe {
  return html`<span class="pill pill-${tone}">${word}</span>`
}

/**
 * Larger type, reading aloud and printing, for what stands under these ids (UX-PT12, CZ7, CZ8). Each is a button of the small
 * script: without one they are not shown, and larger type and paper are the browser's own.
 */
export function readingTools(ids: string): Safe {
  return html`
    <div class="reading-tools with-script" role="group" aria-label="${w.tools.zh}">
      <span>${w.size.zh}</span>
      ${w.sizes.map((size, i) => html`<button type="button" data-size="${i}">${size.zh}</button>`)}
      <button type="button" hidden data-listen="${ids}" data-stop="${w.listenStop.zh}">${w.listen.zh}</button>
      <button type="button" data-print="page">${w.print.zh}</button>
    </div>`
}

/** Where a list stands: `page` from 1. `query` is what else the address holds, such as the year. */
export type Paging = {
  readonly page: number
  readonly perPage: number
  readonly total: number
  readonly path: string
  readonly query: Readonly<Record<string, string | undefined>>
}

/** Links to the neighbouring pages and a small form to go to any page; nothing when there is one page. */
export function pager(paging: Paging): Safe | null {
  const pages = Math.ceil(paging.total / paging.perPage)
  if (pages <= 1) return null
  const { page } = paging
  return html`
    <nav class="pager" aria-label="${w.pages.zh}">
      <p class="count">${w.total(paging.total, pages).zh}</p>
      <ul>
        ${page > 1 && html`<li><a href="${hrefOf(paging, page - 1)}" rel="prev">${w.previous.zh}</a></li>`}
        ${numbersAround(page, pages).map((each) => pageLink(paging, each))}
        ${page < pages && html`<li><a href="${hrefOf(paging, page + 1)}" rel="next">${w.next.zh}</a></li>`}
      </ul>
      ${pages > 5 && jumpForm(paging, pages)}
    </nav>`
}

/** Address with the parts of a query that hold something. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') parts.set(name, `${value}`)
  return parts.size === 0 ? path : `${path}?${parts}`
}

/** Fields of a query kept through a form. */
export function hiddenFields(fields: Readonly<Record<string, string | undefined>>): Safe {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  return html`${kept.map(([name, value]) => html`<input${attributes({ type: 'hidden', name, value })}>`)}`
}

const THREE_DAYS_MS = 3 * 86_400_000

const datedLine = (item: DatedItem, now: Date): Safe => {
  const age = now.getTime() - item.at.getTime()
  return html`
    <li>
      <a href="${item.href}" title="${item.title}">${item.note && html`<span class="note">${item.note}</span>`}${item.title}</a>
      ${age >= 0 && age < THREE_DAYS_MS && html`<span class="fresh">${w.fresh.zh}</span>`}
      ${dayTag(item.at)}
    </li>`
}

const hrefOf = (paging: Paging, page: number): string =>
  withQuery(paging.path, { ...paging.query, page: page === 1 ? undefined : page })

const pageLink = (paging: Paging, page: number | 'gap'): Safe => {
  if (page === 'gap') return html`<li class="gap">…</li>`
  const current = page === paging.page
  return html`
    <li${attributes({ class: current ? 'current' : undefined })}>
      <a href="${hrefOf(paging, page)}" aria-label="${w.pageNumber(page).zh}"${attributes({ 'aria-current': current && 'page' })}>${page}</a>
    </li>`
}

const numbersAround = (page: number, pages: number): readonly (number | 'gap')[] => {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((each) => each >= 1 && each <= pages)
  return shown.flatMap((each, i) => (i > 0 && each - (shown[i - 1] ?? each) > 1 ? ['gap' as const, each] : [each]))
}

const jumpForm = (paging: Paging, pages: number): Safe => html`
  <form class="jump" action="${paging.path}" method="get">
    ${hiddenFields(paging.query)}
    <label>${w.jumpTo.zh} <input type="number" name="page" min="1"${attributes({ max: pages })} inputmode="numeric" required></label>
    <button>${w.jump.zh}</button>
  </form>`

/**
 * The name of a person or an organisation as it is shown: in traditional characters it stays as it is, everywhere on the
 * page (UX-PT13), and no browser translates it.
 */
export const properName = (name: string): Safe => html`<bdi translate="no">${name}</bdi>`
