import { Button, Form } from 'antd'
import { useState } from 'react'
import { Dialog } from './dialog.tsx'
import { askedFields, type Field, FormField, pathOf } from './form-fields.tsx'
import { TroubleNotice } from './notice.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import type { Trouble } from './trouble.ts'
import { UnsentKept, UnsentNotice, useUnsent } from './unsent.tsx'
import { useShortSubmit } from './use-short-submit.ts'
import { words } from './words.ts'

interface FormDialogProps<Values> {
  /** Verb and object; names the button that opens the dialog and the one that sends it. */
  readonly label: Sentence
  readonly fields: readonly Field[]
  /** What will happen, above the fields. */
  readonly note?: Sentence
  readonly initial?: Partial<Values>
  readonly kind?: 'primary' | 'ordinary' | 'destructive'
  /** The dialog closes when it is done; what it throws is shown, and nothing typed is lost. */
  readonly onSubmit: (values: Values) => unknown
  /** Keeps what is typed under this name with the account until it is sent (UX-CS5); a password is kept nowhere, so a form with one is not. */
  readonly unsentAs?: string
  /** Begins with what was kept so, without being asked. */
  readonly goesOn?: boolean
}

/** An act that needs a few words: a button that opens a small form over the page. What was typed is there when it opens again. */
export function FormDialogButton<Values extends object>(props: FormDialogProps<Values>) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const [left, setLeft] = useState<Partial<Values>>()
  const close = (typed?: Partial<Values>) => {
    // What is kept with the account is offered from there, where another button may have changed it.
    if (!props.unsentAs) setLeft(typed)
    setOpen(false)
  }
  return (
    <>
      <Button
        type={props.kind === 'primary' ? 'primary' : 'default'}
        danger={props.kind === 'destructive'}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {say(props.label)}
      </Button>
      {open && <FormDialog {...props} initial={left ?? props.initial ?? {}} onClose={close} />}
    </>
  )
}

interface DialogProps<Values> extends FormDialogProps<Values> {
  /** With what was typed when it was left without sending. */
  readonly onClose: (typed?: Partial<Values>) => void
}

const FormDialog = <Values extends object>(props: DialogProps<Values>) => {
  const say = useSay()
  const [form] = Form.useForm<Values>()
  const typed: unknown = Form.useWatch([], form)
  const asked = askedFields(props.fields, typed as Readonly<Record<string, unknown>> | undefined)
  const hasPassword = props.fields.some(({ kind }) => kind === 'password')
  const unsent = useUnsent(hasPassword ? undefined : props.unsentAs, form, props.goesOn)
  const { busy, trouble, submit } = useShortSubmit(form, asked, async (values) => {
    await unsent.sending(() => props.onSubmit(values))
    props.onClose()
  })
  const leave = () => {
    // A password waits nowhere.
    form.resetFields(props.fields.filter(({ kind }) => kind === 'password').map(({ name }) => pathOf(name)) as never)
    props.onClose(form.getFieldsValue(true))
  }
  return (
    <Dialog
      open
      title={say(props.label)}
      okText={say(props.label)}
      cancelText={say(words.cancel)}
      okButtonProps={{ loading: busy, danger: props.kind === 'destructive' }}
      onOk={() => form.submit()}
      onCancel={leave}
      // What was typed is not lost by a tap beside it.
      mask={{ closable: false }}
    >
      {props.note && <p className="lx-quiet lx-note">{say(props.note)}</p>}
      <UnsentNotice of={unsent} />
      {trouble && !isSaidAtField(trouble, asked) && <TroubleNotice trouble={trouble} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={props.initial ?? {}}
        onValuesChange={unsent.changed}
        onFinish={(values) => void submit(values)}
      >
        {asked.map((field) => (
          <FormField key={field.name} field={field} />
        ))}
      </Form>
      <UnsentKept of={unsent} />
    </Dialog>
  )
}

// What stands whole at its field, which is in sight here, is not said a second time above it.
const isSaidAtField = ({ zh, fields }: Trouble, asked: readonly Field[]) =>
  fields.some((one) => one.zh === zh && asked.some(({ name }) => name === one.path))
