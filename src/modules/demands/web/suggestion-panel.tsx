import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { assignCase, classifyCase } from '#modules/cases/contract.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { DetailPending } from '#ui/detail-page.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { useToast } from '#ui/notice.tsx'
import { Say, type Sentence, useSay } from '#ui/sentence.tsx'
import type { DeskSuggestion, FieldSuggestion } from '../contract.ts'
import { demandQueries } from './queries.ts'
import { pageWords as w } from './words.ts'

/** Beside a case: which field and which desk are suggested, by which words, how sure; a tap takes it, nothing happens by itself. */
export function SuggestionPanel({ subjectId: caseId }: { subjectId: string }) {
  const say = useSay()
  const act = useAct()
  const asked = useQuery(demandQueries.suggestion(caseId))
  if (!asked.data) return <DetailPending error={asked.error} onRetry={() => void asked.refetch()} />
  const { decided, fields, desks, choices } = asked.data
  const decide = (field: string) => act(() => call(classifyCase, { caseId, field }), fill(w.decided, { field }))
  const passOn = ({ orgId, name }: DeskSuggestion) =>
    act(() => call(assignCase, { caseId, toOrgId: orgId }), fill(w.passed, { name }))
  return (
    <section className="lx-panel" aria-label={say(w.suggestions)}>
      <h2>{say(w.suggestions)}</h2>
      <p className="lx-quiet">{say(w.youDecide)}</p>
      {decided !== null && <p>{say(w.decided, { field: decided })}</p>}
      {decided === null && fields.length === 0 && <p>{say(w.notSure)}</p>}
      {decided === null && fields.map((one) => <FieldLine key={one.field} of={one} onTake={() => decide(one.field)} />)}
      <div className="lx-actions">
        <FormDialogButton<{ field: string }>
          label={decided === null ? w.decide : w.decideAnew}
          fields={[{ name: 'field', label: w.field, kind: 'choice', required: true, choices: choices.map(choiceOf) }]}
          onSubmit={({ field }) => decide(field)}
        />
      </div>
      {desks.map((one) => (
        <DeskLine key={one.orgId} of={one} onTake={() => passOn(one)} />
      ))}
    </section>
  )
}

const choiceOf = (field: string) => ({ value: field, label: { zh: field, en: field } })

const FieldLine = ({ of, onTake }: { of: FieldSuggestion; onTake: () => Promise<void> }) => (
  <div className="lx-suggestion">
    <strong>{of.field}</strong>
    {of.confidence !== null && (
      <>
        {' '}
        <Say of={w.confidence} slots={{ percent: Math.round(of.confidence * 100) }} />
      </>
    )}
    <Why of={of} />
    <ActionButton label={fill(w.take, { field: of.field })} can onAct={onTake} />
  </div>
)

const DeskLine = ({ of, onTake }: { of: DeskSuggestion; onTake: () => Promise<void> }) => (
  <div className="lx-suggestion">
    <Say of={w.desk} slots={{ name: of.name }} />
    <Why of={of} />
    <ActionButton
      label={fill(w.passTo, { name: of.name })}
      can
      confirm={{ title: fill(w.passToAsk, { name: of.name }), detail: w.passToDetail }}
      onAct={onTake}
    />
  </div>
)

const Why = ({
  of: { source, because, basis },
}: {
  of: Pick<DeskSuggestion, 'source' | 'because' | 'basis'> & { confidence?: unknown }
}) => {
  const said = because.join('、')
  const isHabit = source === 'LEARNED' && /^\d+$/.test(said)
  return (
    <p className="lx-quiet">
      <Say of={isHabit ? w.habit : reasons[source]} slots={{ words: said, basis: basis ?? '' }} />
    </p>
  )
}

const reasons: Readonly<Record<DeskSuggestion['source'], Sentence>> = {
  LIST: w.byList,
  LEARNED: w.byWords,
  PLACE: w.byPlace,
}

function useAct() {
  const queries = useQueryClient()
  const toast = useToast()
  return async (work: () => Promise<unknown>, told: Sentence) => {
    await work()
    toast('success', told)
    await queries.invalidateQueries({ queryKey: demandQueries.ofCases })
  }
}
