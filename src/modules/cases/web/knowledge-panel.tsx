import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { dayOf, formatDay } from '#kernel/time.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { Notice } from '#ui/notice.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { personalKinds } from '../knowledge/codes.ts'
import { publishKnowledge } from '../knowledge/contract.ts'
import type { ActProps } from './act-props.ts'
import { knowledgeWords as w } from './knowledge-words.ts'
import { paths } from './paths.ts'
import { caseQueries } from './queries.ts'

/** From a solved case to a question for everybody (C09). */
export function KnowledgePanel(props: ActProps) {
  const { of } = props
  const draft = useDraft(of)
  if (!draft) return null
  const { made, matterId, can } = draft
  if (made && !isSolved(of)) return null
  const mayMake = can.publishKnowledge === true
  if (!mayMake && !made && matterId === null) return null
  return <Panel {...props} draft={draft} mayMake={mayMake} />
}

const Panel = ({ draft, mayMake, ...props }: ActProps & { draft: Draft; mayMake: boolean }) => {
  const say = useSay()
  const { made, matterId } = draft
  return (
    <section className="lx-panel" aria-label={say(w.title)}>
      <h2>{say(w.title)}</h2>
      {made && (
        <>
          <MadeLine of={made} />
          <p className="lx-quiet">
            {say(w.madeHint)} <ToList />
          </p>
        </>
      )}
      {matterId !== null && (
        <p>
          {say(w.waits)} <Link to={matterPath(matterId)}>{say(w.toMatter)}</Link>
        </p>
      )}
      {mayMake && (
        <>
          <p className="lx-quiet">{say(w.makeHint)}</p>
          <MakeButton {...props} draft={draft} />
        </>
      )}
    </section>
  )
}

/** Before its desk writes again: everybody reads the answer of this case, which is not solved any more. Nobody takes that back by rule, for it may hold. */
export function KnowledgeTakenUp({ of }: Pick<ActProps, 'of'>) {
  const made = useDraft(of)?.made
  return made && !isSolved(of) ? <TakenUp made={made} /> : null
}

const TakenUp = ({ made }: { made: Made }) => {
  const say = useSay()
  return (
    <div className="lx-after">
      <Notice tone="warning" title={w.reopened} action={<ToList />}>
        {say(fill(w.reopenedHint, { made: useMade(made) }))}
      </Notice>
    </div>
  )
}

const isSolved = (of: ActProps['of']) => of.outcome === 'SOLVED'

// Asked only of a case that is solved or was so before.
function useDraft(of: ActProps['of']): Draft | undefined {
  const mayHaveOne = isSolved(of) || of.previous !== null || of.events.some(({ act }) => act === 'publishKnowledge')
  return useQuery({ ...caseQueries.knowledgeDraft(of.id), enabled: of.kind !== 'REPORT' && mayHaveOne }).data
}

type Draft = Awaited<ReturnType<ReturnType<typeof caseQueries.knowledgeDraft>['queryFn']>>
type Made = NonNullable<Draft['made']>

const MakeButton = ({ of, onDone, draft }: ActProps & { draft: Draft }) => {
  const say = useSay()
  const navigate = useNavigate()
  const make = async (written: { question: string; answer: string }) => {
    const { matterId } = await call(publishKnowledge, { caseId: of.id, ...written })
    await onDone(w.make)
    if (matterId !== null) navigate(matterPath(matterId))
  }
  return (
    <FormDialogButton
      label={w.make}
      note={noteOf(draft, say)}
      fields={fields}
      initial={{ question: draft.question, answer: draft.answer }}
      onSubmit={make}
    />
  )
}

function noteOf({ takenOut, needsSecondLook }: Draft, say: (of: Sentence) => string): Sentence {
  const parts = takenOut.map(({ what, passage }) => say(fill(w.part, { passage, what: say(personalKinds[what]) })))
  const told = [
    w.note,
    ...(parts.length > 0 ? [fill(w.takenOut, { parts: parts.join('、') })] : []),
    ...(needsSecondLook ? [w.secondLook] : []),
  ]
  return { zh: told.map(({ zh }) => zh).join(''), en: told.map(({ en }) => en).join(' ') }
}

function useMade({ at, question }: Made): string {
  const say = useSay()
  const day = formatDay(dayOf(new Date(at)), useLanguage())
  return say(question === null ? fill(w.madeElsewhere, { day }) : fill(w.made, { day, question }))
}

const MadeLine = ({ of }: { of: Made }) => <p>{useMade(of)}</p>

const ToList = () => <Link to={paths.questions}>{useSay()(w.toList)}</Link>

const fields: readonly Field[] = [
  { name: 'question', label: w.question, hint: w.questionHint, kind: 'long', rows: 2, maxLength: 100, required: true },
  { name: 'answer', label: w.answer, hint: w.answerHint, kind: 'long', rows: 6, maxLength: 3000, required: true },
]
