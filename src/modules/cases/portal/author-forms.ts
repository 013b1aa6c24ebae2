import { html, type Safe } from '#kernel/html.ts'
import { choice, errorSummary, type FieldErrors, textArea } from '#kernel/page-forms.ts'
import { hiddenFields } from '#kernel/page-parts.ts'
import { outcomes } from '../codes.ts'
import { casePaths } from './paths.ts'
import { CITIZEN_OUTCOMES } from './steps.ts'
import { caseWords as w } from './words.ts'

/** What the writer of a case may do now. `token` proves that number and code were given; it is no code itself. */
export type AuthorForms = {
  readonly token: string
  readonly mayRate: boolean
  readonly maySupplement: boolean
  readonly values: Readonly<Record<'outcome' | 'reason' | 'supplement', string>>
}

type CaseOfForms = { readonly slug: string; readonly number: string; readonly errors: FieldErrors }

/** The two forms of the writer: is it solved, and is there something to add. */
export function authorForms(of: CaseOfForms, author: AuthorForms): Safe {
  return html`
    ${errorSummary(of.errors)}
    ${author.mayRate && ratingForm(of, author)}
    ${author.maySupplement && supplementForm(of, author)}`
}

const ratingForm = (of: CaseOfForms, { token, values }: AuthorForms): Safe => html`
  <section class="author-form">
    <h2>${w.ratingTitle.zh}</h2>
    <p>${w.ratingLead.zh}</p>
    <form class="form" action="${casePaths.rate(of.slug, of.number)}" method="post">
      ${hiddenFields({ token })}
      ${choice({
        name: 'outcome',
        label: w.rating.zh,
        value: values.outcome,
        error: of.errors.outcome,
        isRequired: true,
        options: CITIZEN_OUTCOMES.map((outcome) => ({ value: outcome, label: outcomes[outcome].zh })),
      })}
      ${textArea({
        name: 'reason',
        label: w.ratingReason.zh,
        hint: w.ratingReasonHint.zh,
        value: values.reason,
        error: of.errors.reason,
        rows: 3,
        length: [0, 500],
      })}
      <p class="buttons"><button class="button">${w.rate.zh}</button></p>
    </form>
  </section>`

const supplementForm = (of: CaseOfForms, { token, values }: AuthorForms): Safe => html`
  <section class="author-form">
    <h2>${w.addTitle.zh}</h2>
    <form class="form" action="${casePaths.supplement(of.slug, of.number)}" method="post">
      ${hiddenFields({ token })}
      ${textArea({
        name: 'supplement',
        label: w.addLabel.zh,
        hint: w.addHint.zh,
        value: values.supplement,
        error: of.errors.supplement,
        isRequired: true,
        rows: 4,
        length: [10, 2000],
      })}
      <p class="buttons"><button class="button button-plain">${w.add.zh}</button></p>
    </form>
  </section>`
