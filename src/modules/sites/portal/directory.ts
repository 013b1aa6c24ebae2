import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { emptyState, type Link, pill, properName } from '#kernel/page-parts.ts'
import { sitePaths } from './paths.ts'
import { siteWords as w } from './words.ts'

/** A site in the directory; `below` is the address of the level under it, with the number of sites there. */
export type DirectoryEntry = {
  readonly name: string
  readonly organisation: string
  readonly href: string
  readonly isAsleep: boolean
  readonly below?: { readonly href: string; readonly count: number }
}

/** One level of the tree, the way down to it, and what a search found. */
export type DirectoryData = {
  readonly query: string
  readonly found?: readonly DirectoryEntry[]
  /** From the top to the level shown. */
  readonly way: readonly Link[]
  readonly entries: readonly DirectoryEntry[]
}

/** The directory of all sites: search by name or pinyin, or go down level by level (CZ1). */
export function directoryPage(data: DirectoryData): Page {
  const { query, found } = data
  return {
    head: {
      title: w.directoryTitle.zh,
      description: w.directoryHint.zh,
      path: sitePaths.directory(),
      breadcrumb: [{ label: w.directoryTitle.zh }],
    },
    main: html`
      <div class="wide">
        <h1>${w.directoryTitle.zh}</h1>
        <form class="find" role="search" aria-label="${w.directoryTitle.zh}" action="${sitePaths.directory()}" method="get">
          <label for="find-q">${w.directoryLabel.zh}</label>
          <p class="hint" id="find-hint">${w.directoryHint.zh}</p>
          <div class="find-line">
            <input id="find-q" type="search" name="q" value="${query}" aria-describedby="find-hint">
            <button class="button">${w.directorySearch.zh}</button>
          </div>
        </form>
        ${found && results(query, found)}
        ${level(data)}
      </div>`,
  }
}

const results = (query: string, found: readonly DirectoryEntry[]): Safe => {
  if (found.length === 0) return emptyState(w.directoryNone(query).zh)
  return html`<section class="block"><h2>${w.directoryFound(found.length, query).zh}</h2>${list(found)}</section>`
}

const level = (data: DirectoryData): Safe => {
  const above = data.way.at(-2)
  return html`
    <section class="block">
      <h2>${data.way.at(-1)?.label ?? w.directoryAll.zh}</h2>
      ${above && html`<p><a class="more" href="${above.href}">${w.up.zh}：${properName(above.label)}</a></p>`}
      ${list(data.entries)}
    </section>`
}

const list = (entries: readonly DirectoryEntry[]): Safe => html`<ul class="sites">${entries.map(line)}</ul>`

const line = (entry: DirectoryEntry): Safe => html`
  <li>
    <a class="site" href="${entry.href}"><strong>${properName(entry.name)}</strong> <span>${properName(entry.organisation)}</span></a>
    ${entry.isAsleep && pill(w.asleepMark.zh, 'plain')}
    ${entry.below && belowLink(entry.name, entry.below)}
  </li>`

const belowLink = (name: string, { href, count }: NonNullable<DirectoryEntry['below']>): Safe => {
  const words = w.below(count).zh
  return html`<a class="more" href="${href}" aria-label="${name}：${words}">${words}</a>`
}
