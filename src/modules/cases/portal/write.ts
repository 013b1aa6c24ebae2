import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { choice, errorSummary, type FieldErrors, textArea, textField, tick } from '#kernel/page-forms.ts'
import { hiddenFields, pageTitle } from '#kernel/page-parts.ts'
import { caseKinds } from '../codes.ts'
import type { CaseLimits } from '../rules.ts'
import { enclosureInput, type Held, NOTHING_HELD } from './enclosures.ts'
import { casePaths } from './paths.ts'
import { KIND_HINTS, KINDS } from './steps.ts'
import { boardWords, formWords as w } from './words.ts'

/** What stands in the fields, exactly as typed; `consent` is `on` when ticked, `isPublic` is yes or no. */
export type MessageValues = Readonly<
  Record<'name' | 'phone' | 'kind' | 'title' | 'text' | 'isPublic' | 'consent', string>
>

/** The form before anything is typed: nothing is chosen for the citizen. */
export const EMPTY_MESSAGE: MessageValues = {
  name: '',
  phone: '',
  kind: '',
  title: '',
  text: '',
  isPublic: '',
  consent: '',
}

export type WriteData = {
  readonly slug: string
  readonly organisation: string
  /** How long it takes there; not told when a form comes back. */
  readonly limits?: CaseLimits
  readonly values: MessageValues
  /** One sentence per field that needs a change; fields by the names of `MessageValues`. */
  readonly errors: FieldErrors
  /** The page a correction is about. */
  readonly about?: { readonly path: string; readonly title: string }
  /** Nobody above takes messages: what is private or a report about this organisation reaches itself (CZ4). */
  readonly isTop?: boolean
  /** Makes a second press of the button the same message. */
  readonly token: string
  /** Photos and files that came with it before it came back. */
  readonly held?: Held
}

/** The form for a message; after a refusal all that was typed is still in it and each error stands at its field. */
export function writePage(data: WriteData): Page {
  const path = casePaths.write(data.slug)
  return {
    head: {
      title: w.title.zh,
      description: w.description.zh,
      path,
      breadcrumb: [{ label: boardWords.title.zh, href: casePaths.board(data.slug) }, { label: w.title.zh }],
    },
    main: html`
      <div class="wide form-page">
        ${pageTitle(w.title.zh, `${w.lead(data.organisation).zh}${data.limits ? w.limits(data.limits).zh : ''}`)}
        <p class="notice-box">${w.urgent.zh}</p>
        ${data.isTop === true && html`<p class="notice-box">${w.topNotice(data.organisation).zh}</p>`}
        ${errorSummary(data.errors)}
        <form class="form" action="${path}" method="post" enctype="multipart/form-data">
          ${hiddenFields({ token: data.token, about: data.about?.path })}
          ${data.about && html`<p class="about">${w.about.zh}：<a href="${data.about.path}">${data.about.title}</a></p>`}
          ${matterFields(data)}
          ${enclosureInput({ ...(data.held ?? NOTHING_HELD), error: data.errors.files })}
          ${personFields(data)}
          ${privacyNotice(data)}
          ${tick({ name: 'consent', label: w.consent.zh, value: data.values.consent, error: data.errors.consent, isRequired: true })}
          <p class="buttons"><button class="button">${w.send.zh}</button></p>
        </form>
      </div>`,
  }
}

const matterFields = ({ values, errors, isTop }: WriteData): Safe => html`
  ${choice({
    name: 'kind',
    label: w.kind.zh,
    value: values.kind,
    error: errors.kind,
    isRequired: true,
    options: KINDS.map((kind) => ({
      value: kind,
      label: caseKinds[kind].zh,
      hint: KIND_HINTS[kind].zh,
    })),
  })}
  ${textField({
    name: 'title',
    label: w.subject.zh,
    hint: w.subjectHint.zh,
    value: values.title,
    error: errors.title,
    isRequired: true,
    length: [5, 40],
  })}
  ${textArea({
    name: 'text',
    label: w.text.zh,
    hint: w.textHint.zh,
    value: values.text,
    error: errors.text,
    isRequired: true,
    rows: 8,
    length: [10, 2000],
  })}
  ${choice({
    name: 'isPublic',
    label: w.isPublic.zh,
    value: values.isPublic,
    error: errors.isPublic,
    isRequired: true,
    options: [
      { value: 'yes', label: w.public.zh, hint: w.publicHint.zh },
      { value: 'no', label: w.private.zh, hint: (isTop === true ? w.privateTopHint : w.privateHint).zh },
    ],
  })}`

const personFields = ({ values, errors }: WriteData): Safe => html`
  ${textField({
    name: 'name',
    label: w.name.zh,
    hint: w.nameHint.zh,
    value: values.name,
    error: errors.name,
    isRequired: true,
    autocomplete: 'name',
  })}
  ${textField({
    name: 'phone',
    label: w.phone.zh,
    hint: w.phoneHint.zh,
    value: values.phone,
    error: errors.phone,
    isRequired: false,
    type: 'tel',
    autocomplete: 'tel-national',
  })}`

const privacyNotice = ({ isTop }: WriteData): Safe => html`
  <section class="privacy">
    <h2>${w.privacyTitle.zh}</h2>
    <ul>
      ${w.privacy.map((sentence) => html`<li>${sentence.zh}</li>`)}
      ${isTop !== true && html`<li>${w.privacyAbove.zh}</li>`}
    </ul>
  </section>`
