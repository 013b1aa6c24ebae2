import { attributes, html, type Safe } from './html.ts'
import { pageWords as w } from './page-words.ts'

/** One sentence per field that needs a change, by the field's name. */
export type FieldErrors = Readonly<Record<string, string | undefined>>

type Field = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly error?: string | undefined
  readonly hint?: string
  /** True says 必填 and false 可不填 beside the label; left out, the hint explains when it is needed. */
  readonly isRequired?: boolean
}

/** A one-line field. */
export type TextField = Field & {
  readonly type?: 'text' | 'tel' | 'search'
  readonly inputMode?: 'numeric' | 'tel'
  readonly autocomplete?: string
  /** Shortest and longest length, told to the counter; the field itself never cuts what is pasted. */
  readonly length?: readonly [number, number]
}

/** A field for several lines. */
export type TextArea = Field & { readonly rows: number; readonly length: readonly [number, number] }

/** One of a few, as radio buttons. */
export type Choice = Field & { readonly options: readonly Option[] }
type Option = { readonly value: string; readonly label: string; readonly hint?: string }

/** A box to tick; `value` is `on` when it is ticked. */
export type Tick = Field

/** A labelled line to write in, its hint and its error tied to it for screen readers. */
export function textField(field: TextField): Safe {
  return html`
    <div class="${fieldClass(field)}">
      ${labelOf(field)}
      <input${attributes({
        ...commonAttributes(field),
        type: field.type ?? 'text',
        value: field.value,
        inputmode: field.inputMode,
        autocomplete: field.autocomplete ?? 'off',
        ...lengthAttributes(field.length),
      })}>
    </div>`
}

/** A labelled box for several lines. */
export function textArea(field: TextArea): Safe {
  return html`
    <div class="${fieldClass(field)}">
      ${labelOf(field)}
      <textarea${attributes({ ...commonAttributes(field), rows: field.rows, ...lengthAttributes(field.length) })}>
${field.value}</textarea>
    </div>`
}

/** A group of radio buttons with its question as the legend. */
export function choice(field: Choice): Safe {
  return html`
    <fieldset class="${fieldClass(field)}" id="${`f-${field.name}`}"${attributes({ 'aria-describedby': describedBy(field) })}>
      <legend>${field.label}${necessity(field)}</legend>
      ${hintAndError(field)}
      <div class="options">${field.options.map((option, i) => radio(field, option, i))}</div>
    </fieldset>`
}

/** A box to tick with its sentence. */
export function tick(field: Tick): Safe {
  const { name } = field
  return html`
    <div class="${fieldClass(field)}">
      ${hintAndError(field)}
      <label class="option" for="${`f-${name}`}">
        <input type="checkbox" value="on"${attributes({ ...commonAttributes(field), checked: field.value === 'on' })}>
        <span>${field.label}</span>
      </label>
    </div>`
}

/** What needs a change, each linked to its field, at the head of a form that came back; nothing when all is well. */
export function errorSummary(errors: FieldErrors): Safe | null {
  const found = Object.entries(errors).filter(([, sentence]) => sentence)
  if (found.length === 0) return null
  return html`
    <div class="error-summary" role="alert">
      <h2>${w.formHasErrors(found.length).zh}</h2>
      <p>${w.formKept.zh}</p>
      <ul>${found.map(([name, sentence]) => html`<li><a href="${`#f-${encodeURIComponent(name)}`}">${sentence}</a></li>`)}</ul>
    </div>`
}

const fieldClass = (field: Field): string => (field.error ? 'field has-error' : 'field')

const labelOf = (field: Field): Safe => html`
  <label for="${`f-${field.name}`}">${field.label}${necessity(field)}</label>
  ${hintAndError(field)}`

const necessity = ({ isRequired }: Field): Safe | null =>
  isRequired === undefined ? null : html` <span class="necessity">${isRequired ? w.required.zh : w.optional.zh}</span>`

const hintAndError = (field: Field): Safe => html`
  ${field.hint && html`<p class="hint" id="${`h-${field.name}`}">${field.hint}</p>`}
  ${field.error && html`<p class="error" id="${`e-${field.name}`}">${field.error}</p>`}`

const describedBy = (field: Field): string | undefined =>
  [field.hint && `h-${field.name}`, field.error && `e-${field.name}`].filter(Boolean).join(' ') || undefined

const commonAttributes = (field: Field) => ({
  id: `f-${field.name}`,
  name: field.name,
  required: field.isRequired === true,
  'aria-invalid': field.error ? 'true' : undefined,
  'aria-describedby': describedBy(field),
})

const lengthAttributes = (length: readonly [number, number] | undefined) =>
  length ? { 'data-min': length[0], 'data-max': length[1] } : {}

const radio = (field: Choice, option: Option, i: number): Safe => html`
  <label class="option">
    <input${attributes({
      type: 'radio',
      name: field.name,
      value: option.value,
      checked: field.value === option.value,
      required: field.isRequired === true && i === 0,
    })}>
    <span>${option.label}${option.hint && html`<small>${option.hint}</small>`}</span>
  </label>`
