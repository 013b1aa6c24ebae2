import { longDay } from '#kernel/day-text.ts'
import { attributes, html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { emptyState, pager, pageTitle, readingTools } from '#kernel/page-parts.ts'
import { paragraphs } from '#kernel/rich-text.ts'
import { dayOf } from '#kernel/time.ts'
import { knowledgeWords as w } from './knowledge-words.ts'
import { casePaths } from './paths.ts'

/** A common question as everybody reads it; it names neither a case nor a person (C09). */
export type KnowledgeLine = {
  readonly id: string
  readonly orgName: string
  readonly field: string | null
  readonly question: string
  readonly answer: string
  readonly shownAt: Date
}

export type KnowledgeList = {
  readonly slug: string
  readonly rows: readonly KnowledgeLine[]
  readonly total: number
  readonly page: number
  readonly perPage: number
  readonly query: string
  readonly fields: readonly { readonly field: string; readonly shown: number }[]
  readonly field?: string | undefined
}

/** 常见问答: found by words or by field, without a script. */
export function knowledgePage(data: KnowledgeList): Page {
  const path = casePaths.knowledge(data.slug)
  const isSought = data.query !== ''
  return {
    head: {
      title: w.title.zh,
      description: w.lead.zh,
      path,
      breadcrumb: [{ label: w.title.zh }],
      labels: { ColumnName: w.title.zh },
      ...(isSought ? { isPrivate: true } : {}),
    },
    main: html`
      <div class="wide list-page">
        ${pageTitle(w.title.zh, w.lead.zh)}
        ${seekForm(data, path)}
        ${data.fields.length > 1 && !isSought && fieldFilter(data)}
        ${data.rows.length > 0 ? html`<ul class="cases">${data.rows.map((row) => line(data.slug, row))}</ul>` : nothing(data)}
        ${pager({ page: data.page, perPage: data.perPage, total: data.total, path, query: { field: data.field, q: data.query || undefined } })}
      </div>`,
  }
}

const seekForm = ({ query }: KnowledgeList, path: string): Safe => html`
  <form class="find" role="search" aria-label="${w.title.zh}" action="${path}" method="get">
    <label for="knowledge-q">${w.seek.zh}</label>
    <p class="hint" id="knowledge-hint">${w.seekHint.zh}</p>
    <div class="find-line">
      <input id="knowledge-q" type="search" name="q" value="${query}" maxlength="100" aria-describedby="knowledge-hint">
      <button class="button">${w.find.zh}</button>
    </div>
  </form>`

const fieldFilter = (data: KnowledgeList): Safe => html`
  <nav class="chips" aria-label="${w.byField.zh}">
    <ul>
      ${chip({ href: casePaths.knowledge(data.slug), label: w.all.zh, isHere: data.field === undefined })}
      ${data.fields.map(({ field, shown }) =>
        chip({
          href: casePaths.knowledge(data.slug, { field }),
          label: w.field(field, shown).zh,
          isHere: data.field === field,
        }),
      )}
    </ul>
  </nav>`

const chip = (of: { href: string; label: string; isHere: boolean }): Safe =>
  html`<li><a href="${of.href}"${attributes({ 'aria-current': of.isHere && 'true' })}>${of.label}</a></li>`

const nothing = ({ slug, query }: KnowledgeList): Safe =>
  emptyState((query === '' ? w.empty : w.notFound(query)).zh, { label: w.write.zh, href: casePaths.write(slug) })

const line = (slug: string, row: KnowledgeLine): Safe => html`
  <li>
    <p class="case-title">
      ${row.field && html`<span class="note">${row.field}</span>`}
      <a href="${casePaths.oneKnowledge(slug, row.id)}">${row.question}</a>
    </p>
    <p>${begun(row.answer)}</p>
    <p class="small">${told(row)}</p>
  </li>`

const signsShown = 90

/** The beginning of a longer answer. */
export function begun(answer: string): string {
  const signs = [...answer.replace(/\s+/g, ' ')]
  return signs.length > signsShown ? `${signs.slice(0, signsShown).join('')}……` : signs.join('')
}

// The month alone: the day of an answer could tell whose case it was (CZ4).
function told({ orgName, shownAt }: Pick<KnowledgeLine, 'orgName' | 'shownAt'>): string {
  const [year = '', month = ''] = dayOf(shownAt).split('-')
  return w.answeredBy(orgName, w.month(year, Number(month)).zh).zh
}

/** One question with its whole answer, at an address that can be sent on. */
export function oneKnowledgePage({ slug, ...one }: KnowledgeLine & { readonly slug: string }): Page {
  return {
    head: {
      title: one.question,
      description: begun(one.answer),
      path: casePaths.oneKnowledge(slug, one.id),
      breadcrumb: [{ label: w.title.zh, href: casePaths.knowledge(slug) }, { label: one.question }],
    },
    main: html`
      <div class="wide list-page">
        ${pageTitle(one.question)}
        ${readingTools('text')}
        <div class="text" id="text">${paragraphs(one.answer)}</div>
        <p class="small">${told(one)}${one.field && html` · ${one.field}`}</p>
        <p>${w.notYours.zh}</p>
        <p class="buttons">
          <a class="button" href="${casePaths.write(slug)}">${w.write.zh}</a>
          <a class="button button-plain" href="${casePaths.knowledge(slug)}">${w.toAll.zh}</a>
        </p>
      </div>`,
  }
}

/** What stays of a question that was taken back: who, when and why, and none of its words (T38). */
export type KnowledgeStone = {
  readonly slug: string
  readonly id: string
  readonly orgName: string
  readonly takenBackAt: Date
  readonly reason: string
}

export function takenBackPage(stone: KnowledgeStone): Page {
  const facts = [
    [w.takenBackAt.zh, longDay(dayOf(stone.takenBackAt))],
    [w.takenBackOf.zh, stone.orgName],
    [w.takenBackWhy.zh, stone.reason],
  ] as const
  return {
    head: {
      title: w.takenBack.zh,
      description: w.takenBack.zh,
      path: casePaths.oneKnowledge(stone.slug, stone.id),
      breadcrumb: [{ label: w.title.zh, href: casePaths.knowledge(stone.slug) }, { label: w.takenBack.zh }],
      isPrivate: true,
    },
    main: html`
      <div class="wide">
        <div class="notice-page">
          <h1>${w.takenBack.zh}</h1>
          <dl class="facts-list">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
          <p class="buttons">
            <a class="button" href="${casePaths.write(stone.slug)}">${w.write.zh}</a>
            <a class="button button-plain" href="${casePaths.knowledge(stone.slug)}">${w.toAll.zh}</a>
          </p>
        </div>
      </div>`,
  }
}

/** The questions that may answer what somebody is about to write; opened beside, so that nothing typed is lost. */
export const similarKnowledge = (of: {
  slug: string
  found: readonly KnowledgeLine[]
  hasHeading: boolean
}): Safe => html`
  <section>
    ${of.hasHeading && html`<h2>${w.similar.zh}</h2><p>${w.similarLead.zh}</p>`}
    <ul class="cases">
      ${of.found.map(
        (one) => html`
        <li>
          <p class="case-title"><a href="${casePaths.oneKnowledge(of.slug, one.id)}" target="_blank">${one.question}</a></p>
          <p>${begun(one.answer)}</p>
        </li>`,
      )}
    </ul>
  </section>`
