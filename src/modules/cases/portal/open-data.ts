import { longDay } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { emptyState, pageTitle } from '#kernel/page-parts.ts'
import { csvText } from '#kernel/spreadsheet/csv.ts'
import { type Day, dayOf } from '#kernel/time.ts'
import { type CaseKind, caseKinds } from '../codes.ts'
import type { KnowledgeLine } from './knowledge.ts'
import { openRest, openSeconds, openStates, openDataWords as w } from './open-data-words.ts'
import { casePaths } from './paths.ts'

/** A published group of a month. */
export type OpenGroup = {
  readonly month: Day
  readonly field: string
  readonly second: string
  readonly kind: string
  readonly state: string
  readonly cases: number
}

export type OpenData = {
  readonly months: readonly { readonly month: Day; readonly countedAt: Date }[]
  readonly groups: readonly OpenGroup[]
  readonly mostAnswers: number
}

/** The page of open data: what it is, the months, the files, and what each column means (D31). */
export function openDataPage(data: OpenData): Page {
  return {
    head: { title: w.title.zh, description: w.lead.zh, path: casePaths.openData, breadcrumb: [{ label: w.title.zh }] },
    main: html`
      <div class="wide list-page statistics">
        ${pageTitle(w.title.zh, w.lead.zh)}
        <ul class="notes">${w.how.map(({ zh }) => html`<li>${zh}</li>`)}</ul>
        ${data.months.length === 0 ? emptyState(w.none.zh) : published(data)}
        ${knowledge}
        ${dictionary}
      </div>`,
  }
}

const published = (data: OpenData): Safe => html`
  <section class="text">
    <h2>${w.cases.zh}</h2>
    <p>${w.download.zh}：<a href="${casePaths.openCases('csv')}">${w.csv.zh}</a> · <a href="${casePaths.openCases('json')}">${w.json.zh}</a></p>
    ${data.months.slice(0, monthsShown).map((month) => ofMonth(data, month))}
  </section>
  <section class="text">
    <h2>${w.answers.zh}</h2>
    <p>${w.answersLead(data.mostAnswers).zh}</p>
    <ul>
      ${data.months.map(({ month }) => {
        const text = month.slice(0, 7)
        return html`<li>${text}：<a href="${casePaths.openAnswers(text, 'csv')}">${w.csv.zh}</a> · <a href="${casePaths.openAnswers(text, 'json')}">${w.json.zh}</a></li>`
      })}
    </ul>
  </section>`

const knowledge: Safe = html`
  <section class="text">
    <h2>${w.knowledge.zh}</h2>
    <p>${w.knowledgeLead.zh}</p>
    <p>${w.download.zh}：<a href="${casePaths.openKnowledge('csv')}">${w.csv.zh}</a> · <a href="${casePaths.openKnowledge('json')}">${w.json.zh}</a></p>
  </section>`

// The files hold all of them.
const monthsShown = 3

function ofMonth({ groups }: OpenData, { month, countedAt }: OpenData['months'][number]): Safe {
  const text = month.slice(0, 7)
  const own = groups.filter((group) => group.month === month)
  return html`
    <h3>${text}</h3>
    <p class="small">${w.countedOn(longDay(dayOf(countedAt))).zh}</p>
    ${own.length === 0 ? html`<p>${w.small.zh}</p>` : table(text, own)}`
}

const table = (month: string, groups: readonly OpenGroup[]): Safe => html`
  <div class="scroll" role="region" aria-label="${month}" tabindex="0">
    <table>
      <thead><tr>${[w.field, w.second, w.kind, w.state, w.count].map(({ zh }) => html`<th scope="col">${zh}</th>`)}</tr></thead>
      <tbody>${groups.map((group) => html`<tr><th scope="row">${fieldWord(group.field)}</th><td>${secondWord(group.second)}</td><td>${kindWord(group.kind)}</td><td>${stateWord(group.state)}</td><td>${group.cases}</td></tr>`)}</tbody>
    </table>
  </div>`

const codes = (title: string, of: Readonly<Record<string, { readonly zh: string }>>): Safe => html`
  <h3>${title}</h3>
  <ul>${Object.entries(of).map(([code, { zh }]) => html`<li><code>${code}</code> ${zh}</li>`)}</ul>`

