import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { parseDay } from '#kernel/time.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { type StatementOutcome, statementOutcomes } from '../codes.ts'
import { answerConsultation, type Consultation } from '../contract.ts'
import { useDone } from './done.ts'
import { pageWords as w } from './words.ts'

type Written = Readonly<Record<string, string | undefined>>

/** Answers in public: to everybody, and to each of the foremost statements. */
export function AnswerConsultation({ of }: { of: Consultation }) {
  const done = useDone()
  const top = of.findings?.top ?? []
  const answer = async (written: Written) => {
    const statements = top.map((no) => ({
      no,
      outcome: written[`outcome${no}`] as StatementOutcome,
      answer: written[`answer${no}`] ?? '',
      dueOn: written[`dueOn${no}`] ?? null,
    }))
    await call(answerConsultation, { consultationId: of.id, answer: written.answer ?? '', statements })
    await done(w.answeredNow)
  }
  return (
    <FormDialogButton<Written>
      label={w.answer}
      note={w.answerNote}
      kind="primary"
      fields={[...top.flatMap((no) => fieldsOf(of, no)), general]}
      onSubmit={answer}
    />
  )
}

const general: Field = { name: 'answer', label: w.answerAll, kind: 'long', rows: 4, required: true, maxLength: 2000 }

const outcomes = Object.entries(statementOutcomes).map(([value, label]) => ({ value, label }))

const fieldsOf = ({ statements }: Consultation, no: number): Field[] => {
  const text = statements.find((one) => one.no === no)?.text ?? ''
  return [
    {
      ...{ name: `outcome${no}`, label: fill(w.outcomeOf, { no, text }), required: true, wide: true },
      ...{ kind: 'choice', choices: outcomes },
    },
    {
      ...{ name: `answer${no}`, label: fill(w.whyOf, { no }), required: true },
      ...{ kind: 'long', rows: 2, maxLength: 500 },
    },
    {
      ...{ name: `dueOn${no}`, label: fill(w.dayOf, { no }), required: true, kind: 'day', parse: parseDay },
      onlyIf: { field: `outcome${no}`, is: ['TAKEN', 'PARTLY'] },
    },
  ]
}
