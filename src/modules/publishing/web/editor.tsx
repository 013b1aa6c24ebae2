import { Button, Form, type FormInstance } from 'antd'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { fill } from '#kernel/errors.ts'
import { type Field, FormField } from '#ui/form-fields.tsx'
import { useLeaveGuard } from '#ui/leave-guard.ts'
import { TroubleNotice, useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { UnsentKept, UnsentNotice, useUnsent } from '#ui/unsent.tsx'
import { useShortSubmit } from '#ui/use-short-submit.ts'
import { PreviewDialog } from './article-view.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { aboutFields, attachmentsOf, noticeFields, type Typed } from './editor-form.ts'
import { EditorPlace } from './editor-place.tsx'
import { textFields } from './text-fields.tsx'
import { type Draft, useDraft } from './use-draft.ts'
import { pageWords } from './words.ts'

interface EditorProps {
  readonly title: Sentence
  readonly draft: Draft
  readonly initial: Partial<Typed>
  /** Whose site, where it can still be chosen, and notes. */
  readonly children?: ReactNode
  readonly onSaved: (saved: Required<Draft>) => void
  readonly onSubmitted: (saved: Required<Draft>) => void
  readonly onLeave: () => void
}

const fields: readonly Field[] = [...textFields, ...aboutFields, ...noticeFields]

/** Writes an article: text on the left, the rest on the right; Ctrl+S saves (UX-CS13). Nothing typed is lost by a refusal. */
export function Editor(props: EditorProps) {
  const say = useSay()
  const [form] = Form.useForm<Held>()
  const [isPreview, setPreview] = useState(false)
  const { busy, trouble, save, theirs, build, typed, unsent } = useSaving(form, props)
  useSaveKey(() => save('save'))
  return (
    <>
      <PageHeading title={props.title} />
      {props.children}
      <UnsentNotice of={unsent} />
      {theirs ? (
        <ConflictNotice
          theirs={theirs}
          onKeepMine={() => {
            build(theirs.version)
            save('save')
          }}
        />
      ) : (
        trouble && (
          <div className="lx-after">
            <TroubleNotice trouble={trouble} />
          </div>
        )
      )}
      <Form<Held>
        form={form}
        layout="vertical"
        initialValues={{ ...props.initial, builtOn: props.draft.version }}
        disabled={busy}
        scrollToFirstError={{ behavior: 'smooth', block: 'center', focus: true }}
        onValuesChange={typed}
      >
        <div className="lx-split">
          <div className="lx-panel">
            <Fields of={textFields} />
          </div>
          <div>
            <Group title={pageWords.placement}>
              <EditorPlace orgId={props.draft.orgId} />
            </Group>
            <Group title={pageWords.about}>
              <Fields of={aboutFields} />
            </Group>
            <Group title={pageWords.notice}>
              <Fields of={noticeFields} />
            </Group>
          </div>
        </div>
        <div className="lx-form-buttons">
          <Button loading={busy} disabled={false} onClick={() => save('save')}>
            {say(pageWords.save)}
          </Button>
          <Button type="primary" disabled={busy} onClick={() => save('submit')}>
            {say(pageWords.saveAndSubmit)}
          </Button>
          <Button onClick={() => setPreview(true)}>{say(pageWords.preview)}</Button>
          <Button onClick={props.onLeave}>{say(pageWords.leave)}</Button>
          <UnsentKept of={unsent} />
        </div>
      </Form>
      {isPreview && <PreviewDialog of={shownOf(form.getFieldsValue())} onClose={() => setPreview(false)} />}
    </>
  )
}

/** What the form holds: what was typed, and on which version it builds, which is kept with what is not sent. */
type Held = Typed & { readonly builtOn: number }

const useSaving = (form: FormInstance<Held>, props: EditorProps) => {
  const toast = useToast()
  const setUnsaved = useLeaveGuard()
  const draft = useDraft(props.draft)
  const unsent = useUnsent(`publishing.article:${props.draft.articleId ?? props.draft.orgId}`, form)
  const intent = useRef<'save' | 'submit'>('save')
  const { busy, trouble, submit } = useShortSubmit<Held>(form, fields, async (typed) => {
    let saved = { ...props.draft, articleId: '' }
    await unsent.sending(async () => {
      saved = await draft.save(typed)
    })
    form.setFieldValue('builtOn', saved.version)
    setUnsaved(false)
    if (intent.current === 'save') {
      toast('success', fill(pageWords.saved, { number: saved.version }))
      return props.onSaved(saved)
    }
    await draft.submit(saved)
    toast('success', pageWords.submitted)
    props.onSubmitted(saved)
  })
  const save = (wish: 'save' | 'submit') => {
    intent.current = wish
    // A field with a fault is shown and takes the focus; nothing is sent.
    form.validateFields().then(submit, ({ errorFields: [first] }: { errorFields: { name: never }[] }) => {
      if (first) form.scrollToField(first.name, { block: 'center', focus: true })
    })
  }
  const typed = () => {
    setUnsaved(true)
    unsent.changed()
  }
  // Whoever goes on builds on what he had read then: a version that came meanwhile is told of when he saves.
  const goOn = () => {
    unsent.goOn()
    draft.build(form.getFieldValue('builtOn'))
    setUnsaved(true)
  }
  return { ...draft, busy, trouble, save, typed, unsent: { ...unsent, goOn } }
}

const useSaveKey = (save: () => void) => {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

const Fields = ({ of }: { of: readonly Field[] }) =>
  useMemo(() => of.map((field) => <FormField key={field.name} field={field} />), [of])

const Group = ({ title, children }: { title: Sentence; children: ReactNode }) => {
  const say = useSay()
  return (
    <section className="lx-panel" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {children}
    </section>
  )
}

const shownOf = (typed: Partial<Typed>) => ({
  ...typed,
  title: typed.title ?? '',
  bodyHtml: typed.bodyHtml ?? '',
  attachments: attachmentsOf(typed.attachments),
})
