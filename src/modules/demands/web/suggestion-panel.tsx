import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { assignCase, type CaseClass, classifyCase } from '#modules/cases/contract.ts'
import { type ChosenClass, ClassChoice } from '#modules/cases/web/index.tsx'
import { ActionButton } from '#ui/action-button.tsx'
import { DetailPending } from '#ui/detail-page.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { useToast } from '#ui/notice.tsx'
import { Say, type Sentence, useSay } from '#ui/sentence.tsx'
import type { BelowSuggestion, DeskSuggestion, FieldSuggestion, LevelSuggestion } from '../contract.ts'
import { demandQueries } from './queries.ts'
import { pageWords as w } from './words.ts'

/** Beside a case: which field and which desk are suggested, by which words, how sure; a tap takes it, nothing happens by itself. */
export function SuggestionPanel({ subjectId: caseId }: { subjectId: string }) {
  const say = useSay()
  const act = useAct()
  const asked = useQuery(demandQueries.suggestion(caseId))
  if (!asked.data) return <DetailPending error={asked.error} onRetry={() => void asked.refetch()} />
  const { decided, more, fields, desks, choices } = asked.data
  const decide = (chosen: ChosenClass) => {
    const [field = '', second = null, third = null] = chosen
    return act(() => call(classifyCase, { caseId, field, second, third }), fill(w.decided, { field: named(chosen) }))
  }
  const passOn = ({ orgId, name }: DeskSuggestion) =>
    act(() => call(assignCase, { caseId, toOrgId: orgId }), fill(w.passed, { name }))
  return (
    <section className="lx-panel" aria-label={say(w.suggestions)}>
      <h2>{say(w.suggestions)}</h2>
      <p className="lx-quiet">{say(w.youDecide)}</p>
      {decided === null && fields.length === 0 && <p>{say(w.notSure)}</p>}
      {decided === null && fields.map((one) => <FieldLine key={one.field} of={one} onTake={decide} />)}
      {decided !== null && <p>{say(w.decided, { field: named(levels(decided)) })}</p>}
      {decided !== null && <MoreLine of={more} decided={levels(decided)} onTake={decide} />}
      <div className="lx-actions">
        <FormDialogButton<{ field: ChosenClass }>
          label={decided === null ? w.decide : w.decideAnew}
          fields={[
            { name: 'field', label: w.chosen, kind: 'own', required: true, control: <ClassChoice lines={choices} /> },
          ]}
          initial={decided === null ? {} : { field: levels(decided) }}
          onSubmit={({ field }) => decide(field)}
        />
      </div>
      {desks.map((one) => (
        <DeskLine key={one.orgId} of={one} onTake={() => passOn(one)} />
      ))}
    </section>
  )
}

const named = (chosen: ChosenClass) => chosen.join(' › ')
const levels = ({ field, second, third }: CaseClass): ChosenClass =>
  [field, second, third].filter((name) => name !== null)

type OnTake = (chosen: ChosenClass) => Promise<void>

const FieldLine = ({ of, onTake }: { of: FieldSuggestion; onTake: OnTake }) => {
  const chosen = [of.field, ...below(of)]
  return (
    <div className="lx-suggestion">
      <strong>{named(chosen)}</strong>
      <Sure of={of} />
      <Why of={of} />
      <BelowWhy of={of} />
      <ActionButton label={fill(w.take, { field: named(chosen) })} can onAct={() => onTake(chosen)} />
    </div>
  )
}

/** What may be added to what was decided; nothing where no word says more. */
const MoreLine = ({ of, decided, onTake }: { of: BelowSuggestion; decided: ChosenClass; onTake: OnTake }) => {
  const added = below(of)
  if (added.length === 0) return null
  const chosen = [...decided, ...added]
  return (
    <div className="lx-suggestion">
      <strong>{named(added)}</strong>
      <BelowWhy of={of} />
      <ActionButton label={fill(w.take, { field: named(chosen) })} can onAct={() => onTake(chosen)} />
    </div>
  )
}

const below = ({ second, third }: BelowSuggestion) => [second, third].flatMap((level) => level?.name ?? [])

const BelowWhy = ({ of: { second, third } }: { of: BelowSuggestion }) =>
  [second, third].map(
    (level) =>
      level && (
        <p key={level.name} className="lx-quiet">
          <Say of={w.belowLearned} slots={{ name: level.name, words: level.because.join('、') }} />
          <Sure of={level} />
        </p>
      ),
  )

const Sure = ({ of: { confidence } }: { of: Pick<LevelSuggestion, 'confidence'> }) =>
  confidence === null ? null : (
    <>
      {' '}
      <Say of={w.confidence} slots={{ percent: Math.round(confidence * 100) }} />
    </>
  )

const DeskLine = ({ of, onTake }: { of: DeskSuggestion; onTake: () => Promise<void> }) => (
  <div className="lx-suggestion">
    <Say of={w.desk} slots={{ name: of.name }} />
    <Sure of={of} />
    {of.because.length > 0 && <Why of={of} by={of.source === 'LEARNED' ? w.byField : reasons[of.source]} />}
    <Habit of={of} />
    <ActionButton
      label={fill(w.passTo, { name: of.name })}
      can
      confirm={{ title: fill(w.passToAsk, { name: of.name }), detail: w.passToDetail }}
      onAct={onTake}
    />
  </div>
)

const Habit = ({ of: { passed } }: { of: DeskSuggestion }) =>
  passed && (
    <p className="lx-quiet">
      <Say of={w.habit} slots={passed} />
      {passed.here > 0 && <Say of={w.habitHere} slots={passed} />}
    </p>
  )

const Why = ({ of, by = reasons[of.source] }: { of: Reason; by?: Sentence }) => (
  <p className="lx-quiet">
    <Say of={by} slots={{ words: of.because.join('、'), basis: of.basis ?? '' }} />
  </p>
)

type Reason = Pick<DeskSuggestion, 'source' | 'because' | 'basis'>

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
