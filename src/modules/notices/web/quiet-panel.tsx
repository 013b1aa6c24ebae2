import { useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { useSay } from '#ui/sentence.tsx'
import { setQuietHours } from '../reminder/contract.ts'
import type { QuietHours } from '../rules.ts'
import { reminderWords as w } from './reminder-words.ts'

const oClock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: { zh: oClock(hour), en: oClock(hour) },
}))
const fields: readonly Field[] = [
  { name: 'from', label: w.from, kind: 'choice', choices: hours, required: true },
  { name: 'until', label: w.until, kind: 'choice', choices: hours, required: true, hint: w.sameHour },
]

/** The hours in which nothing is sent. */
export function QuietPanel({ quiet: { from, until } }: { quiet: QuietHours }) {
  const say = useSay()
  const queries = useQueryClient()
  const set = async (chosen: { from: string; until: string }) => {
    await call(setQuietHours, { from: Number(chosen.from), until: Number(chosen.until) })
    await queries.invalidateQueries({ queryKey: ['reminder'] })
  }
  return (
    <section className="lx-panel">
      <h2>{say(w.quiet)}</h2>
      <p>{from === until ? say(w.noQuiet) : say(w.quietIs, { from: oClock(from), until: oClock(until) })}</p>
      <p className="lx-quiet">{say(w.quietHint)}</p>
      <FormDialogButton
        label={w.changeQuiet}
        fields={fields}
        initial={{ from: String(from), until: String(until) }}
        onSubmit={set}
      />
    </section>
  )
}
