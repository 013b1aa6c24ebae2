import { minuteOf } from '#kernel/day-text.ts'
import { html, type Safe, trusted } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { pageTitle } from '#kernel/page-parts.ts'
import { type Findings, type FoundGroup, weightOf } from '../agreement/telling.ts'
import { stances } from '../codes.ts'
import { consultationPaths } from './paths.ts'
import { type ConsultationTold, textOf } from './told.ts'
import { groupNames, shareWords, consultationWords as w } from './words.ts'

/** What many say together: common ground first, then what divides, then the groups as a drawing and as a table, then the numbers. */
export function agreementPage(of: ConsultationTold): Page {
  const { slug, id, findings, foundAt } = of
  const up = consultationPaths.one(slug, id)
  return {
    head: {
      title: `${w.results.zh}：${of.title}`,
      description: `${of.title}：${w.map.zh}`,
      path: consultationPaths.map(slug, id),
      breadcrumb: [
        { label: w.title.zh, href: consultationPaths.list(slug) },
        { label: of.title, href: up },
        { label: w.results.zh },
      ],
    },
    main: html`
      <div class="wide list-page case statistics">
        ${pageTitle(w.results.zh, of.title)}
        ${
          findings?.participants && foundAt
            ? html`<p>${w.participants(findings.participants).zh}${w.foundOn(minuteOf(foundAt), of.closedAt !== null).zh}</p>${found(of, findings)}`
            : html`<p>${(of.closedAt ? w.tooFew : w.notFound).zh}</p>`
        }
        <p class="buttons"><a class="button button-plain" href="${up}">${of.title}</a></p>
      </div>`,
  }
}

const found = (of: ConsultationTold, findings: Findings): Safe => html`
  <section>
    <h2>${w.commonTitle.zh}</h2>
    ${
      findings.common.length === 0
        ? html`<p>${w.commonNone.zh}</p>`
        : html`<ul class="cases">${findings.common.map(({ no, stance }) => html`<li><p class="small">${w.number(no).zh} <span>${(stance === 1 ? w.mostAgree : w.mostDisagree)(findings.groups.length > 0).zh}</span></p><p>${textOf(of, no)}</p></li>`)}</ul>`
    }
  </section>
  <section>
    <h2>${w.dividing.zh}</h2>
    ${
      findings.dividing.length === 0
        ? html`<p>${w.dividingNone.zh}</p>`
        : html`<ul class="cases">${findings.dividing.map((no) => html`<li><p class="small">${w.number(no).zh}</p><p>${textOf(of, no)}</p></li>`)}</ul>`
    }
  </section>
  <section class="text">
    <h2>${w.map.zh}</h2>
    ${findings.groups.length === 0 ? html`<p>${w.noGroups.zh}</p>` : groups(of, findings.groups)}
  </section>
  ${numbers(of, findings)}`

const groups = (of: ConsultationTold, all: readonly FoundGroup[]): Safe => html`
  <p>${w.mapLead.zh}</p>
  <div class="agreement-map" role="img" aria-label="${all.map(({ size }, at) => `${groupNames[at]}${w.about(size).zh}`).join('，')}">${drawing(all)}</div>
  ${table(
    w.map.zh,
    [w.says.zh, ...all.map(({ size }, at) => `${groupNames[at]}（${w.about(size).zh}）`)],
    (all[0]?.says ?? []).map(({ no }) => [
      `${no}. ${textOf(of, no)}`,
      ...all.map(({ says }) => saidText(says.find((one) => one.no === no))),
    ]),
  )}`

function saidText(said: FoundGroup['says'][number] | undefined): string {
  if (!said) return ''
  const { agree, disagree } = said
  if (agree === 'FEW' && disagree === 'FEW') return w.noMost.zh
  return weightOf(agree) >= weightOf(disagree)
    ? `${shareWords(agree)} ${stances.agree.zh}`
    : `${shareWords(disagree)} ${stances.disagree.zh}`
}

const told = (count: number | null): string => (count === null ? w.few.zh : String(count))

const numbers = (of: ConsultationTold, { statements }: Findings): Safe => html`
  <section class="text">
    <h2>${w.numbers.zh}</h2>
    ${table(
      w.numbers.zh,
      [w.statement.zh, stances.agree.zh, stances.disagree.zh, stances.pass.zh],
      statements.map(({ no, agree, disagree, pass }) => [
        `${no}. ${textOf(of, no)}`,
        ...[agree, disagree, pass].map(told),
      ]),
    )}
    <p><a href="${consultationPaths.data(of.slug, of.id)}">${w.download.zh}</a></p>
    <h3>${w.dictionary.zh}</h3>
    <dl>${Object.entries(w.columns).map(([name, { zh }]) => html`<dt><code>${name}</code></dt><dd>${zh}</dd>`)}</dl>
  </section>`

const table = (label: string, head: readonly string[], rows: readonly (readonly string[])[]): Safe => html`
  <div class="scroll wraps" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead><tr>${head.map((word) => html`<th scope="col">${word}</th>`)}</tr></thead>
      <tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`

const [width, height, margin] = [400, 230, 56]

// Made of numbers and of the five names above, so it may be taken over as it is.
function drawing(all: readonly FoundGroup[]): Safe {
  const place = placeIn(all)
  const largest = Math.max(...all.map(({ size }) => size))
  const circles = all.map((group, at) => {
    const { x, y } = place(group)
    const radius = Math.round(20 + 24 * Math.sqrt(group.size / largest))
    return `<circle cx="${x}" cy="${y}" r="${radius}"></circle><text x="${x}" y="${y + 6}">${groupNames[at]}</text>`
  })
  return trusted(`<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">${circles.join('')}</svg>`)
}

// One measure for both axes, so that what looks far is far; in the middle of the drawing.
function placeIn(all: readonly FoundGroup[]) {
  const edges = (of: readonly number[]) => [Math.min(...of), Math.max(...of)] as const
  const [left, right] = edges(all.map(({ x }) => x))
  const [low, high] = edges(all.map(({ y }) => y))
  const scale = Math.min((width - 2 * margin) / (right - left || 1), (height - 2 * margin) / (high - low || 1))
  return ({ x, y }: FoundGroup) => ({
    x: Math.round(width / 2 + (x - (left + right) / 2) * scale),
    y: Math.round(height / 2 - (y - (low + high) / 2) * scale),
  })
}
