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

/** Entries whose names begin with one letter as they are read; `#` for what has none, null where a list is too short for letters. */
export type DirectoryGroup = { readonly letter: string | null; readonly entries: readonly DirectoryEntry[] }

/** One level of the tree, the way down to it, and what a search found. */
export type DirectoryData = {
  readonly query: string
  readonly found?: readonly DirectoryEntry[]
  /** From the top to the level shown. */
  readonly way: readonly Link[]
  /** Below whom it stands. */
  readonly own?: DirectoryEntry
  readonly groups: readonly DirectoryGroup[]
}

/** The directory of all sites: search by name or pinyin, or go down level by level: a tile leads to what stands below it, the last one to its page (CZ1). */
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
      ${data.own && html`<p><a class="more" href="${data.own.href}">${w.directoryOwn.zh}：${properName(data.own.name)}</a></p>`}
      ${data.groups.length > 1 && letters(data.groups)}
      ${data.groups.map(group)}
    </section>`
}

const letters = (groups: readonly DirectoryGroup[]): Safe => html`
  <nav class="letters" aria-label="${w.directoryLetters.zh}">
    <ul>${groups.map(({ letter }) => html`<li><a href="${`#letter-${anchor(letter)}`}">${letter}</a></li>`)}</ul>
  </nav>`

const group = ({ letter, entries }: DirectoryGroup): Safe => html`
  ${letter && html`<h3 class="letter" id="${`letter-${anchor(letter)}`}">${letter}</h3>`}
  <ul class="tiles">${entries.map(tile)}</ul>`

const anchor = (letter: string | null): string => (letter === '#' ? 'other' : (letter ?? ''))

// Who has others below him leads there, where his own page is named first.
const tile = ({ name, href, isAsleep, below }: DirectoryEntry): Safe => html`
  <li>
    <a class="tile" href="${below?.href ?? href}"><strong>${properName(name)}</strong>${below && html` <span>${w.below(below.count).zh}</span>`}</a>
    ${isAsleep && pill(w.asleepMark.zh, 'plain')}
  </li>`

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
