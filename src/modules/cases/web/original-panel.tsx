import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { measuredWords, type OriginalPurpose, originalPurposes } from '../codes.ts'
import { askOriginal, type listOriginalOpenings, lookAtOriginal } from '../originals/contract.ts'
import { LookOnce, OpeningLine } from './opening-line.tsx'
import { originalWords as w } from './original-words.ts'
import { caseQueries } from './queries.ts'

/** Words of the case were taken out: who asked to see them, and what one may do oneself; nothing where none were (D24). */
export function OriginalPanel({ caseId }: { caseId: string }) {
  const say = useSay()
  const asked = useQuery(caseQueries.originalOpenings(caseId)).data
  if (!asked) return null
  const { openings, measures, can } = asked
  if (openings.length === 0 && can.askOriginal !== true) return null
  const own = openings.find(({ isOwn, state }) => isOwn && state === 'OPEN')
  const look = async () => {
    const { title, text } = await call(lookAtOriginal, { caseId })
    return title === '' ? text : `${title}\n${text}`
  }
  return (
    <section className="lx-panel" aria-label={say(w.panel)}>
      <h2>{say(w.panel)}</h2>
      <p className="lx-quiet">{say(w.lead)}</p>
      <ul className="lx-plain-list">
        {openings.map((opening) => (
          <OpeningLine key={opening.id} of={opening} />
        ))}
      </ul>
      {own && <LookOnce label={w.look} until={own.openUntil ?? ''} onLook={look} />}
      {can.askOriginal === true && <AskButton caseId={caseId} measures={measures} />}
    </section>
  )
}

interface AskProps {
  readonly caseId: string
  readonly measures: Answer<typeof listOriginalOpenings>['measures']
}

const AskButton = ({ caseId, measures }: AskProps) => {
  const navigate = useNavigate()
  const language = useLanguage()
  const choices = measures.map(({ id, wordsOf, at }) => {
    const { zh, en } = measuredWords[wordsOf]
    const when = formatMinute(new Date(at), language)
    return { value: id, label: { zh: `${zh}（${when}）`, en: `${en} (${when})` } }
  })
  const which: Field = { name: 'measureId', label: w.which, kind: 'choice', choices, required: true }
  return (
    <FormDialogButton<{ measureId: string; purpose: OriginalPurpose; reason: string }>
      label={w.ask}
      note={w.askNote}
      fields={[which, ...fields]}
      {...(measures[0] ? { initial: { measureId: measures[0].id } } : {})}
      onSubmit={async ({ measureId, ...values }) => {
        const { matterId } = await call(askOriginal, { caseId, ...values, of: { measureId } })
        navigate(matterPath(matterId))
      }}
    />
  )
}

const fields: readonly Field[] = [
  {
    name: 'purpose',
    label: w.purpose,
    kind: 'choice',
    choices: Object.entries(originalPurposes).map(([value, { zh, en }]) => ({ value, label: { zh, en } })),
    required: true,
  },
  { name: 'reason', label: w.reason, hint: w.reasonHint, kind: 'long', rows: 3, maxLength: 200, required: true },
]
