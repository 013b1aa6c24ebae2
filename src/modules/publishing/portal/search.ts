import { attributes, html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { dayTag, emptyState, type Link, pager } from '#kernel/page-parts.ts'
import { publishingPaths } from './paths.ts'
import { publishingWords as w } from './words.ts'

/** One result; `excerpt` is plain text around the words found, `kind` says what it is (a section, 留言, 附件). */
export type SearchHit = {
  readonly title: string
  readonly href: string
  readonly excerpt: string
  readonly kind: string
  readonly siteName?: string
  readonly at: Date
}

/** What was asked and found. `words` are the words to mark in titles and excerpts; days are `2026-11-23` or ''. */
export type SearchData = {
  readonly slug: string
  readonly query: string
  readonly words: readonly string[]
  readonly sort: 'relevance' | 'time'
  readonly scope: string
  readonly scopes: readonly { readonly value: string; readonly label: string }[]
  readonly fromOn: string
  readonly untilOn: string
  readonly hits: readonly SearchHit[]
  readonly total: number
  readonly page: number
  readonly perPage: number
  /** Where to write when nothing was found. */
  readonly ask: string
  /** What else has these words and is not among the results, such as the message board. */
  readonly beside?: Link | undefined
  /** Entries the words ask for by name, such as 长辈版 (UX-PT12). */
  readonly shortcuts: readonly Link[]
}

/** Search: conditions above, results with the words marked beneath, and the message board when there are none (UX-PT7). */
export function searchPage(data: SearchData): Page {
  const path = publishingPaths.search(data.slug)
  return {
    head: {
      title: data.query ? `${w.searchTitle.zh}：${data.query}` : w.searchTitle.zh,
      description: w.searchDescription.zh,
      path,
      breadcrumb: [{ label: w.searchTitle.zh }],
      isPrivate: true,
    },
    main: html`
      <div class="wide list-page">
        <h1>${w.searchTitle.zh}</h1>
        ${form(data, path)}
        ${data.shortcuts.length > 0 && html`<ul class="shortcuts">${data.shortcuts.map(shortcut)}</ul>`}
        ${data.beside && html`<p class="buttons"><a class="button button-plain" href="${data.beside.href}">${data.beside.label}</a></p>`}
        ${data.query && results(data, path)}
      </div>`,
  }
}

/** Text with the words found in `<mark>`; letters count the same in either case. */
export function marked(text: string, words: readonly string[]): Safe {
  const wanted = words.filter((word) => word !== '').sort((a, b) => b.length - a.length)
  if (wanted.length === 0) return html`${text}`
  const pattern = new RegExp(`(${wanted.map(literally).join('|')})`, 'gi')
  return html`${text.split(pattern).map((piece, i) => (i % 2 === 1 ? html`<mark>${piece}</mark>` : piece))}`
}

const shortcut = ({ label, href }: Link): Safe => html`<li><a class="button" href="${href}">${label}</a></li>`

const literally = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

const form = (data: SearchData, path: string): Safe => html`
  <form class="find" role="search" aria-label="${w.searchTitle.zh}" action="${path}" method="get">
    <label for="search-q">${w.searchLabel.zh}</label>
    <p class="hint" id="search-hint">${w.searchHint.zh}</p>
    <div class="find-line">
      <input id="search-q" type="search" name="q" value="${data.query}" aria-describedby="search-hint">
      <button class="button">${w.searchButton.zh}</button>
    </div>
    <details class="conditions"${attributes({ open: isNarrowed(data) })}>
      <summary>${w.searchConditions.zh}</summary>
    <div class="filters">
      <label>${w.scope.zh}
        <select name="scope">
          ${option('', w.everywhere.zh, data.scope)}
          ${data.scopes.map(({ value, label }) => option(value, label, data.scope))}
        </select>
      </label>
      <label>${w.from.zh} <input type="date" name="from" value="${data.fromOn}"></label>
      <label>${w.until.zh} <input type="date" name="until" value="${data.untilOn}"></label>
      <label>${w.sort.zh}
        <select name="sort">
          ${option('relevance', w.byRelevance.zh, data.sort)}
          ${option('time', w.byTime.zh, data.sort)}
        </select>
      </label>
    </div>
    </details>
  </form>`

const isNarrowed = (data: SearchData): boolean =>
  data.scope !== '' || data.fromOn !== '' || data.untilOn !== '' || data.sort !== 'relevance'

const option = (value: string, label: string, chosen: string): Safe =>
  html`<option${attributes({ value, selected: value === chosen })}>${label}</option>`

const results = (data: SearchData, path: string): Safe => {
  if (data.hits.length === 0) return emptyState(w.foundNothing(data.query).zh, { label: w.askUs.zh, href: data.ask })
  const query = { q: data.query, scope: data.scope, from: data.fromOn, until: data.untilOn, sort: data.sort }
  return html`
    <section class="block" aria-labelledby="found">
      <h2 id="found">${w.found(data.query, data.total).zh}</h2>
      <ol class="hits">${data.hits.map((hit) => result(hit, data.words))}</ol>
      ${pager({ page: data.page, perPage: data.perPage, total: data.total, path, query })}
    </section>`
}

const result = (hit: SearchHit, words: readonly string[]): Safe => html`
  <li>
    <h3><a href="${hit.href}">${marked(hit.title, words)}</a></h3>
    <p>${marked(hit.excerpt, words)}</p>
    <p class="small"><span>${hit.kind}</span> ${hit.siteName && html`<span>${hit.siteName}</span>`} ${dayTag(hit.at)}</p>
  </li>`
