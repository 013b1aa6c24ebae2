import { Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactElement } from 'react'
import type { Choice } from './choice-options.tsx'
import { bySaid, choiceLine, chosenLine, emptyLook, optionsOf, unnamedIn } from './choice-options.tsx'
import { DateInput, type ParseDay } from './date-input.tsx'
import { type ChosenFile, FileInput, type FileTaking } from './file-input.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { words } from './words.ts'

/** One field of a form; `name` is its dotted path in the body that is sent. */
export type Field = {
  readonly name: string
  readonly label: Sentence
  readonly required?: boolean
  /** One line of help with an example; for a required field also why it is needed (UX-CS16). */
  readonly hint?: Sentence
  /** Takes the whole width. */
  readonly wide?: boolean
  /** Asked only while another field of the form says one of these. */
  readonly onlyIf?: { readonly field: string; readonly is: readonly string[] }
} & (
  | {
      readonly kind: 'text'
      readonly maxLength?: number
      readonly inputMode?: 'numeric' | 'tel' | 'email'
      /** As HTML names it; nothing is filled in by the browser when absent. */
      readonly autoComplete?: string
    }
  | { readonly kind: 'long'; readonly maxLength?: number; readonly rows?: number }
  | { readonly kind: 'password'; readonly autoComplete: 'current-password' | 'new-password' }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly precision?: number }
  | {
      readonly kind: 'choice'
      /** Undefined until they are known. */
      readonly choices: readonly Choice[] | undefined
      readonly several?: boolean
      /** Why there may be none, and what to do then. */
      readonly whenNone?: Sentence
    }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'day'; readonly parse: ParseDay }
  /** Files, sent when they are chosen; the value is a list of them. */
  | { readonly kind: 'files'; readonly taking: FileTaking }
  /** A control of the chapter's own; it receives `id`, `value` and `onChange`. */
  | { readonly kind: 'own'; readonly control: ReactElement }
)

/** The fields that are asked for while the form says this; what is not asked for is not sent. */
export function askedFields(
  fields: readonly Field[],
  values: Readonly<Record<string, unknown>> | undefined,
): readonly Field[] {
  return fields.filter(
    ({ onlyIf }) => onlyIf === undefined || onlyIf.is.includes(String(valueAt(values, onlyIf.field))),
  )
}

const valueAt = (values: unknown, name: string): unknown =>
  pathOf(name).reduce(
    (so: unknown, key) => (so as Readonly<Record<string | number, unknown>> | undefined)?.[key],
    values,
  )

/** A field with label, star, help and the place where its fault appears. */
export function FormField({ field }: { field: Field }) {
  const say = useSay()
  const label = say(field.label)
  const isWide = field.wide ?? field.kind === 'long'
  return (
    <Form.Item
      className={[isWide && 'lx-wide', isCounted(field) && 'lx-counted', isCounted(field) && !field.hint && 'lx-bare']
        .filter(Boolean)
        .join(' ')}
      name={pathOf(field.name)}
      label={label}
      extra={field.hint && say(field.hint)}
      required={field.required ?? false}
      validateTrigger="onBlur"
      rules={[
        ...(field.kind === 'files'
          ? [
              filesRule(field.required ?? false, {
                fillIn: say(words.attach, { label }),
                wait: say(words.filesOnTheirWay),
              }),
            ]
          : []),
        ...(field.required && field.kind !== 'files'
          ? [{ required: true, message: say(words.fillIn, { label }) }]
          : []),
        ...(field.kind === 'text' || field.kind === 'long'
          ? [{ whitespace: true, message: say(words.fillIn, { label }) }]
          : []),
        ...(field.kind === 'day' ? [dayRule(field.parse, say(words.notADay))] : []),
      ]}
    >
      {controlOf(field, say)}
    </Form.Item>
  )
}

/** `address.0.street` as antd wants it: a list of keys, numbers as numbers. */
export function pathOf(name: string): (string | number)[] {
  return name.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))
}

const dayRule = (parse: ParseDay, message: string) => ({
  validator: (_: unknown, value: unknown) =>
    typeof value !== 'string' || value === '' || parse(value).ok
      ? Promise.resolve()
      : Promise.reject(new Error(message)),
})

const filesRule = (required: boolean, told: { fillIn: string; wait: string }) => ({
  validator: (_: unknown, files: readonly ChosenFile[] = []) => {
    if (files.some(({ id }) => id === null)) return Promise.reject(new Error(told.wait))
    return required && files.length === 0 ? Promise.reject(new Error(told.fillIn)) : Promise.resolve()
  },
})

// The count of what was typed stands at the right below the field, where the hint would run into it.
const isCounted = (field: Field) => field.kind === 'long' && field.maxLength !== undefined

const controlOf = (field: Field, say: ReturnType<typeof useSay>): ReactElement => {
  switch (field.kind) {
    case 'text':
      return (
        <Input
          autoComplete={field.autoComplete ?? 'off'}
          {...given({ maxLength: field.maxLength, inputMode: field.inputMode })}
        />
      )
    case 'long':
      return (
        <Input.TextArea
          autoSize={{ minRows: field.rows ?? 4 }}
          {...given({ maxLength: field.maxLength, showCount: field.maxLength === undefined ? undefined : true })}
        />
      )
    case 'password':
      return <Input.Password autoComplete={field.autoComplete} />
    case 'number':
      return (
        <InputNumber className="lx-fill" {...given({ min: field.min, max: field.max, precision: field.precision })} />
      )
    case 'choice':
      return (
        <Select
          {...emptyLook(field.choices, say, field.whenNone)}
          allowClear
          showSearch={bySaid}
          options={optionsOf(field.choices ?? [], say)}
          optionRender={choiceLine}
          labelRender={chosenLine(unnamedIn(field.choices), say)}
          {...(field.several ? { mode: 'multiple' as const } : {})}
        />
      )
    case 'yes-no':
      return (
        <Radio.Group
          options={[
            { value: true, label: say(words.yes) },
            { value: false, label: say(words.no) },
          ]}
        />
      )
    case 'day':
      return <DateInput parse={field.parse} />
    case 'files':
      return <FileInput {...field.taking} />
    case 'own':
      return field.control
  }
}

/** Leaves out what is undefined: antd's types tell "absent" from "undefined". */
const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
