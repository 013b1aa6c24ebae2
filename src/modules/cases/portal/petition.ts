import { longDay, minuteOf } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import { textArea } from '#kernel/page-forms.ts'
import { hiddenFields } from '#kernel/page-parts.ts'
import type { ReviewStage } from '../petitions/rules.ts'
import { casePaths } from './paths.ts'
import { petitionWords as w } from './petition-words.ts'

/** What its writer may ask for now, and what he asked for. Days are `2026-11-23`. */
export type PetitionTold = {
  readonly open: { readonly stage: ReviewStage; readonly by: string; readonly untilOn: string } | null
  readonly asked: readonly {
    readonly stage: ReviewStage
    readonly by: string
    readonly at: Date
    readonly decidedByOn: string
  }[]
}

type OfCase = {
  readonly slug: string
  readonly number: string
  readonly token: string
  readonly key: string
  /** What was written and what was wrong with it, when the form came back. */
  readonly review: string
  readonly error?: string | undefined
}

/** The receipts of what the writer of a petition asked for, and the form to ask for a review while he may. */
export function petitionBlock(of: OfCase, { open, asked }: PetitionTold): Safe | null {
  if (open === null && asked.length === 0) return null
  return html`
    <section class="author-form">
      ${asked.length > 0 && receipts(asked)}
      ${open && form(of, open)}
    </section>`
}

const receipts = (asked: PetitionTold['asked']): Safe => html`
  <h2>${w.receipts.zh}</h2>
  ${asked.map(({ stage, by, at, decidedByOn }) => {
    const told = stage === 'REVIEW' ? w.reviewAsked : w.finalAsked
    return html`<p class="notice-box" role="status">${told(minuteOf(at), by, longDay(decidedByOn)).zh}</p>`
  })}`

const form = (of: OfCase, { stage, by, untilOn }: NonNullable<PetitionTold['open']>): Safe => html`
  <h2>${w.title.zh}</h2>
  <p>${(stage === 'REVIEW' ? w.reviewLead : w.finalLead)(by, longDay(untilOn)).zh}</p>
  <form class="form" action="${casePaths.review(of.slug, of.number)}" method="post">
    ${hiddenFields({ token: of.token, key: of.key, stage })}
    ${textArea({
      name: 'review',
      label: w.reason.zh,
      hint: w.reasonHint.zh,
      value: of.review,
      error: of.error,
      isRequired: true,
      rows: 4,
      length: [10, 500],
    })}
    <p class="buttons"><button class="button button-plain">${(stage === 'REVIEW' ? w.askReview : w.askFinal).zh}</button></p>
  </form>`
