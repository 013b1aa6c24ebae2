import { attributes, html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { dayTag, emptyState, pager, pageTitle, pill } from '#kernel/page-parts.ts'
import { type CaseKind, caseKinds, type PublicStep, publicSteps } from '../codes.ts'
import { knowledgeWords } from './knowledge-words.ts'
import { casePaths } from './paths.ts'
import { similarWords } from './similar-words.ts'
import { KINDS, stepTone } from './steps.ts'
import { boardWords as w } from './words.ts'

/** A public case in the list. A hidden one keeps its line and says why (T38). */
export type BoardRow = {
  readonly number: string
  readonly kind: CaseKind
  readonly title: string
  readonly step: PublicStep
  readonly sentAt: Date
  readonly dueAt?: Date
  readonly repliedBy?: string
  readonly hiddenReason?: string
  /** Why it was not accepted, and who said so when; its place stays (T38). */
  readonly refusal?: { readonly why: string; readonly by: string; readonly at: Date }
  /** Its words are kept back, by the reason for which it was not accepted. */
  readonly isWithheld?: boolean
  /** They are, because its writer took it back before a desk accepted it. */
  readonly isTakenBack?: boolean
  /** How many spoke of it, when more than one did. */
  readonly voices?: number
}

export type BoardData = {
  readonly slug: string
  readonly rows: readonly BoardRow[]
  readonly total: number
  readonly page: number
  readonly perPage: number
  readonly kind?: CaseKind
  readonly now: Date
  /** Where messages are searched, and how the address says that it is they. */
  readonly search: { readonly action: string; readonly scope: string }
  /** What other chapters have beside the board. */
  readonly more: readonly { readonly label: string; readonly href: string }[]
}

/** The public list of the message board, with the two doors above it: write, follow. */
export function boardPage(data: BoardData): Page {
  const path = casePaths.board(data.slug)
  return {
    head: {
      title: w.title.zh,
      description: w.lead.zh,
      path,
      breadcrumb: [{ label: w.title.zh }],
      labels: { ColumnName: w.title.zh },
    },
    main: html`
      <div class="wide list-page">
        ${pageTitle(w.title.zh, w.lead.zh)}
        <p class="buttons">
          <a class="button" href="${casePaths.write(data.slug)}">${w.write.zh}</a>
          <a class="button button-plain" href="${casePaths.follow(data.slug)}">${w.follow.zh}</a>
          <a class="button button-plain" href="${casePaths.knowledge(data.slug)}">${knowledgeWords.title.zh}</a>
          <a class="button button-plain" href="${casePaths.statistics(data.slug)}">${w.statistics.zh}</a>
          ${data.more.map(({ label, href }) => html`<a class="button button-plain" href="${href}">${label}</a>`)}
        </p>
        ${search(data.search)}
        ${kindFilter(data)}
        ${data.rows.length > 0 ? html`<ul class="cases">${data.rows.map((row) => line(data, row))}</ul>` : emptyState(w.emptyBoard.zh)}
        ${pager({ page: data.page, perPage: data.perPage, total: data.total, path, query: { kind: data.kind } })}
      </div>`,
  }
}

const search = ({ action, scope }: BoardData['search']): Safe => html`
  <form class="find" role="search" aria-label="${w.search.zh}" action="${action}" method="get">
    <input type="hidden" name="scope" value="${scope}">
    <div class="find-line">
      <input type="search" name="q" required aria-label="${w.search.zh}" placeholder="${w.searchShort.zh}">
      <button class="button button-plain">${w.searchSend.zh}</button>
    </div>
  </form>`

const kindFilter = (data: BoardData): Safe => html`
  <nav class="chips" aria-label="${w.filter.zh}">
    <ul>
      ${chip(data, undefined, w.all.zh)}
      ${KINDS.map((kind) => chip(data, kind, caseKinds[kind].zh))}
    </ul>
  </nav>`

const chip = (data: BoardData, kind: CaseKind | undefined, label: string): Safe => {
  const href = casePaths.board(data.slug, kind === undefined ? {} : { kind })
  return html`<li><a href="${href}"${attributes({ 'aria-current': data.kind === kind && 'true' })}>${label}</a></li>`
}

const line = (data: BoardData, row: BoardRow): Safe => html`
  <li>
    <p class="case-title">
      <span class="note">${caseKinds[row.kind].zh}</span>
      <a href="${casePaths.case(data.slug, row.number)}">${titleOf(row)}</a>
    </p>
    <p class="small">
      ${pill(publicSteps[row.step].zh, stepTone(row.step))}
      ${dayTag(row.sentAt)}
      ${row.voices && html`<span>${similarWords.voices(row.voices).zh}</span>`}
      ${row.repliedBy ? html`<span>${w.repliedBy.zh}：${row.repliedBy}</span>` : deadline(row, data.now)}
    </p>
    ${row.hiddenReason && html`<p class="small">${w.hiddenWhy(row.hiddenReason).zh}</p>`}
    ${row.isTakenBack && html`<p class="small">${w.withheldTakenBack.zh}</p>`}
    ${row.refusal && html`<p class="small">${w.refusedWhy(row.refusal.why, row.refusal.by).zh}</p>`}
  </li>`

/** What stands where the title of a public case stands: a case whose words nobody sees keeps its line. */
export const titleOf = ({
  hiddenReason,
  isWithheld,
  title,
}: Pick<BoardRow, 'hiddenReason' | 'isWithheld' | 'title'>) => {
  if (hiddenReason) return w.hiddenTitle.zh
  return isWithheld ? w.withheldTitle.zh : title
}

const deadline = (row: BoardRow, now: Date): Safe | null => {
  if (!row.dueAt) return null
  if (row.dueAt < now) return pill(w.overdue.zh, 'warn')
  return html`<span>${w.deadline.zh}：${dayTag(row.dueAt)}</span>`
}
