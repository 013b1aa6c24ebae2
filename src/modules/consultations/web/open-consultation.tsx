import { useState } from 'react'
import { CallRefused, call } from '#kernel/client.ts'
import { parseDay } from '#kernel/time.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { openConsultation } from '../contract.ts'
import { useDone } from './done.ts'
import { pageWords as w } from './words.ts'

/** What stands in the form. */
export interface Written {
  readonly title: string
  readonly question: string
  readonly closesOn: string
  readonly statements: string
}

interface Opening {
  /** What the form begins with; whoever opens it reads it over before it is public. */
  readonly initial?: Partial<Written>
  /** For which topic or project it is asked. */
  readonly from?: { readonly topicId: string } | { readonly projectId: string }
  /** One button among others. */
  readonly isPlain?: true
  /** Begins with what was typed before and not sent. */
  readonly goesOn?: true
}

/** Under what the form is kept until it is sent: one, whatever it was begun at, for a topic may be gone when its writer comes back. */
export const unsentConsultation = 'consultations.open'

const fields: readonly Field[] = [
  { name: 'title', label: w.name, kind: 'text', required: true, maxLength: 60, hint: w.nameHint },
  { name: 'question', label: w.question, kind: 'long', rows: 3, required: true, maxLength: 1000 },
  { name: 'closesOn', label: w.closes, kind: 'day', parse: parseDay, required: true, hint: w.closesHint },
  { name: 'statements', label: w.first, kind: 'long', rows: 5, required: true, maxLength: 3000, hint: w.firstHint },
]

/** Asks everybody: what is typed line by line becomes the first statements. */
export function OpenConsultation({ initial, from, isPlain, goesOn }: Opening) {
  const done = useDone()
  const [isGone, setGone] = useState(false)
  const open = async ({ statements, ...written }: Written) => {
    const lines = statements.split('\n').filter((line) => line.trim() !== '')
    const asked = { ...written, ...(isGone ? {} : from), statements: lines }
    await call(openConsultation, asked).catch((fault: unknown) => {
      if (!isTopicMissing(fault)) throw fault
      setGone(true)
      throw new CallRefused({ ...fault.problem, ...w.topicGone })
    })
    await done(w.openedNow)
  }
  return (
    <FormDialogButton<Written>
      label={w.open}
      note={w.lead}
      fields={fields}
      {...(initial ? { initial } : {})}
      {...(isPlain ? {} : { kind: 'primary' as const })}
      unsentAs={unsentConsultation}
      {...(goesOn ? { goesOn } : {})}
      onSubmit={open}
    />
  )
}

// Topics were found anew meanwhile; what was typed can be asked all the same, of nothing in particular.
const isTopicMissing = (fault: unknown): fault is CallRefused =>
  fault instanceof CallRefused && fault.problem.code === 'demands.topic-missing'
