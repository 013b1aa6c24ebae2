import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { errorSummary, type FieldErrors, textArea } from '#kernel/page-forms.ts'
import { hiddenFields, pageTitle } from '#kernel/page-parts.ts'
import { consultationPaths } from './paths.ts'
import { consultationWords as w } from './words.ts'

/** A statement of a visitor’s own, as he typed it. */
export type WrittenStatement = {
  readonly values: { readonly text: string }
  readonly errors: FieldErrors
  /** Makes a second press of the button the same statement. */
  readonly token: string
}

/** Where a consultation is. */
interface Place {
  readonly slug: string
  readonly id: string
}

/** The form for a statement of one's own. */
export const ownStatement = ({ slug, id }: Place, { values, errors, token }: WrittenStatement): Safe => html`
  <section id="own">
    <h2>${w.own.zh}</h2>
    <form class="form" action="${consultationPaths.statements(slug, id)}" method="post">
      ${hiddenFields({ token })}
      ${textArea({
        name: 'text',
        label: w.ownLabel.zh,
        hint: w.ownHint.zh,
        value: values.text,
        error: errors.text,
        isRequired: true,
        rows: 2,
        length: [5, 140],
      })}
      <p class="buttons"><button class="button">${w.send.zh}</button></p>
    </form>
  </section>`

/** What came too late, to be copied: nothing typed is lost. */
export const notHandedIn = ({ values }: WrittenStatement): Safe | null =>
  values.text.trim() === ''
    ? null
    : html`
      <section>
        <h2>${w.notHandedIn.zh}</h2>
        <p class="said" id="f-text">${values.text}</p>
      </section>`

/** The form by itself, as it was typed, while nothing else can be read. */
export function ownStatementPage(place: Place, written: WrittenStatement): Page {
  const { slug, id } = place
  return {
    head: {
      title: w.own.zh,
      description: w.lead.zh,
      path: consultationPaths.one(slug, id),
      breadcrumb: [{ label: w.title.zh, href: consultationPaths.list(slug) }, { label: w.own.zh }],
    },
    main: html`
      <div class="wide list-page case">
        ${pageTitle(w.title.zh)}
        ${errorSummary(written.errors)}
        ${ownStatement(place, written)}
      </div>`,
  }
}
