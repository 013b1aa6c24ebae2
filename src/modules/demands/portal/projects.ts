import { longDay } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { emptyState, pageTitle, pill } from '#kernel/page-parts.ts'
import { paragraphs } from '#kernel/rich-text.ts'
import { addDays, type Day, dayOf, toDay } from '#kernel/time.ts'
import { type ProjectState, projectStates } from '../projects/codes.ts'
import type { Measured } from '../projects/contract.ts'
import { fallOf } from '../projects/rules.ts'
import { projectPaths } from './paths.ts'
import { projectWords as w } from './words.ts'

/** A project as a list tells it; days are `2026-12-05`. */
export type ProjectLine = {
  readonly id: string
  readonly title: string
  readonly orgName: string
  readonly ownerName: string
  readonly state: ProjectState
  readonly begunOn: Day
  readonly dueOn: Day
  readonly endedOn: Day | null
}

/** 每月一题 of a site and of those above it. */
export function projectsPage(of: { slug: string; rows: readonly ProjectLine[]; write: string }): Page {
  const { slug, rows } = of
  return {
    head: {
      title: w.title.zh,
      description: w.lead.zh,
      path: projectPaths.list(slug),
      breadcrumb: [{ label: w.title.zh }],
      labels: { ColumnName: w.title.zh },
    },
    main: html`
      <div class="wide list-page">
        ${pageTitle(w.title.zh, w.lead.zh)}
        ${
          rows.length > 0
            ? html`<ul class="cases">${rows.map((row) => line(slug, row))}</ul>`
            : emptyState(w.none.zh, { label: w.write.zh, href: of.write })
        }
      </div>`,
  }
}

const tones = { RUNNING: 'warn', DONE: 'done', STOPPED: 'plain' } as const
const stateOf = (state: ProjectState): Safe => pill(projectStates[state].zh, tones[state])

const line = (slug: string, row: ProjectLine): Safe => html`
  <li>
    <p class="case-title"><a href="${projectPaths.one(slug, row.id)}">${row.title}</a></p>
    <p class="small">${stateOf(row.state)} <span>${w.ownedUntil(row.ownerName, longDay(row.dueOn)).zh}</span></p>
  </li>`

/** A project whole, as everybody reads it. */
export type ProjectTold = ProjectLine & {
  readonly slug: string
  /** Where a message is written. */
  readonly write: string
  readonly matter: string
  readonly words: readonly string[]
  readonly outcome: string | null
  readonly measured: Measured
  readonly steps: readonly {
    readonly at: Date
    readonly what: string | null
    readonly byName: string
    readonly takenBackAt: Date | null
    readonly takenBackReason: string | null
  }[]
  /** What was asked of everybody about it. */
  readonly asked?: readonly {
    readonly title: string
    readonly href: string
    readonly stateName: string
    readonly closesOn: Day
  }[]
}

/** One project: why, whose, until when, what was done, and whether messages became fewer. */
export function projectPage(of: ProjectTold): Page {
  return {
    head: {
      title: of.title,
      description: of.matter.slice(0, 80),
      path: projectPaths.one(of.slug, of.id),
      breadcrumb: [{ label: w.title.zh, href: projectPaths.list(of.slug) }, { label: of.title }],
    },
    main: html`
      <div class="wide list-page case">
        ${pageTitle(of.title)}
        <p>${stateOf(of.state)}</p>
        <section>${paragraphs(of.matter)} ${facts(of)}</section>
        ${of.outcome && html`<section><h2>${w.outcome.zh}</h2>${paragraphs(of.outcome)}</section>`}
        ${steps(of)}
        ${asked(of)}
        ${measured(of)}
        <p class="buttons">
          <a class="button" href="${of.write}">${w.write.zh}</a>
          <a class="button button-plain" href="${projectPaths.list(of.slug)}">${w.toAll.zh}</a>
        </p>
      </div>`,
  }
}

function facts(of: ProjectTold): Safe {
  const told: readonly (readonly [string, string | null])[] = [
    [w.owner.zh, of.ownerName],
    [w.office.zh, of.orgName],
    [w.begun.zh, longDay(of.begunOn)],
    [w.due.zh, longDay(of.dueOn)],
    [w.ended.zh, of.endedOn && longDay(of.endedOn)],
  ]
  return html`
    <dl class="facts-list">
      ${told.map(([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
    </dl>`
}

const steps = ({ state, steps }: ProjectTold): Safe => html`
  <section>
    <h2>${w.steps.zh}</h2>
    ${state === 'DONE' && steps.every(({ what }) => what === null) && html`<p><strong>${w.noStepsLeft.zh}</strong></p>`}
    ${steps.length === 0 ? html`<p>${w.noSteps.zh}</p>` : html`<ol class="cases">${steps.map(step)}</ol>`}
  </section>`

const step = ({ at, what, byName, takenBackAt, takenBackReason }: ProjectTold['steps'][number]): Safe => html`
  <li>
    <p class="small"><time datetime="${dayOf(at)}">${longDay(dayOf(at))}</time> ${byName}</p>
    ${
      what === null
        ? html`<p>${w.takenBack(longDay(dayOf(takenBackAt ?? at)), takenBackReason ?? '').zh}</p>`
        : paragraphs(what)
    }
  </li>`

const asked = ({ asked = [] }: ProjectTold): Safe | false =>
  asked.length > 0 &&
  html`
  <section>
    <h2>${w.asked.zh}</h2>
    <ul class="cases">
      ${asked.map(
        ({ title, href, stateName, closesOn }) => html`
          <li>
            <p class="case-title"><a href="${href}">${title}</a></p>
            <p class="small"><span>${stateName}</span> <span>${w.until(longDay(closesOn)).zh}</span></p>
          </li>`,
      )}
    </ul>
  </section>`

const measured = ({ state, words, measured: { before, after } }: ProjectTold): Safe => html`
  <section>
    <h2>${w.measured.zh}</h2>
    <dl class="facts-list">
      <div><dt>${w.before(spanOf(before)).zh}</dt><dd>${counted(before.messages)}</dd></div>
      ${after && html`<div><dt>${w.after(spanOf(after)).zh}</dt><dd>${counted(after.messages)}</dd></div>`}
    </dl>
    <p>${after ? fall(before.messages, after.messages) : (state === 'STOPPED' ? w.noMore : w.notYet).zh}</p>
    <p class="small">${w.counted(words.join('、')).zh}</p>
  </section>`

const counted = (messages: number | null): string => (messages === null ? w.few : w.messages(messages)).zh

function fall(before: number | null, after: number | null): string | null {
  const percent = fallOf(before, after)
  if (percent === undefined) return null
  if (percent === 0) return w.same.zh
  return (percent > 0 ? w.fell(percent) : w.rose(-percent)).zh
}

// `until` is the day after the last one.
function spanOf({ from, until }: { from: string; until: string }): string {
  const [first, last] = [toDay(from), addDays(toDay(until), -1)]
  const month = (day: string) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`
  return `${month(first)}至${month(last)}`
}
