import { useState } from 'react'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { Notice, useFaultToast } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { SheetInput } from '#ui/sheet-input.tsx'
import { compareCheckSheet, mostOfSheet } from '../checking/contract.ts'
import { checkWords as w } from './check-words.ts'

type Told = 'genuine' | 'notGenuine' | 'notASheet'

/** Whether a sheet that somebody holds came from this system and is unchanged. */
export function CompareSheet() {
  const say = useSay()
  const tellFault = useFaultToast()
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<{ how: Told; name: string }>()
  const compare = async (file: File | undefined) => {
    if (!file) return
    setTold(undefined)
    setBusy(true)
    await judged(file)
      .then((how) => setTold({ how, name: file.name }))
      .catch(tellFault)
      .finally(() => setBusy(false))
  }
  return (
    <section className="lx-panel" aria-label={say(w.compareTitle)}>
      <h2>{say(w.compareTitle)}</h2>
      <p className="lx-quiet">{say(w.compareLead)}</p>
      <SheetInput label={w.choose} busyLabel={w.comparing} accept=".txt" isBusy={isBusy} onFile={compare} />
      <div aria-live="polite" className="lx-after">
        {told && (
          <Notice tone={told.how === 'genuine' ? 'success' : 'error'} title={fill(w[told.how], { name: told.name })} />
        )}
      </div>
    </section>
  )
}

async function judged(file: File): Promise<Told> {
  // Measured before it is read: a film chosen by mistake is not taken into memory.
  if (file.size === 0 || file.size > 3 * mostOfSheet) return 'notASheet'
  const text = await file.text()
  if (text.length > mostOfSheet) return 'notASheet'
  return (await call(compareCheckSheet, { text })).isGenuine ? 'genuine' : 'notGenuine'
}
