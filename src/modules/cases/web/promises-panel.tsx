import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatDay, parseDay, toDay } from '#kernel/time.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { promiseStates } from '../promises/codes.ts'
import { type CasePromise, settlePromise } from '../promises/contract.ts'
import type { ActProps } from './act-props.ts'
import { promiseWords as w } from './promise-words.ts'

/** What was promised in the answers to the case, and what became of it; nothing where nothing was (C08). */
export function PromisesPanel({ of, onDone }: ActProps) {
  const say = useSay()
  if (of.promises.length === 0) return null
  return (
    <section className="lx-panel" aria-label={say(w.promises)}>
      <h2>{say(w.promises)}</h2>
      {of.promises.map((promise) => (
        <Promised key={promise.id} of={promise} caseId={of.id} onDone={onDone} />
      ))}
    </section>
  )
}

const tones = { OPEN: 'neutral', UNTOLD: 'error', KEPT: 'success', BROKEN: 'warning' } as const

const Promised = (props: { of: CasePromise; caseId: string; onDone: ActProps['onDone'] }) => {
  const { id: promiseId, what, dueOn, state, doneOn, reason, by, isCalled } = props.of
  const say = useSay()
  const language = useLanguage()
  const day = (text: string) => formatDay(toDay(text), language)
  const isOpen = !isCalled && (state === 'OPEN' || state === 'UNTOLD')
  const keep = async ({ doneOn: on }: { doneOn: string }) => {
    await call(settlePromise, { caseId: props.caseId, promiseId, state: 'KEPT', doneOn: on })
    await props.onDone(w.keep)
  }
  const breakIt = async ({ reason: why }: { reason: string }) => {
    await call(settlePromise, { caseId: props.caseId, promiseId, state: 'BROKEN', reason: why })
    await props.onDone(w.break)
  }
  return (
    <div className="lx-after">
      <p>
        {what} <StatusTag tone={tones[state]} label={promiseStates[state]} />
      </p>
      <p className="lx-quiet">
        {`${by} · `}
        {say(fill(w.until, { day: day(dueOn) }))}
        {doneOn && `，${say(fill(w.doneOn, { day: day(doneOn) }))}`}
      </p>
      {reason && <p>{say(fill(w.because, { reason }))}</p>}
      {isOpen && (
        <div className="lx-actions">
          <FormDialogButton label={w.keep} note={w.keepNote} fields={keepFields} onSubmit={keep} />
          <FormDialogButton label={w.break} note={w.breakNote} fields={breakFields} onSubmit={breakIt} />
        </div>
      )}
    </div>
  )
}

const keepFields = [{ name: 'doneOn', label: w.keepDay, kind: 'day', required: true, parse: parseDay }] as const
const breakFields = [{ name: 'reason', label: w.breakReason, kind: 'long', required: true, maxLength: 500 }] as const
