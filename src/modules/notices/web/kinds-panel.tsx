import { useQueryClient } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { call } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { fill } from '#kernel/errors.ts'
import { useFaultToast, useToast } from '#ui/notice.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { type readReminder, setKind } from '../reminder/contract.ts'
import { reminderWords as w } from './reminder-words.ts'

type Kind = Answer<typeof readReminder>['kinds'][number]

/** Which kinds of work the letter and the calendar tell; what has its limit by law is always told. */
export function KindsPanel({ kinds, hasSms }: { kinds: readonly Kind[]; hasSms: boolean }) {
  const say = useSay()
  return (
    <section className="lx-panel">
      <h2>{say(w.kinds)}</h2>
      <p className="lx-quiet lx-after">{say(hasSms ? w.kindsHintSms : w.kindsHint)}</p>
      <ul className="lx-plain-list">
        {kinds.map((kind) => (
          <OneKind key={kind.kind} of={kind} inMail={hasSms ? w.inMailAndSms : w.inMail} />
        ))}
      </ul>
    </section>
  )
}

const OneKind = ({ of, inMail }: { of: Kind; inMail: Sentence }) => {
  const say = useSay()
  const { isBusy, set } = useSet(of)
  const label = say(of.label)
  return (
    <li>
      <fieldset className="lx-ways" aria-label={label} disabled={isBusy}>
        <span>{label}</span>
        {of.isStatutory ? (
          <span className="lx-quiet">{say(w.alwaysTold)}</span>
        ) : (
          (['mail', 'calendar'] as const).map((way) => (
            <Checkbox
              key={way}
              checked={of[way]}
              disabled={isBusy}
              onChange={({ target }) => void set({ mail: of.mail, calendar: of.calendar, [way]: target.checked })}
            >
              {say(way === 'mail' ? inMail : w.inCalendar)}
            </Checkbox>
          ))
        )}
      </fieldset>
    </li>
  )
}

function useSet({ kind, label }: Kind) {
  const queries = useQueryClient()
  const toast = useToast()
  const tellFault = useFaultToast()
  const [isBusy, setBusy] = useState(false)
  const set = async (ways: { mail: boolean; calendar: boolean }) => {
    setBusy(true)
    await call(setKind, { kind, ...ways })
      .then(() =>
        toast('success', { zh: fill(w.kindSet, { label: label.zh }).zh, en: fill(w.kindSet, { label: label.en }).en }),
      )
      .catch(tellFault)
    await queries.invalidateQueries({ queryKey: ['reminder'] })
    setBusy(false)
  }
  return { isBusy, set }
}
