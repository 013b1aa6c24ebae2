import { minuteOf } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { type DatedItem, datedList, type Link, properName, readingTools } from '#kernel/page-parts.ts'
import { paragraphs, richText, withWholePhones } from '#kernel/rich-text.ts'
import { dayOf } from '#kernel/time.ts'
import { fileSize } from '../files/codes.ts'
import { leadsAway, linkDigest } from '../links/leading.ts'
import { noticeStanding } from '../rules.ts'
import { publishingPaths } from './paths.ts'
import { publishingWords as w } from './words.ts'

/** A file to take along; `bytes` is its size, `type` says what it is, such as PDF 文件. */
export type Attachment = { readonly name: string; readonly href: string; readonly type: string; readonly bytes: number }

/** An article as published (UX-PT5). `markup` is rich text; it is cleaned again on its way out. */
export type ArticleData = {
  readonly slug: string
  readonly articleId: string
  readonly section: Link
  readonly title: string
  readonly subtitle?: string
  /** As its writer wrote it, else the beginning of its text. */
  readonly summary: string
  readonly publishedAt: Date
  /** Instant of a visible change after publication; the first date is never changed. */
  readonly updatedAt?: Date
  readonly source: { readonly label: string; readonly href?: string }
  /** Whose article it is where one above handed it down or this site took it, and where it stands. */
  readonly from?: { readonly by: 'HANDED' | 'TAKEN'; readonly slug: string; readonly link: Link }
  /** What this site says to it itself, or that it took away what it said. */
  readonly localNote?: { readonly by: string; readonly on: string } & (
    | { readonly kind: 'shown'; readonly text: string }
    | { readonly kind: 'removed'; readonly reason: string }
  )
  readonly author?: string
  readonly editor?: string
  /** First and last day of a public notice, `2026-11-23`. */
  readonly notice?: { readonly fromOn: string; readonly untilOn: string; readonly objection: string }
  readonly markup: string
  readonly attachments: readonly Attachment[]
  readonly previous?: Link
  readonly next?: Link
  readonly related: readonly DatedItem[]
  readonly contentHash: string
  /** Where anybody checks it. */
  readonly verify: string
  /** Where this site stands, `https://dj.example.cn`: how the page is sent on. */
  readonly origin: string
  /** Where a mistake on this page is told. */
  readonly correct: string
  /** Where an objection to the public notice is written while it runs. */
  readonly object: string
  readonly now: Date
}

/** The page of an article. */
export function articlePage(data: ArticleData): Page {
  return {
    head: {
      title: data.title,
      description: data.summary,
      path: publishingPaths.article(data.slug, data.articleId),
      ...(data.from ? { canonical: data.from.link.href } : {}),
      breadcrumb: [data.section, { label: data.title }],
      labels: {
        ArticleTitle: data.title,
        PubDate: minuteOf(data.publishedAt),
        ContentSource: data.source.label,
        ColumnName: data.section.label,
        Author: data.author ?? '',
      },
    },
    main: html`
      <article class="wide article">
        ${heading(data)}
        ${data.localNote && localNote(data.localNote)}
        ${data.notice && noticeBox(data.notice, data)}
        <div class="text" id="text">${richText(data.markup, (address) => wayTo(address, data))}</div>
        ${data.attachments.length > 0 && attachments(data.attachments)}
        ${ending(data)}
      </article>`,
  }
}

/** What stays of an article that was withdrawn: its title, when, why and who decided (T38). */
export type WithdrawnData = {
  readonly slug: string
  readonly articleId: string
  readonly section: Link
  readonly title: string
  readonly withdrawnAt: Date
  /** The reason; on a site that had taken the article, the address of the original, where it is read. */
  readonly why: { readonly reason: string } | { readonly original: string }
  readonly decidedBy: string
  readonly write: string
}

/** The page in the place of a withdrawn article. */
export function withdrawnPage(data: WithdrawnData): Page {
  const facts = [
    [w.withdrawnWas.zh, data.title],
    [w.withdrawnAt.zh, minuteOf(data.withdrawnAt)],
    [w.withdrawnWhy.zh, 'reason' in data.why ? data.why.reason : whyThere(data.why.original)],
    [w.withdrawnBy.zh, data.decidedBy],
  ] as const
  return {
    head: {
      title: w.withdrawnTitle.zh,
      description: w.withdrawnTitle.zh,
      path: publishingPaths.article(data.slug, data.articleId),
      breadcrumb: [data.section, { label: w.withdrawnTitle.zh }],
      isPrivate: true,
    },
    main: html`
      <div class="wide">
        <div class="notice-page">
          <h1>${w.withdrawnTitle.zh}</h1>
          <dl class="facts-list">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
          <p>${w.withdrawnAsk.zh}</p>
          <p class="buttons"><a class="button" href="${data.write}">${w.write.zh}</a></p>
        </div>
      </div>`,
  }
}

const whyThere = (original: string): Safe => html`<a href="${original}">${w.withdrawnWhyThere.zh}</a>`

// Who leaves this site is told so first, on a page that leads only where this article does; one that was handed down has it at its source.
const wayTo = (address: string, { origin, slug, articleId, from }: ArticleData): string =>
  leadsAway(address, origin) ? publishingPaths.leave(from?.slug ?? slug, articleId, linkDigest(address)) : address

