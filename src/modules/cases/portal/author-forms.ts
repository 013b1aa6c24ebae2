import { html, type Safe } from '#kernel/html.ts'
import { choice, errorSummary, type FieldErrors, textArea } from '#kernel/page-forms.ts'
import { hiddenFields } from '#kernel/page-parts.ts'
import { grades, outcomes, type PublicStep } from '../codes.ts'
import { enclosureInput, type Held, NOTHING_HELD } from './enclosures.ts'
import { casePaths } from './paths.ts'
import { CITIZEN_OUTCOMES, GRADES } from './steps.ts'
import { caseWords as w } from './words.ts'

/** The fields of the writer's forms, as the use cases name them; every form also posts `token` and `key`. */
export const AUTHOR_FIELDS = ['outcome', 'grade', 'reason', 'supplement'] as const

/** What the writer of a case may do now. `token` proves that number and code were given; it is no code itself. */
export type AuthorForms = {
  readonly token: string
  /** Makes a second press of a button the same act. */
  readonly key: string
  readonly mayRate: boolean
  readonly maySupplement: boolean
  readonly mayReopen: boolean
  readonly reopensAs: 'REOPEN' | 'LINKED_CASE'
  readonly mayEraseContact: boolean
  readonly mayRevoke?: boolean
  /** The contact was erased just now. */
  readonly isErased?: boolean
  /** The token of the form that adds to it, which may hold photos and files, and what it holds. */
  readonly holder?: string
  readonly held?: Held
  readonly values: Readonly<Record<(typeof AUTHOR_FIELDS)[number], string>>
}

type CaseOfForms = {
  readonly slug: string
  readonly number: string
  readonly step: PublicStep
  readonly errors: FieldErrors
}

/** The forms of the writer: is it solved, take it up again, add to it, erase the contact; each only while it is open. */
export function authorForms(of: CaseOfForms, author: AuthorForms): Safe {
  // Whoever judges says there whether it begins anew; after a judgement, or where nothing is to be judged, one asks for it.
  const isToJudge = author.mayRate && of.step !== 'RATED'
  return html`
    ${errorSummary(of.errors)}
    ${author.isErased === true && html`<p class="notice-box" role="status">${w.erased.zh}</p>`}
    ${isToJudge && ratingForm(of, author)}
    ${!isToJudge && author.mayReopen && reopenForm(of, author)}
    ${author.maySupplement && supplementForm(of, author)}
    ${author.mayEraseContact && eraseForm(of, author)}
    ${author.mayRevoke === true && revokeForm(of, author)}`
}

const ratingForm = (of: CaseOfForms, { token, key, values }: AuthorForms): Safe => html`
  <section class="author-form">
    <h2>${w.ratingTitle.zh}</h2>
    <p>${w.ratingLead.zh}</p>
    <form class="form" action="${casePaths.rate(of.slug, of.number)}" method="post">
      ${hiddenFields({ token, key })}
      ${choice({
        name: 'outcome',
        label: w.rating.zh,
        value: values.outcome,
        error: of.errors.outcome,
        isRequired: true,
        options: CITIZEN_OUTCOMES.map((outcome) => ({ value: outcome, label: outcomes[outcome].zh })),
      })}
      ${choice({
        name: 'grade',
        label: w.grade.zh,
        hint: w.gradeHint.zh,
        value: values.grade,
        error: of.errors.grade,
        isRequired: false,
        options: GRADES.map((grade) => ({ value: String(grade), label: grades[grade].zh })),
      })}
      ${reasonBox(of, { value: values.reason, label: w.ratingReason.zh, hint: w.ratingReasonHint.zh })}
      <p class="buttons"><button class="button">${w.rate.zh}</button></p>
    </form>
  </section>`

const reopenForm = (of: CaseOfForms, { token, key, values, reopensAs }: AuthorForms): Safe => html`
  <section class="author-form">
    <h2>${w.reopenTitle.zh}</h2>
    <p>${(reopensAs === 'REOPEN' ? w.reopenLead : w.reopenLinkedLead).zh}</p>
    <form class="form" action="${casePaths.reopen(of.slug, of.number)}" method="post">
      ${hiddenFields({ token, key })}
      ${reasonBox(of, {
        value: values.reason,
        label: w.reopenReason.zh,
        hint: w.reopenReasonHint.zh,
        isRequired: true,
      })}
      <p class="buttons"><button class="button button-plain">${w.reopen.zh}</button></p>
    </form>
  </section>`

const reasonBox = (
  of: CaseOfForms,
  field: { readonly value: string; readonly label: string; readonly hint: string; readonly isRequired?: true },
): Safe => textArea({ name: 'reason', error: of.errors.reason, rows: 3, length: [0, 500], ...field })

const supplementForm = (
  of: CaseOfForms,
  { token, key, values, holder, held = NOTHING_HELD }: AuthorForms,
): Safe => html`
  <section class="author-form">
    <h2>${w.addTitle.zh}</h2>
    <form class="form" action="${casePaths.supplement(of.slug, of.number)}" method="post" enctype="multipart/form-data">
      ${hiddenFields({ token, key, holder })}
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
      ${enclosureInput({ ...held, error: of.errors.files })}
      <p class="buttons"><button class="button button-plain">${w.add.zh}</button></p>
    </form>
  </section>`

// Two steps, because it cannot be undone: open, then press.
const eraseForm = (of: CaseOfForms, { token, key }: AuthorForms): Safe => html`
  <section class="author-form">
    <details class="conditions">
      <summary>${w.eraseTitle.zh}</summary>
      <p>${w.eraseLead.zh}</p>
      <form class="form" action="${casePaths.eraseContact(of.slug, of.number)}" method="post">
        ${hiddenFields({ token, key })}
        <p class="buttons"><button class="button button-plain">${w.erase.zh}</button></p>
      </form>
    </details>
  </section>`

// The same two steps; where others spoke of the same matter it goes on for them.
const revokeForm = (of: CaseOfForms, { token, key }: AuthorForms): Safe => html`
  <section class="author-form">
    <details class="conditions">
      <summary>${w.revokeTitle.zh}</summary>
      <p>${w.revokeLead.zh}</p>
      <form class="form" action="${casePaths.revoke(of.slug, of.number)}" method="post">
        ${hiddenFields({ token, key })}
        <p class="buttons"><button class="button button-plain">${w.revoke.zh}</button></p>
      </form>
    </details>
  </section>`
