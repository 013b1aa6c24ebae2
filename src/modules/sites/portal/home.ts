import { attributes, html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import {
  blockTitle,
  type DatedItem,
  datedList,
  dayTag,
  emptyState,
  type Link,
  pill,
  properName,
} from '#kernel/page-parts.ts'
import { sitePaths } from './paths.ts'
import { siteWords as w } from './words.ts'

/** A section with its newest items and the address of the whole list. */
export type HomeSection = { readonly title: string; readonly href: string; readonly items: readonly DatedItem[] }

/** The first news: title, a sentence or two, and a picture if there is one. */
type Lead = DatedItem & { readonly summary: string; readonly picture?: Picture }
type Picture = { readonly src: string; readonly alt: string }

/** The message board as the home page shows it: newest public answers and the counts of this year. */
type BoardBlock = {
  readonly write: string
  readonly follow: string
  readonly all: string
  /** `onTime` of the cases whose clock ran; none when no clock ran, as in a year of imported cases. */
  readonly counts?: { readonly received: number; readonly replied: number; readonly onTime?: number }
  readonly answered: readonly (DatedItem & { readonly state: string; readonly by: string })[]
}

type ServiceEntry = Link & { readonly hint: string }

/** A window a site sets up itself inside the common frame (A03): a list, or a few links. */
export type OwnWindow = {
  readonly title: string
  readonly href?: string
  readonly items: readonly (DatedItem | Link)[]
}

/** What is said of an organisation that has no site of its own (decisions 134); `first` where nothing else is there yet. */
type Unopened = {
  readonly superior?: Link
  readonly keeper?: Link
  readonly first?: { readonly signIn: string }
}

/** The home page from top to bottom; what holds nothing is not shown (UX-PT3). */
export type HomeData = {
  readonly slug: string
  readonly name: string
  readonly organisation: string
  readonly now: Date
  readonly unopened?: Unopened
  readonly lead?: Lead
  readonly news: HomeSection
  readonly notices: HomeSection
  readonly openness: HomeSection
  readonly board?: BoardBlock
  readonly services: readonly ServiceEntry[]
  readonly servicesHref?: string
  readonly windows: readonly OwnWindow[]
  readonly topics: readonly (Link & { readonly picture?: Picture })[]
  readonly feed: string
}

/** The home page of a site: 头条, 要闻, 通知公告, 党务公开, 互动, 服务, own windows, 专题. */
export function homePage(data: HomeData): Page {
  const blocks = [
    unopened(data),
    top(data),
    pair(data),
    data.board && board(data.board),
    services(data),
    windows(data),
    topics(data),
  ]
  const hasContent = blocks.some((block) => block)
  return {
    head: {
      title: data.name,
      description: w.homeDescription(data.organisation).zh,
      path: sitePaths.home(data.slug),
      breadcrumb: [],
      feed: data.feed,
      // What says nothing of its own is not what a search should find.
      ...(data.unopened ? { isPrivate: true } : {}),
    },
    main: html`
      <h1 class="unseen">${data.name}</h1>
      ${hasContent ? blocks : html`<div class="wide">${emptyState(w.emptyHome.zh)}</div>`}`,
  }
}

const unopened = ({ unopened: of, organisation }: HomeData): Safe | null => {
  if (!of) return null
  if (of.first) return firstSteps(of.first)
  return html`
    <section class="wide block">
      ${blockTitle(w.unopened.zh)}
      <div class="text">
        <p>${w.unopenedLead(organisation).zh}</p>
        ${of.superior && around(w.unopenedAbove.zh, of.superior)}
        ${of.keeper && of.keeper.href !== of.superior?.href && around(w.unopenedKeeper.zh, of.keeper)}
      </div>
    </section>`
}

const around = (name: string, { label, href }: Link): Safe =>
  html`<p>${name}：<a href="${href}">${properName(label)}</a></p>`

const firstSteps = ({ signIn }: NonNullable<Unopened['first']>): Safe => html`
  <section class="wide block">
    ${blockTitle(w.firstTitle.zh)}
    <div class="text">
      <p>${w.firstLead.zh}</p>
      <h3>${w.firstSteps.zh}</h3>
      <ol>${[w.firstLink, w.firstPosts, w.firstSite].map(({ zh }) => html`<li>${zh}</li>`)}</ol>
    </div>
    <p class="buttons"><a class="button" href="${signIn}">${w.firstSignIn.zh}</a></p>
  </section>`

const top = (data: HomeData): Safe | null => {
  if (!data.lead && data.news.items.length === 0) return null
  return html`
    <div class="wide home-top">
      ${data.lead && lead(data.lead)}
      ${data.news.items.length > 0 && listBlock(data.news, data.now, 'home-news')}
    </div>`
}

const lead = (item: Lead): Safe => html`
  <section class="${item.picture ? 'lead' : 'lead no-picture'}" aria-labelledby="lead-title">
    ${item.picture && html`<p class="frame-16-9"><img src="${item.picture.src}" alt="${item.picture.alt}"></p>`}
    <h2 id="lead-title"><a href="${item.href}">${item.title}</a></h2>
    <p>${item.summary}</p>
    <p class="small">${item.note && html`<span>${item.note}</span> `}${dayTag(item.at)}</p>
  </section>`

const listBlock = (section: HomeSection, now: Date, className = 'block'): Safe => html`
  <section class="${className}">
    ${blockTitle(section.title, section.href)}
    ${datedList(section.items, now)}
  </section>`

const pair = (data: HomeData): Safe | null => {
  const filled = [data.notices, data.openness].filter((section) => section.items.length > 0)
  if (filled.length === 0) return null
  return html`<div class="wide columns">${filled.map((section) => listBlock(section, data.now))}</div>`
}

const board = (block: BoardBlock): Safe => html`
  <section class="band">
    <div class="wide board-block">
      <div class="board-doors">
        ${blockTitle(w.board.zh)}
        <p>${w.boardLead.zh}</p>
        <p class="doors">
          <a class="door door-first" href="${block.write}"><strong>${w.write.zh}</strong> <span>${w.writeHint.zh}</span></a>
          <a class="door" href="${block.follow}"><strong>${w.follow.zh}</strong> <span>${w.followHint.zh}</span></a>
        </p>
        ${block.counts && counts(block.counts)}
      </div>
      <div class="board-answers">
        <h3>${w.answered.zh}</h3>
        <ul class="answers">${block.answered.map(answer)}</ul>
        <p><a class="more" href="${block.all}">${w.allCases.zh}</a></p>
      </div>
    </div>
  </section>`

const counts = (count: NonNullable<BoardBlock['counts']>): Safe => html`
  <dl class="counts">
    ${[
      [w.received.zh, count.received] as const,
      [w.replied.zh, count.replied] as const,
      [w.onTime.zh, count.onTime] as const,
    ].map(
      ([name, value]) =>
        value !== undefined && html`<div><dt>${name}</dt><dd><strong>${value}</strong> ${w.pieces.zh}</dd></div>`,
    )}
  </dl>`

const answer = (item: BoardBlock['answered'][number]): Safe => html`
  <li>
    <a href="${item.href}">${item.title}</a>
    <p class="small">${pill(item.state, 'done')} <span>${properName(item.by)}</span> ${dayTag(item.at)}</p>
  </li>`

const services = (data: HomeData): Safe | null => {
  if (data.services.length === 0) return null
  return html`
    <section class="wide block">
      ${blockTitle(w.services.zh, data.servicesHref)}
      <ul class="tiles">
        ${data.services.map(tile)}
      </ul>
    </section>`
}

const tile = ({ label, href, hint }: ServiceEntry): Safe =>
  html`<li><a class="tile" href="${href}"><strong>${label}</strong> <span>${hint}</span></a></li>`

const windows = (data: HomeData): Safe | null => {
  const filled = data.windows.filter(({ items }) => items.length > 0)
  if (filled.length === 0) return null
  return html`<div class="wide columns columns-3">${filled.map((window) => ownWindow(window, data.now))}</div>`
}

const ownWindow = (window: OwnWindow, now: Date): Safe => {
  const dated = window.items.filter((item): item is DatedItem => 'at' in item)
  const links = window.items.filter((item): item is Link => !('at' in item))
  return html`
    <section class="block">
      ${blockTitle(window.title, window.href)}
      ${dated.length > 0 && datedList(dated, now)}
      ${links.length > 0 && html`<ul class="links">${links.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>`}
    </section>`
}

const topics = (data: HomeData): Safe | null => {
  if (data.topics.length === 0) return null
  return html`
    <section class="wide block">
      ${blockTitle(w.topics.zh)}
      <ul class="topics">
        ${data.topics.map(topic)}
      </ul>
    </section>`
}

const topic = ({ label, href, picture }: HomeData['topics'][number]): Safe => html`
  <li>
    <a href="${href}"${attributes({ class: picture && 'with-picture' })}>
      ${picture && html`<img src="${picture.src}" alt="" loading="lazy">`}
      <span>${label}</span>
    </a>
  </li>`