const heading = (data: ArticleData): Safe => html`
  <header class="article-head">
    <h1>${data.title}</h1>
    ${data.subtitle && html`<p class="subtitle">${data.subtitle}</p>`}
    <ul class="byline">
      <li>${w.publishedAt.zh}：<time datetime="${data.publishedAt.toISOString()}">${minuteOf(data.publishedAt)}</time></li>
      ${data.updatedAt && html`<li>${w.updatedAt.zh}：<time datetime="${data.updatedAt.toISOString()}">${minuteOf(data.updatedAt)}</time></li>`}
      ${sourceLine(data)}
      ${data.from && !isItsOwnSource(data) && originLine(data.from)}
      ${data.author && html`<li>${w.author.zh}：${properName(data.author)}</li>`}
    </ul>
    ${readingTools(data.localNote?.kind === 'shown' ? 'local-note text' : 'text')}
  </header>`

const sourceLine = (data: ArticleData): Safe => {
  const { label, href } = data.source
  const name = href ? html`<a href="${wayTo(href, data)}" rel="noopener">${properName(label)}</a>` : properName(label)
  return html`<li>${w.source.zh}：${name}${data.from && isItsOwnSource(data) && html`，${original(data.from)}`}</li>`
}

// Who wrote what was taken is its source, and is not named twice.
const isItsOwnSource = ({ from, source }: ArticleData): boolean =>
  from?.by === 'TAKEN' && from.link.label === source.label && source.href === undefined

const originLine = (from: NonNullable<ArticleData['from']>): Safe => html`
  <li>${from.by === 'TAKEN' ? w.takenBy.zh : w.handedBy.zh}：${properName(from.link.label)}，${original(from)}</li>`

const original = ({ link }: NonNullable<ArticleData['from']>): Safe =>
  html`<a href="${link.href}" rel="canonical">${w.handedHint.zh}</a>`

// Apart from the text of the superior, which is theirs to the letter; the line breaks are the writer's.
const localNote = (note: NonNullable<ArticleData['localNote']>): Safe =>
  note.kind === 'removed'
    ? html`<p class="local-note-gone small">${w.localNoteGone(note.by, note.on, note.reason).zh}</p>`
    : html`
  <aside class="local-note" id="local-note" aria-labelledby="local-note-title">
    <h2 id="local-note-title">${w.localNote.zh}<span>（${properName(note.by)}，<time datetime="${note.on}">${note.on}</time>）</span></h2>
    ${paragraphs(note.text, withWholePhones)}
  </aside>`

// The page is made anew each midnight, so what it says of the period holds all day (CZ2).
const noticeBox = (notice: NonNullable<ArticleData['notice']>, { object, now }: ArticleData): Safe => {
  const standing = noticeStanding(notice, dayOf(now))
  return html`
  <div class="notice-box">
    <p>
      <strong>
        ${w.validity.zh}：<time datetime="${notice.fromOn}">${notice.fromOn}</time>
        — <time datetime="${notice.untilOn}">${notice.untilOn}</time>
      </strong>
    </p>
    <p>${notice.objection}</p>
    ${standing === 'BEFORE' && html`<p>${w.noticeBefore.zh}</p>`}
    ${standing === 'RUNNING' && html`<p><a class="button button-plain" href="${object}">${w.noticeObject.zh}</a></p>`}
    ${standing === 'OVER' && html`<p>${w.noticeOver.zh}</p>`}
  </div>`
}

const attachments = (files: readonly Attachment[]): Safe => html`
  <section class="attachments">
    <h2>${w.attachments.zh}</h2>
    <ul>${files.map(attachment)}</ul>
  </section>`

const attachment = (file: Attachment): Safe => html`
  <li>
    <a href="${file.href}">${file.name}</a>
    <span class="small">${w.attachmentFacts(file.type, fileSize(file.bytes)).zh}</span>
  </li>`

const ending = (data: ArticleData): Safe => html`
  <footer class="article-end">
    ${data.editor && html`<p class="editor">${w.editor.zh}：${properName(data.editor)}</p>`}
    <p class="hash small">
      ${w.hash.zh} <code>${data.contentHash}</code>
      <a href="${data.verify}">${w.verify.zh}</a>
      <span>${w.hashHint.zh}</span>
    </p>
    <p><a class="button button-plain" href="${data.correct}">${w.correct.zh}</a></p>
    ${sharing(data)}
    ${(data.previous || data.next) && neighbours(data)}
    ${data.related.length > 0 && html`<section class="related"><h2>${w.related.zh}</h2>${datedList(data.related, data.now)}</section>`}
  </footer>`

// As a message is sent on: address and QR code of this site, with no account and nobody counted (decisions 200).
const sharing = ({ origin, slug, articleId }: ArticleData): Safe => {
  const path = publishingPaths.article(slug, articleId)
  return html`
    <section class="sharing">
      <h2>${w.share.zh}</h2>
      <p>${w.shareLead.zh}</p>
      <img class="qr" src="${publishingPaths.code(slug, articleId)}" alt="${w.shareCode.zh}" width="176" height="176" loading="lazy">
      <p class="address"><a id="address" href="${path}">${origin + path}</a></p>
      <p class="buttons with-script">
        <button type="button" class="button button-plain" data-copy="address" data-done="${w.shareCopied.zh}">${w.shareCopy.zh}</button>
      </p>
    </section>`
}

const neighbours = (data: ArticleData): Safe => html`
  <nav class="neighbours" aria-label="${w.neighbours.zh}">
    ${data.previous && html`<p><span>${w.previous.zh}</span> <a href="${data.previous.href}" rel="prev">${data.previous.label}</a></p>`}
    ${data.next && html`<p><span>${w.next.zh}</span> <a href="${data.next.href}" rel="next">${data.next.label}</a></p>`}
  </nav>`
