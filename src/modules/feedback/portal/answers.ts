import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { dayTag, emptyState, pager, pageTitle, pill } from '#kernel/page-parts.ts'
import { type RemarkOutcome, remarkKinds, remarkOutcomes } from '../codes.ts'
import type { PublicAnswer } from '../store.ts'
import { feedbackPaths } from './paths.ts'
import { feedbackWords as w } from './words.ts'

export type AnswersData = {
  readonly rows: readonly PublicAnswer[]
  readonly total: number
  readonly received: number
  readonly answered: number
  readonly page: number
  readonly perPage: number
}

/** What was reported about the product and what was done, the newest first (E11). */
export function answersPage(data: AnswersData): Page {
  return {
    head: {
      title: w.title.zh,
      description: w.lead.zh,
      path: feedbackPaths.answers(data.page > 1 ? { page: data.page } : {}),
      breadcrumb: [{ label: w.title.zh }],
    },
    main: html`
      <div class="wide list-page">
        ${pageTitle(w.title.zh, w.lead.zh)}
        <p class="buttons">
          <a class="button" href="${feedbackPaths.write()}">${w.write.zh}</a>
          <a class="button button-plain" href="${feedbackPaths.follow()}">${w.follow.zh}</a>
        </p>
        <p class="hint">${w.notCases.zh}</p>
        <section class="text">
          <h2>${w.answered.zh}</h2>
          <p>${w.counts(data.received, data.answered).zh}</p>
          ${data.rows.length === 0 ? emptyState(w.none.zh) : data.rows.map(answer)}
        </section>
        ${pager({ page: data.page, perPage: data.perPage, total: data.total, path: '/feedback/', query: {} })}
      </div>`,
  }
}

const answer = ({ at, kind, outcome, summary, text }: PublicAnswer): Safe => html`
  <article class="reply">
    <h3>${summary}</h3>
    <p>${outcomePill(outcome)} ${remarkKinds[kind].zh} ${dayTag(at)}</p>
    <p>${w.done.zh}：${text}</p>
  </article>`

/** What became of a remark, in a word. */
export const outcomePill = (outcome: RemarkOutcome): Safe => pill(remarkOutcomes[outcome].zh, tones[outcome])

const tones = { FIXED: 'done', PLANNED: 'busy', NOT_CHANGED: 'plain', NOT_HERE: 'plain' } as const
