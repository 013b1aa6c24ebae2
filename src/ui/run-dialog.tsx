import { Button, Form, Progress } from 'antd'
import { useEffect, useRef } from 'react'
import { fill } from '#kernel/errors.ts'
import { Dialog } from './dialog.tsx'
import { type Field, FormField } from './form-fields.tsx'
import { Notice } from './notice.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { type RunOf, type Standing, useRun } from './use-run.ts'
import { words } from './words.ts'

/** An act on several rows at once: the single act on each, one after the other, with its own rights and its own refusal (UX-CS8). */
export interface RunAction<Row> extends RunOf<Row, Record<string, unknown>> {
  /** Verb: 受理. */
  readonly label: Sentence
  readonly kind?: 'primary' | 'ordinary' | 'destructive'
  /** What will happen, and what this is not for. */
  readonly lead: Sentence
  /** What is asked once for all of them. */
  readonly fields?: readonly Field[]
  readonly nameOf: (row: Row) => string
}

interface RunDialogProps<Row> {
  readonly action: RunAction<Row>
  readonly rows: ReadonlyMap<string, Row>
  /** What was typed when it was left before. */
  readonly typed: object
  /** With what was not done, which stays chosen, and what was typed. */
  readonly onClose: (left: ReadonlyMap<string, Row>, typed: object) => void
}

/** Says before what cannot be done and why, shows how far it has come, can be stopped, and tells of each that was not done. */
export function RunDialog<Row>({ action, rows, typed, onClose }: RunDialogProps<Row>) {
  const say = useSay()
  const [form] = Form.useForm<Record<string, unknown>>()
  const run = useRun(action, rows)
  const { phase, standings } = run
  const isAsking = phase === 'LOOKING' || phase === 'ASKING'
  const close = () => {
    const left = [...rows].filter(([key]) => standings.get(key)?.is !== 'DONE')
    onClose(new Map(left), form.getFieldsValue(true))
  }
  return (
    <Dialog
      open
      title={say(fill(words.runSo, { act: say(action.label), count: rows.size }))}
      footer={<Buttons action={action} run={run} onSend={() => form.submit()} onClose={close} />}
      {...(phase === 'RUNNING' ? {} : { onCancel: close, mask: { closable: false } })}
    >
      <Said action={action} rows={rows} run={run} />
      <Form
        form={form}
        layout="vertical"
        hidden={!isAsking}
        initialValues={typed}
        onFinish={(values) => void run.start(values)}
      >
        {(action.fields ?? []).map((field) => (
          <FormField key={field.name} field={field} />
        ))}
      </Form>
    </Dialog>
  )
}

type Run = ReturnType<typeof useRun<unknown, Record<string, unknown>>>

const countOf = ({ standings }: Run, ...of: Standing['is'][]) =>
  [...standings.values()].filter(({ is }) => of.includes(is)).length

const Buttons = <Row,>({
  action: { label, kind },
  run,
  onSend,
  onClose,
}: {
  action: RunAction<Row>
  run: Run
  onSend: () => void
  onClose: () => void
}) => {
  const say = useSay()
  const { phase } = run
  if (phase === 'RUNNING') return <Button onClick={run.stop}>{say(words.stop)}</Button>
  if (phase === 'OVER')
    return (
      <>
        {countOf(run, 'READY', 'FAILED') > 0 && <Button onClick={() => void run.start()}>{say(words.runAgain)}</Button>}
        <Button type="primary" onClick={onClose}>
          {say(words.close)}
        </Button>
      </>
    )
  const ready = countOf(run, 'READY')
  return (
    <>
      <Button onClick={onClose}>{say(words.cancel)}</Button>
      <Button
        type="primary"
        danger={kind === 'destructive'}
        loading={phase === 'LOOKING'}
        disabled={phase === 'ASKING' && ready === 0}
        onClick={onSend}
      >
        {say(fill(words.runSo, { act: say(label), count: ready }))}
      </Button>
    </>
  )
}

const Said = <Row,>({ action, rows, run }: Pick<RunDialogProps<Row>, 'action' | 'rows'> & { run: Run }) => {
  const say = useSay()
  const { phase, standings } = run
  const said = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone: whoever goes by keyboard stands at what is said instead.
  useEffect(() => {
    if (phase === 'RUNNING' || phase === 'OVER') said.current?.focus()
  }, [phase])
  return (
    <div ref={said} tabIndex={-1} className="lx-run">
      {(phase === 'LOOKING' || phase === 'ASKING') && <p className="lx-quiet">{say(action.lead)}</p>}
      {phase === 'LOOKING' && <p role="status">{say(words.runLooks, { done: standings.size, total: rows.size })}</p>}
      {phase === 'RUNNING' && <Running label={action.label} {...run.progress} />}
      {phase === 'OVER' && <Result done={countOf(run, 'DONE')} all={rows.size} />}
      {phase !== 'LOOKING' && <NotDone action={action} rows={rows} standings={standings} isOver={phase === 'OVER'} />}
    </div>
  )
}

const Running = ({ label, done, total }: { label: Sentence; done: number; total: number }) => {
  const say = useSay()
  return (
    <>
      <Progress percent={Math.floor((100 * done) / Math.max(total, 1))} status="active" aria-label={say(label)} />
      <p role="status">{say(words.progress, { done, total })}</p>
    </>
  )
}

const Result = ({ done, all }: { done: number; all: number }) =>
  done === all ? (
    <Notice tone="success" title={fill(words.runAllDone, { count: done })} />
  ) : (
    <Notice tone="warning" title={fill(words.runSomeDone, { done, left: all - done })} />
  )

// Before: what cannot be done. After: all that was not, also what was not begun because it was stopped.
const NotDone = <Row,>({
  action,
  rows,
  standings,
  isOver,
}: {
  action: RunAction<Row>
  rows: ReadonlyMap<string, Row>
  standings: ReadonlyMap<string, Standing>
  isOver: boolean
}) => {
  const say = useSay()
  const told = [...rows].flatMap(([key, row]) => {
    const so = standings.get(key)
    const why =
      so === undefined || so.is === 'DONE' ? undefined : 'why' in so ? so.why : isOver ? words.notBegun : undefined
    return why ? [{ key, name: action.nameOf(row), why }] : []
  })
  if (told.length === 0) return null
  return (
    <section aria-label={say(isOver ? words.notDone : words.cannotBeDone)}>
      <p>{say(isOver ? words.notDone : words.cannotBeDone)}</p>
      <ul className="lx-plain-list">
        {told.map(({ key, name, why }) => (
          <li key={key}>
            <strong>{name}</strong>
            <p>{say(why)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
