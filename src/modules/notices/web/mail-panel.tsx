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
import { askForMail, confirmMail, type readReminder, stopMail } from '../reminder/contract.ts'
import { reminderWords as w } from './reminder-words.ts'

const addressFields: readonly Field[] = [
  {
    ...{ name: 'address', label: w.address, kind: 'text', required: true, hint: w.addressHint },
    ...{ inputMode: 'email', autoComplete: 'email', maxLength: 200 },
  },
]
const codeFields: readonly Field[] = [
  {
    ...{ name: 'code', label: w.code, kind: 'text', required: true },
    ...{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 6 },
  },
]

type Reminder = Answer<typeof readReminder>

/** The letter of the day: where it goes, once the owner of the address has shown that it is his. */
export function MailPanel({ of: { canMail, mail, askedMail, failed } }: { of: Reminder }) {
  const say = useSay()
  const toast = useToast()
  const queries = useQueryClient()
  const changed = () => queries.invalidateQueries({ queryKey: ['reminder'] })
  const ask = async (values: { address: string }) => {
    await call(askForMail, values)
    await changed()
  }
  const confirm = async (values: { code: string }) => {
    await call(confirmMail, values)
    toast('success', w.confirmed)
    await changed()
  }
  const stop = async () => {
    await call(stopMail, {})
    await changed()
  }
  return (
    <section className="lx-panel">
      <h2>{say(w.mail)}</h2>
      <p className="lx-quiet">{say(w.mailHint)}</p>
      {canMail ? (
        <>
          <p>{mail === null ? say(w.mailOff) : say(w.mailGoes, { address: mail })}</p>
          {failed !== null && <MailFailed of={failed} />}
          {askedMail !== null && (
            <div className="lx-stack">
              <Notice tone="info" title={fill(w.asked, { address: askedMail })} />
            </div>
          )}
          <div className="lx-actions">
            {askedMail !== null && (
              <FormDialogButton label={w.giveCode} fields={codeFields} kind="primary" onSubmit={confirm} />
            )}
            <FormDialogButton label={mail === null ? w.setMail : w.changeMail} fields={addressFields} onSubmit={ask} />
            {mail !== null && (
              <ActionButton
                label={w.stopMail}
                can
                confirm={{ title: w.stopMailAsk, detail: w.stopMailDetail }}
                onAct={stop}
              />
            )}
          </div>
        </>
      ) : (
        <div className="lx-stack">
          <Notice tone="info" title={w.mailNot} />
        </div>
      )}
    </section>
  )
}

const MailFailed = ({ of: { at, times } }: { of: NonNullable<Reminder['failed']> }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <div className="lx-stack">
      <Notice tone="warning" title={fill(w.mailFailed, { at: formatMinute(new Date(at), language), times })}>
        {say(w.mailFailedHint)}
      </Notice>
    </div>
  )
}