const dictionary: Safe = html`
  <section class="text">
    <h2>${w.dictionary.zh}</h2>
    <dl>
      ${Object.entries(w.columns).map(([name, { zh }]) => html`<dt><code>${name}</code></dt><dd>${zh}</dd>`)}
    </dl>
    <h3>${w.knowledge.zh}</h3>
    <dl>
      ${Object.entries(w.knowledgeColumns).map(([name, { zh }]) => html`<dt><code>${name}</code></dt><dd>${zh}</dd>`)}
    </dl>
    ${codes(w.kind.zh, caseKinds)}
    ${codes(w.state.zh, openStates)}
    ${codes(w.second.zh, openSeconds)}
  </section>`

const restOf = (code: string) => openRest[code as keyof typeof openRest]?.zh
const fieldWord = (code: string) => restOf(code) ?? code
const secondWord = (name: string) => openSeconds[name as keyof typeof openSeconds]?.zh ?? name
const kindWord = (code: string) => restOf(code) ?? caseKinds[code as CaseKind]?.zh ?? code
const stateWord = (code: string) => openStates[code as keyof typeof openStates]?.zh ?? code

/** The groups of all months as a table for spreadsheets, with words beside the codes; a column that came later stands at the end. */
export function openCasesTable(groups: readonly OpenGroup[]): string {
  const head = ['month', 'field', 'kind', 'kind_zh', 'state', 'state_zh', 'cases', 'second']
  const rows = groups.map(({ month, field, second, kind, state, cases }) => [
    month.slice(0, 7),
    field,
    kind,
    kindWord(kind),
    state,
    stateWord(state),
    String(cases),
    second,
  ])
  return csvText([head, ...rows])
}

/** The same for programs, with the dictionary. */
export function openCasesJson({ months, groups }: Pick<OpenData, 'months' | 'groups'>): string {
  const kinds = { ...caseKinds, ...openRest }
  const dictionary = { columns: w.columns, kinds, states: openStates, seconds: openSeconds }
  const of = (month: Day) => groups.filter((group) => group.month === month).map(({ month: _, ...group }) => group)
  return JSON.stringify({
    dictionary,
    months: months.map(({ month, countedAt }) => ({
      month: month.slice(0, 7),
      countedOn: dayOf(countedAt),
      groups: of(month),
    })),
  })
}

/** A public question and its answer as they leave. */
export type OpenAnswer = {
  readonly at: Date
  readonly title: string
  readonly body: string
  readonly answeredAt: Date
  readonly byName: string
  readonly answer: string
}

const answerHead = ['asked', 'title', 'question', 'answered', 'answered_by', 'answer']
const answerCells = (of: OpenAnswer) => [dayOf(of.at), of.title, of.body, dayOf(of.answeredAt), of.byName, of.answer]

/** Questions and answers as a table for spreadsheets. */
export const openAnswersTable = (answers: readonly OpenAnswer[]): string =>
  csvText([answerHead, ...answers.map(answerCells)])

/** The same for programs. */
export const openAnswersJson = (answers: readonly OpenAnswer[]): string =>
  JSON.stringify(answers.map((of) => Object.fromEntries(answerCells(of).map((cell, at) => [answerHead[at], cell]))))

const knowledgeHead = ['month', 'office', 'field', 'question', 'answer']
const knowledgeCells = (of: KnowledgeLine) => [
  ...[dayOf(of.shownAt).slice(0, 7), of.orgName, of.field ?? 'NONE', of.question, of.answer],
]

/** Common questions as a table for spreadsheets. */
export const openKnowledgeTable = (known: readonly KnowledgeLine[]): string =>
  csvText([knowledgeHead, ...known.map(knowledgeCells)])

/** The same for programs, with the dictionary. */
export const openKnowledgeJson = (known: readonly KnowledgeLine[]): string =>
  JSON.stringify({
    dictionary: w.knowledgeColumns,
    questions: known.map((of) => Object.fromEntries(knowledgeCells(of).map((cell, at) => [knowledgeHead[at], cell]))),
  })
