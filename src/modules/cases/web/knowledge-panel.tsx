import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { dayOf, formatDay } from '#kernel/time.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { personalKinds } from '../knowledge/codes.ts'
import { publishKnowledge } from '../knowledge/contract.ts'
import type { ActProps } from './act-props.ts'
import { knowledgeWords as w } from './knowledge-words.ts'
import { caseQueries } from './queries.ts'

/** From a solved case to a question for everybody; nothing where its writer did not call it solved (C09). */
export function KnowledgePanel(props: ActProps) {
  const say = useSay()
  const isSolved = props.of.outcome === 'SOLVED' && props.of.kind !== 'REPORT'
  const draft = useQuery({ ...caseQueries.knowledgeDraft(props.of.id), enabled: isSolved }).data
  if (!isSolved || !draft) return null
  const mayMake = draft.can.publishKnowledge === true
  if (!mayMake && draft.matterId === null) return null
  return (
    <section className="lx-panel" aria-label={say(w.title)}>
      <h2>{say(w.title)}</h2>
      <Before events={props.of.events} />
      {draft.matterId !== null && (
        <p>
          {say(w.waits)} <Link to={matterPath(draft.matterId)}>{say(w.toMatter)}</Link>
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

type Draft = Awaited<ReturnType<ReturnType<typeof caseQueries.knowledgeDraft>['queryFn']>>

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

const Before = ({ events }: { events: ActProps['of']['events'] }) => {
  const say = useSay()
  const language = useLanguage()
  const made = events.findLast(({ act }) => act === 'publishKnowledge')
  if (!made) return null
  return <p>{say(fill(w.madeBefore, { day: formatDay(dayOf(new Date(made.at)), language) }))}</p>
}

const fields: readonly Field[] = [
  { name: 'question', label: w.question, hint: w.questionHint, kind: 'long', rows: 2, maxLength: 100, required: true },
  { name: 'answer', label: w.answer, hint: w.answerHint, kind: 'long', rows: 6, maxLength: 3000, required: true },
]
