import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { formatDay, formatMinute, parseDay, toDay } from '#kernel/time.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { callActs, callStates } from '../calling/codes.ts'
import { callOffices, closeCalls, type OfficeCall } from '../calling/contract.ts'
import type { ActProps } from './act-props.ts'
import { CallChoice, type Called } from './call-choice.tsx'
import { callingWords as w } from './calling-words.ts'
import { caseQueries } from './queries.ts'

/** Who was called to the case, what each answered and promised, and who has said nothing; nothing where nobody is to be called (B21). */
export function CallsPanel({ of, onDone }: ActProps) {
  const say = useSay()
  const asked = useQuery(caseQueries.calls(of.id)).data
  if (!asked) return null
  const { calls, can } = asked
  if (calls.length === 0 && can.callOffices !== true) return null
  return (
    <section className="lx-panel" aria-label={say(w.panel)}>
      <h2>{say(w.panel)}</h2>
      {calls.length === 0 && <p className="lx-quiet">{say(w.lead)}</p>}
      {calls.map((one) => (
        <CallLine key={one.id} of={one} />
      ))}
      <div className="lx-actions">
        {can.callOffices === true && <CallButton of={of} onDone={onDone} />}
        {can.closeCalls === true && <CloseButton of={of} onDone={onDone} />}
      </div>
    </section>
  )
}

const tones = {
  CALLED: 'neutral',
  COMING: 'info',
  DECLINED: 'warning',
  ANSWERED: 'success',
  CLOSED: 'neutral',
  CASE_ENDED: 'neutral',
} as const

const CallLine = ({ of }: { of: OfficeCall }) => {
  const say = useSay()
  const language = useLanguage()
  const day = (text: string) => formatDay(toDay(text), language)
  const where = whereOf(of, day)
  return (
    <div className="lx-after">
      <p>
        <strong>{of.orgName}</strong>{' '}
        <StatusTag tone={of.isLate ? 'error' : tones[of.state]} label={callStates[of.state]} />{' '}
        <Link to={matterPath(of.id)}>{say(w.toMatter)}</Link>
      </p>
      <p>{say(fill(w.asked, { by: of.by, question: of.question }))}</p>
      {where.length > 0 && <p className="lx-quiet">{where.map((one) => say(one)).join(' · ')}</p>}
      <ul className="lx-plain-list">
        {of.words.map(({ at, act, by, text, day: named }) => (
          <li key={at}>
            {say(callActs[act])}
            {text && `：${text}`}
            {named && act === 'reportIn' && `（${say(fill(w.promised, { day: day(named) }))}）`}
            <p className="lx-quiet">
              {by} · {formatMinute(new Date(at), language)}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

// Silence is said in words and in days, not only by a colour.
function whereOf(of: OfficeCall, day: (text: string) => string): Sentence[] {
  if (of.state !== 'CALLED') return []
  const silence = of.silentDays === 0 ? w.silentToday : fill(w.silent, { days: of.silentDays })
  const told = of.hasAbove ? w.toldAbove : w.noneAbove
  return [fill(w.until, { day: day(of.dueOn) }), silence, ...(of.toldAboveAt ? [told] : [])]
}

const CallButton = ({ of, onDone }: ActProps) => {
  const fields: readonly Field[] = [
    { name: 'asked', label: w.whom, kind: 'own', wide: true, required: true, control: <CallChoice caseId={of.id} /> },
    { name: 'dueOn', label: w.by, kind: 'day', required: true, parse: parseDay },
  ]
  return (
    <FormDialogButton<{ asked: Called[]; dueOn: string }>
      label={w.call}
      note={w.callNote}
      fields={fields}
      onSubmit={async ({ asked, dueOn }) => {
        await call(callOffices, {
          caseId: of.id,
          asked: asked.map(({ calledId, question }) => ({ calledId, question })),
          dueOn,
        })
        await onDone(w.call)
      }}
    />
  )
}

const CloseButton = ({ of, onDone }: ActProps) => (
  <FormDialogButton<{ outcome: string }>
    label={w.close}
    note={w.closeNote}
    fields={closeFields}
    onSubmit={async ({ outcome }) => {
      await call(closeCalls, { caseId: of.id, outcome })
      await onDone(w.close)
    }}
  />
)

const closeFields = [
  { name: 'outcome', label: w.outcome, kind: 'long', rows: 3, maxLength: 300, required: true },
] as const
