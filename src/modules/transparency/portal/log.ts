import { minuteOf } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { emptyState, pager, pageTitle } from '#kernel/page-parts.ts'
import { type EntryKind, entryKinds } from '../codes.ts'
import type { LogOverview } from '../service.ts'
import { logPaths } from './paths.ts'
import { logWords as w } from './words.ts'

export type LogData = LogOverview & { readonly page: number; readonly perPage: number }

/** The public log: what it is, how many entries, the entries, and what was signed. */
export function logPage(data: LogData): Page {
  return {
    head: {
      title: w.title.zh,
      description: w.lead.zh,
      path: logPaths.log(data.page > 1 ? { page: data.page } : {}),
      breadcrumb: [{ label: w.title.zh }],
    },
    main: html`
      <div class="wide list-page statistics">
        ${pageTitle(w.title.zh, w.lead.zh)}
        <p class="buttons">
          <a class="button" href="${logPaths.check()}">${w.check.zh}</a>
          <a class="button button-plain" href="${logPaths.verifier()}">${w.verifier.zh}</a>
          <a class="button button-plain" href="${logPaths.rules()}">${w.rules.zh}</a>
        </p>
        <ul class="notes">${[...w.how, w.verifierHint].map(({ zh }) => html`<li>${zh}</li>`)}</ul>
        ${data.size === 0 ? emptyState(w.empty.zh) : parts(data)}
      </div>`,
  }
}

const parts = (data: LogData): Safe => html`
  ${months(data)}
  ${entries(data)}
  <section class="text">
    <h2>${w.checkpoints.zh}</h2>
    <ul>${data.checkpoints.map(({ size, at }) => html`<li>${w.checkpointLine(size, minuteOf(at)).zh}</li>`)}</ul>
    <pre class="log-text">${data.checkpoints[0]?.note}</pre>
    <h2>${w.key.zh}</h2>
    <pre class="log-text">${data.key}</pre>
    ${data.kept.length > 0 && keptOfOthers(data)}
    <p class="small">${w.forPrograms.zh}</p>
    <ul class="small">
      ${[logPaths.checkpoint(), logPaths.key(), logPaths.leaves(), logPaths.kept()].map((path) => html`<li><a href="${path}">${path}</a></li>`)}
    </ul>
  </section>`

const keptOfOthers = ({ kept, lacking }: LogData): Safe => html`
  <h2>${w.kept.zh}</h2>
  <ul>
    ${kept.map(({ logName, size, receivedAt, isContradiction }) => {
      const when = minuteOf(receivedAt)
      return html`<li>${(isContradiction ? w.contradicted(logName, size, when) : w.keptLine(logName, size, when)).zh}</li>`
    })}
    ${lacking.map((one) => html`<li><strong>${lackingLine(one).zh}</strong></li>`)}
  </ul>`

const lackingLine = ({ logName, missingIndex, foundAt }: LogData['lacking'][number]) =>
  missingIndex === null
    ? w.otherThere(logName, minuteOf(foundAt))
    : w.missingThere(logName, missingIndex, minuteOf(foundAt))

const months = ({ months: counted }: LogData): Safe => {
  const kinds = [...new Set(counted.map(({ kind }) => kind))]
  const rows = [...Map.groupBy(counted, ({ month }) => month)]
  return table(
    w.months.zh,
    [w.month.zh, ...kinds.map(kindWord)],
    rows.map(([month, of]) => [month, ...kinds.map((kind) => of.find((one) => one.kind === kind)?.count ?? 0)]),
  )
}

const entries = (data: LogData): Safe => {
  const { page, perPage, size } = data
  const rows = data.entries.map(({ index, leaf, isChanged }) => {
    if (leaf === null) return [index + 1, '', html`<strong>${w.entryGone.zh}</strong>`, '']
    const [, kind = '', day = '', commitment = '', told = ''] = leaf.split('\n')
    const what = told === '' ? kindWord(kind) : `${kindWord(kind)}：${told}`
    const warned = isChanged ? html`<strong>${w.entryChanged.zh}</strong> ${what}` : what
    return [index + 1, day, warned, html`<code>${commitment}</code>`]
  })
  return html`
    ${table(w.entries.zh, [w.entry.zh, w.day.zh, w.kind.zh, w.checksum.zh], rows)}
    ${pager({ page, perPage, total: size, path: logPaths.log(), query: {} })}`
}

const kindWord = (kind: string): string => (Object.hasOwn(entryKinds, kind) ? entryKinds[kind as EntryKind].zh : kind)

type Cell = string | number | Safe

const table = (title: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Safe => html`
  <section class="text">
    <h2>${title}</h2>
    <div class="scroll" role="region" aria-label="${title}" tabindex="0">
      <table>
        <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>
          ${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
  </section>`
