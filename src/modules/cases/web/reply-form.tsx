import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { call } from '#kernel/client.ts'
import { DraftAdvice, useDraftAdvice } from '#ui/draft-advice.tsx'
import { FormField } from '#ui/form-fields.tsx'
import { useLeaveGuard } from '#ui/leave-guard.ts'
import { TroubleNotice } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { UnsentKept, UnsentNotice, useUnsent } from '#ui/unsent.tsx'
import { useShortSubmit } from '#ui/use-short-submit.ts'
import { replyCase } from '../contract.ts'
import type { ActProps } from './act-props.ts'
import { belowComment } from './below-comment.ts'
import { chosenIn, PromiseChoice } from './promise-choice.tsx'
import { caseQueries } from './queries.ts'
import { adviceOn, reachedBy } from './reached.ts'
import { filesGiven, type ReplyFile, replyFilesField } from './reply-files.tsx'
import { pageWords, replyPhrases } from './words.ts'

interface Written {
  readonly text: string
  readonly files?: readonly ReplyFile[]
}

/** The answer, written under the message; it takes the focus right after the case was accepted (BS8). */
export function ReplyForm({ of, onDone, takesFocus }: ActProps & { takesFocus: boolean }) {
  const say = useSay()
  const [form] = Form.useForm<Written>()
  const setUnsaved = useLeaveGuard()
  const draft = Form.useWatch('text', form) ?? ''
  const reached = reachedBy(useQuery(caseQueries.arrival(of.id)).data?.arrival)
  const filesToGo = adviceOn(Form.useWatch('files', form) ?? [], reached)
  const advice = useDraftAdvice({ form: 'cases.reply', subjectId: of.id, draft })
  const unsent = useUnsent(`cases.reply:${of.id}`, form)
  const field = useRef<HTMLDivElement>(null)
  const hintId = useId()
  const below = belowComment(of)
  const [ticked, setTicked] = useState<readonly string[]>([])
  useEffect(() => {
    const area = takesFocus ? field.current?.querySelector('textarea') : null
    area?.focus()
    area?.scrollIntoView({ block: 'center' })
  }, [takesFocus])
  const filesField = useMemo(() => replyFilesField(of.isPublic, reached), [of.isPublic, reached])
  const { busy, trouble, submit } = useShortSubmit(form, [filesField], async ({ text, files = [] }) => {
    if (!(await advice.isSeenFor(text))) return
    const answer = { text, promises: chosenIn(text, ticked), files: filesGiven(files) }
    await unsent.sending(() => call(replyCase, { caseId: of.id, ...answer }))
    setUnsaved(false)
    await onDone(pageWords.reply)
  })
  const toSecondLook = [...advice.sentences, ...filesToGo]
  const typed = () => {
    setUnsaved(true)
    unsent.changed()
  }
  const insert = (phrase: string) => {
    form.setFieldValue('text', `${form.getFieldValue('text') ?? ''}${phrase}`)
    typed()
    field.current?.querySelector('textarea')?.focus()
  }
  return (
    <div ref={field} className="lx-reply">
      <UnsentNotice of={unsent} />
      {trouble && <TroubleNotice trouble={trouble} />}
      <Form form={form} layout="vertical" onValuesChange={typed} onFinish={(values) => void submit(values)}>
        {/* biome-ignore lint/a11y/useSemanticElements: the component library draws every fieldset's legend as a title of a form */}
        <div role="group" aria-label={say(pageWords.phrases)} className="lx-chips">
          {replyPhrases.map((phrase) => (
            <button key={phrase.zh} type="button" className="lx-chip" onClick={() => insert(phrase.zh)}>
              {phrase.zh}
            </button>
          ))}
        </div>
        <Form.Item
          name="text"
          label={say(pageWords.replyText)}
          extra={
            <span id={hintId}>
              {of.isPublic && <strong>{say(pageWords.replyPublic)}</strong>} {below && <strong>{say(below)}</strong>}{' '}
              {say(pageWords.replyHint)}
            </span>
          }
          validateTrigger="onSubmit"
          rules={[{ required: true, whitespace: true, min: 10, message: say(pageWords.tooShort, { count: 10 }) }]}
        >
          <Input.TextArea autoSize={{ minRows: 5 }} maxLength={5000} aria-describedby={hintId} />
        </Form.Item>
        <PromiseChoice draft={draft} ticked={ticked} onTicked={setTicked} />
        <FormField field={filesField} />
        <DraftAdvice sentences={toSecondLook} />
        <p className="lx-after">
          <Button type="primary" htmlType="submit" loading={busy}>
            {say(toSecondLook.length > 0 ? pageWords.replyAnyway : pageWords.reply)}
          </Button>{' '}
          <UnsentKept of={unsent} />
        </p>
      </Form>
    </div>
  )
}
