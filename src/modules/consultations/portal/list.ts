import { longDay } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { emptyState, pageTitle, pill } from '#kernel/page-parts.ts'
import { consultationStates } from '../codes.ts'
import { consultationPaths } from './paths.ts'
import type { ConsultationTold } from './told.ts'
import { consultationWords as w } from './words.ts'

/** A consultation as a list tells it. */
export type ConsultationLine = Pick<
  ConsultationTold,
  'id' | 'slug' | 'title' | 'orgName' | 'state' | 'closesOn' | 'waited'
>

/** 征求意见 of a site and of those above it. */
export function consultationsPage(of: { slug: string; rows: readonly ConsultationLine[]; write: string }): Page {
  const { slug, rows } = of
  return {
    head: {
      title: w.title.zh,
      description: w.lead.zh,
      path: consultationPaths.list(slug),
      breadcrumb: [{ label: w.title.zh }],
      labels: { ColumnName: w.title.zh },
    },
    main: html`
      <div class="wide list-page">
        ${pageTitle(w.title.zh, w.lead.zh)}
        ${
          rows.length > 0
            ? html`<ul class="cases">${rows.map(line)}</ul>`
            : emptyState(w.none.zh, { label: w.write.zh, href: of.write })
        }
      </div>`,
  }
}

const tones = { RUNNING: 'busy', CLOSED: 'warn', ANSWERED: 'done' } as const

/** How it stands, as a word with its colour. */
export const statePill = (state: ConsultationTold['state']): Safe => pill(consultationStates[state].zh, tones[state])

const line = (row: ConsultationLine): Safe => html`
  <li>
    <p class="case-title"><a href="${consultationPaths.one(row.slug, row.id)}">${row.title}</a></p>
    <p class="small">
      ${statePill(row.state)} <span>${row.orgName}</span> <span>${w.until(longDay(row.closesOn)).zh}</span>
      ${row.state === 'CLOSED' && html`<span>${w.unanswered(row.waited).zh}</span>`}
    </p>
  </li>`
