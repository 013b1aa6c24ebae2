import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { parseDay } from '#kernel/time.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { type StatementOutcome, statementOutcomes } from '../codes.ts'
import { answerConsultation, type Consultation } from '../contract.ts'
import { useDone } from './done.ts'
import { pageWords as w } from './words.ts'

interface Written {
  readonly answer: string
  readonly statements?: readonly { outcome: StatementOutcome; answer: string; dueOn?: string }[]
}

/** Answers in public: to everybody, and to each of the foremost statements. */
export function AnswerConsultation({ of }: { of: Consultation }) {
  const done = useDone()
  const top = of.findings?.top ?? []
  const answer = async ({ answer, statements = [] }: Written) => {
    const ofEach = statements.map(({ dueOn = null, ...one }, at) => ({ ...one, dueOn, no: top[at] ?? 0 }))
    await call(answerConsultation, { consultationId: of.id, answer, statements: ofEach })
    await done(w.answeredNow)
  }
  return (
    <FormDialogButton<Written>
      label={w.answer}
      note={w.answerNote}
      kind="primary"
      fields={[...top.flatMap((no, at) => fieldsOf(of, no, `statements.${at}`)), general]}
      onSubmit={answer}
    />
  )
}

const general: Field = { name: 'answer', label: w.answerAll, kind: 'long', rows: 4, required: true, maxLength: 2000 }

const outcomes = Object.entries(statementOutcomes).map(([value, label]) => ({ value, label }))

const fieldsOf = ({ statements }: Consultation, no: number, place: string): Field[] => {
  const text = statements.find((one) => one.no === no)?.text ?? ''
  return [
    {
      ...{ name: `${place}.outcome`, label: fill(w.outcomeOf, { no, text }), required: true, wide: true },
      ...{ kind: 'choice', choices: outcomes },
    },
    {
      ...{ name: `${place}.answer`, label: fill(w.whyOf, { no }), required: true },
      ...{ kind: 'long', rows: 2, maxLength: 500 },
    },
    {
      ...{ name: `${place}.dueOn`, label: fill(w.dayOf, { no }), required: true, kind: 'day', parse: parseDay },
      onlyIf: { field: `${place}.outcome`, is: ['TAKEN', 'PARTLY'] },
    },
  ]
}
