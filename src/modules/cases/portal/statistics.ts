import { attributes, html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { emptyState, pageTitle, properName } from '#kernel/page-parts.ts'
import { moderationRules, notAcceptedReasons } from '../codes.ts'
import type { OpenNumbers, OpenStatistics, OrgNumbers } from '../counts/open-numbers.ts'
import { measureName } from './measures.ts'
import { casePaths } from './paths.ts'
import { statisticsWords as w } from './statistics-words.ts'
import { boardWords } from './words.ts'

export type StatisticsData = OpenStatistics & {
  readonly slug: string
  readonly organisation: string
  readonly year: number
  /** The years one may choose, newest first. */
  readonly years: readonly number[]
}

/** The open statistics of the board: every share with its whole, by organisation, and why messages were not accepted (UX-PT9). */
export function statisticsPage(data: StatisticsData): Page {
  const isThisYear = data.year === data.years[0]
  return {
    head: {
      title: w.title.zh,
      description: w.lead(data.organisation).zh,
      path: casePaths.statistics(data.slug, isThisYear ? {} : { year: data.year }),
      breadcrumb: [{ label: boardWords.title.zh, href: casePaths.board(data.slug) }, { label: w.title.zh }],
    },
    main: html`
      <div class="wide list-page statistics">
        ${pageTitle(w.title.zh, w.lead(data.organisation).zh)}
        ${yearChips(data)}
        ${data.total.received === 0 ? emptyState(w.empty.zh) : numbers(data)}
      </div>`,
  }
}

const yearChips = ({ slug, year, years }: StatisticsData): Safe => html`
  <nav class="chips" aria-label="${w.year.zh}">
    <ul>
      ${years.map((each, at) => {
        const href = casePaths.statistics(slug, at === 0 ? {} : { year: each })
        return html`<li><a href="${href}"${attributes({ 'aria-current': each === year && 'true' })}>${w.ofYear(each).zh}</a></li>`
      })}
    </ul>
  </nav>`

const numbers = (data: StatisticsData): Safe => html`
  ${figures(data.total)}
  <p class="small">${w.sum(data.total).zh}</p>
  ${data.total.withdrawn > 0 && html`<p class="small">${w.withdrawnHow(data.total.withdrawn).zh}</p>`}
  ${data.privateOfAll !== null && html`<p class="small">${w.private(data.year, data.privateOfAll).zh}</p>`}
  ${data.total.imported > 0 && html`<p class="small">${w.imported(data.total.imported).zh}</p>`}
  ${data.refusals.length > 0 && refusals(data.refusals)}
  ${measures(data)}
  ${data.parts.length > 1 && table(data.parts)}
  <ul class="notes">${w.notes.map((note) => html`<li>${note.zh}</li>`)}</ul>`

const figures = (of: OpenNumbers): Safe => html`
  <dl class="figures">
    ${figure(w.received.zh, of.received)}
    ${figure(w.answered.zh, of.answered, of.received)}
    ${figure(w.refused.zh, of.refused, of.received)}
    ${figure(w.withdrawn.zh, of.withdrawn, of.received)}
    ${figure(w.unanswered.zh, of.unanswered, of.received)}
    ${figure(w.onTime.zh, of.onTime, of.clocked)}
    ${figure(w.overdue.zh, of.overdue, of.clocked)}
    ${figure(w.solved.zh, of.solved, of.judged)}
    ${figure(w.partly.zh, of.partly, of.judged)}
    ${figure(w.notSolved.zh, of.notSolved, of.judged)}
    ${figure(w.satisfied.zh, of.satisfied, of.graded)}
    ${figure(w.kept.zh, of.kept, of.promised)}
  </dl>`

// A share stands beside its whole, never alone; of nothing there is none.
const figure = (name: string, part: number, whole?: number): Safe => html`
  <div>
    <dt>${name}</dt>
    <dd>${whole === 0 ? w.noneYet.zh : w.count(part).zh}${Boolean(whole) && html`<small>${w.outOf(whole ?? 0).zh}</small>`}</dd>
  </div>`

const refusals = (of: StatisticsData['refusals']): Safe => html`
  <section class="text">
    <h2>${w.refusals.zh}</h2>
    <ul>${of.map(({ reason, refused }) => html`<li>${notAcceptedReasons[reason].zh}（${w.count(refused).zh}）</li>`)}</ul>
  </section>`

// None is said too: an empty place would leave it open.
const measures = ({ measures: of, appeals }: StatisticsData): Safe => html`
  <section class="text">
    <h2>${w.measures.zh}</h2>
    ${of.length === 0 && html`<p>${w.noMeasures.zh}</p>`}
    <ul>
      ${of.map(({ rule, kind, wordsOf, measured, lifted }) => {
        const again = lifted > 0 ? w.lifted(lifted).zh : ''
        return html`<li>${measureName(kind, wordsOf)}：${rule} ${moderationRules[rule].zh}（${w.count(measured).zh}${again}）</li>`
      })}
    </ul>
    ${appeals.map(({ way, decided, lifted }) => html`<p>${w.appeals[way].zh}：${w.count(decided).zh}${w.liftedOf(lifted).zh}</p>`)}
    <p><a class="more" href="${casePaths.rules}">${w.rules.zh}</a></p>
  </section>`

const table = (parts: readonly OrgNumbers[]): Safe => html`
  <section class="text">
    <h2>${w.byOrganisation.zh}</h2>
    <div class="scroll" role="region" aria-label="${w.byOrganisation.zh}" tabindex="0">
      <table>
        <thead>
          <tr>${columns.map(([name]) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>${parts.map(row)}</tbody>
      </table>
    </div>
  </section>`

const row = (part: OrgNumbers): Safe => html`
  <tr>
    <th scope="row">${nameOf(part)}</th>
    ${columns.slice(1).map(([, value]) => html`<td>${value(part)}</td>`)}
  </tr>`

const nameOf = ({ orgName, slug, isOwn }: OrgNumbers) => {
  if (isOwn) return `${orgName}${w.own.zh}`
  const name = properName(orgName)
  return slug === null ? name : html`<a href="${casePaths.statistics(slug)}">${name}</a>`
}

const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${part}/${whole}`)

const columns: readonly (readonly [string, (of: OrgNumbers) => string | number])[] = [
  [w.organisation.zh, (of) => of.orgName],
  [w.received.zh, (of) => of.received],
  [w.answered.zh, (of) => share(of.answered, of.received)],
  [w.refused.zh, (of) => of.refused],
  [w.withdrawn.zh, (of) => of.withdrawn],
  [w.unanswered.zh, (of) => of.unanswered],
  [w.onTime.zh, (of) => share(of.onTime, of.clocked)],
  [w.solved.zh, (of) => share(of.solved, of.judged)],
  [w.partly.zh, (of) => share(of.partly, of.judged)],
  [w.notSolved.zh, (of) => share(of.notSolved, of.judged)],
  [w.satisfied.zh, (of) => share(of.satisfied, of.graded)],
  [w.kept.zh, (of) => share(of.kept, of.promised)],
]
