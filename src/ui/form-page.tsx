import { Button, Form, type FormInstance } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Field, FormField, pathOf } from './form-fields.tsx'
import { useLeaveGuard } from './leave-guard.ts'
import { Notice } from './notice.tsx'
import { PageHeading } from './page-heading.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { type Trouble, useTroubleOf } from './trouble.ts'
import { UnsentKept, UnsentNotice, useUnsent } from './unsent.tsx'
import { words } from './words.ts'

/** Fields that belong together under one heading. */
export interface FormSection {
  readonly title?: Sentence
  readonly fields: readonly Field[]
}

/**
 * The form page of every chapter (UX-CS5): one column on a phone, two on a desk. Values are an object in the shape of
 * the field names (`a.b` is nested). What `onSubmit` throws is read by `troubleOf`; faults of fields land on the field.
 */
export function FormPage<Values extends object>({
  title,
  sections,
  initial,
  onSubmit,
  submitLabel = words.submit,
  onCancel,
  unsentAs,
  children,
}: {
  title: Sentence
  sections: readonly FormSection[]
  initial?: Partial<Values>
  onSubmit: (values: Values) => unknown
  /** Verb and object: 提交审核. */
  submitLabel?: Sentence
  onCancel?: () => void
  /** Under which name what is typed is kept until it is sent: `chapter.form:what-it-is-about`. */
  unsentAs?: string
  /** Between heading and fields: explanations. */
  children?: ReactNode
}) {
  const [form] = Form.useForm<Values>()
  const unsent = useUnsent(unsentAs, form)
  const send = (values: Values) => unsent.sending(() => onSubmit(values))
  const { busy, trouble, submit, setUnsaved } = useSubmit({ form, sections, onSubmit: send })
  return (
    <div className="lx-form">
      <PageHeading title={title} />
      {children}
      <UnsentNotice of={unsent} />
      {trouble && <FormTrouble trouble={trouble} sections={sections} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial ?? {}}
        disabled={busy}
        scrollToFirstError={{ behavior: 'smooth', block: 'center', focus: true }}
        onValuesChange={() => {
          setUnsaved(true)
          unsent.changed()
        }}
        onFinish={(values) => void submit(values)}
      >
        {sections.map((section) => (
          <Section key={section.fields[0]?.name ?? ''} section={section} />
        ))}
        <FormButtons busy={busy} submitLabel={submitLabel} onCancel={onCancel}>
          <UnsentKept of={unsent} />
        </FormButtons>
      </Form>
    </div>
  )
}

const useSubmit = <Values extends object>({
  form,
  sections,
  onSubmit,
}: {
  form: FormInstance<Values>
  sections: readonly FormSection[]
  onSubmit: (values: Values) => unknown
}) => {
  const say = useSay()
  const troubleOf = useTroubleOf()
  const setUnsaved = useLeaveGuard()
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()

  const submit = async (values: Values) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setTrouble(undefined)
    // Before, not after: onSubmit itself goes to the next page.
    setUnsaved(false)
    try {
      await onSubmit(values)
    } catch (fault) {
      setUnsaved(true)
      const read = troubleOf(fault)
      setTrouble(read)
      const here = read.fields.filter(({ path }) => hasField(sections, path))
      landOnFields(
        form,
        here.map((fault) => ({ name: pathOf(fault.path), errors: [say(fault)] })),
      )
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, trouble, submit, setUnsaved }
}

/** Puts each fault on its field, and the first of them before the reader's eyes. */
const landOnFields = <Values extends object>(
  form: FormInstance<Values>,
  faults: readonly { name: (string | number)[]; errors: string[] }[],
) => {
  form.setFields(faults as Parameters<typeof form.setFields>[0])
  const first = faults[0]
  // The fields are disabled until this render is over; only then can one take the focus.
  if (first) setTimeout(() => form.scrollToField(first.name as never, { block: 'center', focus: true }), 50)
}

const hasField = (sections: readonly FormSection[], path: string) =>
  sections.some((section) => section.fields.some((field) => field.name === path))

const FormTrouble = ({ trouble, sections }: { trouble: Trouble; sections: readonly FormSection[] }) => {
  const say = useSay()
  const elsewhere = trouble.fields.filter(({ path }) => !hasField(sections, path))
  const place = useRef<HTMLDivElement>(null)
  const isWholly = elsewhere.length === trouble.fields.length
  // Whoever pressed the button at the foot of a long form does not see its head.
  useEffect(() => {
    if (isWholly) place.current?.scrollIntoView({ block: 'center' })
  }, [isWholly])
  return (
    <div ref={place}>
      <Notice tone="error" title={trouble}>
        {elsewhere.map((fault) => (
          <p key={fault.path}>{say(fault)}</p>
        ))}
        {trouble.requestId !== '' && <p>{say(words.requestNumber, { number: trouble.requestId })}</p>}
      </Notice>
    </div>
  )
}

const Section = ({ section }: { section: FormSection }) => {
  const say = useSay()
  const fields = section.fields.map((field) => <FormField key={field.name} field={field} />)
  if (!section.title) return <div className="lx-panel lx-form-grid">{fields}</div>
  return (
    <fieldset className="lx-panel">
      <legend>{say(section.title)}</legend>
      <div className="lx-form-grid">{fields}</div>
    </fieldset>
  )
}

const FormButtons = (props: {
  busy: boolean
  submitLabel: Sentence
  onCancel: (() => void) | undefined
  children: ReactNode
}) => {
  const say = useSay()
  return (
    <div className="lx-form-buttons">
      <Button type="primary" htmlType="submit" loading={props.busy} disabled={false}>
        {say(props.busy ? words.submitting : props.submitLabel)}
      </Button>
      {props.onCancel && <Button onClick={props.onCancel}>{say(words.cancel)}</Button>}
      <span className="lx-quiet">{say(words.required)}</span>
      {props.children}
    </div>
  )
}
