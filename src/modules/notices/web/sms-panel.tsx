import { useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import type { readReminder } from '../reminder/contract.ts'
import { askForSms, confirmSms, dropSms, setSms } from '../sms/contract.ts'
import { smsWords as w } from './sms-words.ts'

const numberFields: readonly Field[] = [
  {
    ...{ name: 'number', label: w.number, kind: 'text', required: true, hint: w.numberHint },
    ...{ inputMode: 'tel', autoComplete: 'tel-national', maxLength: 40 },
  },
]
const codeFields: readonly Field[] = [
  {
    ...{ name: 'code', label: w.code, kind: 'text', required: true },
    // The whole message may be pasted; what is no digit is left out.
    ...{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 200 },
  },
]

type Sms = NonNullable<Answer<typeof readReminder>['sms']>

/** The message of the day: to which number, once its owner has shown that it is his; only masked. */
export function SmsPanel({ of }: { of: Sms }) {
  const say = useSay()
  const { number, isOn, askedNumber, isCodeOver, failed, refused } = of
  const goes = refused?.isStopped ? w.stopped : isOn ? w.goes : w.paused
  return (
    <section className="lx-panel">
      <h2>{say(w.title)}</h2>
      <p className="lx-quiet lx-after">{say(w.hint)}</p>
      <p>{number === null ? say(w.none) : say(goes, { number })}</p>
      {refused !== null && <SmsRefused of={refused} />}
      {failed !== null && <SmsFailed of={failed} />}
      {askedNumber !== null && (
        <div className="lx-stack">
          <Notice
            tone={isCodeOver ? 'warning' : 'info'}
            title={fill(isCodeOver ? w.codeOver : w.asked, { number: askedNumber })}
          />
        </div>
      )}
      <SmsActions of={of} />
    </section>
  )
}

const SmsActions = ({ of: { number, isOn, askedNumber, isCodeOver, refused } }: { of: Sms }) => {
  const toast = useToast()
  const queries = useQueryClient()
  const changed = () => queries.invalidateQueries({ queryKey: ['reminder'] })
  const ask = async (values: { number: string }) => {
    const { isSure } = await call(askForSms, values)
    if (!isSure) toast('warning', w.perhaps)
    await changed()
  }
  const confirm = async (values: { code: string }) => {
    await call(confirmSms, values)
    toast('success', w.confirmed)
    await changed()
  }
  const set = async () => {
    await call(setSms, { isOn: !isOn })
    await changed()
  }
  const drop = async () => {
    await call(dropSms, {})
    await changed()
  }
  const first = askedNumber === null ? w.give : w.giveAgain
  const giving = number === null ? first : w.change
  return (
    <div className="lx-actions">
      {askedNumber !== null && !isCodeOver && (
        <FormDialogButton label={w.giveCode} fields={codeFields} kind="primary" onSubmit={confirm} />
      )}
      <FormDialogButton label={giving} fields={numberFields} onSubmit={ask} />
      {number !== null && !refused?.isStopped && <ActionButton label={isOn ? w.pause : w.resume} can onAct={set} />}
      {(number !== null || askedNumber !== null) && (
        <ActionButton label={w.remove} can confirm={{ title: w.removeAsk, detail: w.removeDetail }} onAct={drop} />
      )}
    </div>
  )
}

const SmsFailed = ({ of: { since, times } }: { of: NonNullable<Sms['failed']> }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <div className="lx-stack">
      <Notice tone="warning" title={fill(w.failed, { since: formatMinute(new Date(since), language), times })}>
        {say(w.failedHint)}
      </Notice>
    </div>
  )
}

// Said in the words of the operator: whoever reads it can do something about it, and the gateway is not to blame.
const SmsRefused = ({ of: { days, isStopped } }: { of: NonNullable<Sms['refused']> }) => {
  const say = useSay()
  return (
    <div className="lx-stack">
      <Notice tone="warning" title={fill(isStopped ? w.refusedStopped : w.refused, { days })}>
        {say(isStopped ? w.refusedStoppedHint : w.refusedHint)}
      </Notice>
    </div>
  )
}
