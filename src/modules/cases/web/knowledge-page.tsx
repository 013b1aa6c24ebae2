import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { dayOf, formatDay } from '#kernel/time.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { useToast } from '#ui/notice.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { knowledgeStates } from '../knowledge/codes.ts'
import { type KnowledgeRow, takeBackKnowledge } from '../knowledge/contract.ts'
import { knowledgeWords as w } from './knowledge-words.ts'
import { caseQueries } from './queries.ts'

/** The common questions of one's organisations: what is shown, what waits, what was taken back and why (C09). */
export function KnowledgePage() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const list = useQuery(caseQueries.knowledge({ page, size }))
  return (
    <ListPage<KnowledgeRow>
      title={w.title}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={columns}
      above={
        <div className="lx-after">
          <p>{say(w.lead)}</p>
        </div>
      }
      empty={{ title: w.none, hint: w.noneHint }}
    />
  )
}

const tones = { WAITING: 'warning', REFUSED: 'neutral', SHOWN: 'success', TAKEN_BACK: 'neutral' } as const

const columns: readonly Column<KnowledgeRow>[] = [
  { key: 'question', title: w.question, width: 240, show: (row) => <Question of={row} /> },
  {
    key: 'state',
    title: w.state,
    inHead: true,
    show: ({ state }) => <StatusTag tone={tones[state]} label={knowledgeStates[state]} />,
  },
  { key: 'acts', title: w.acts, show: (row) => <TakeBack of={row} /> },
  { key: 'answer', title: w.answer, show: ({ answer }) => <div className="lx-long">{begun(answer)}</div> },
  { key: 'field', title: w.field, show: ({ field }) => field ?? '—' },
  { key: 'org', title: w.org, width: 140, show: ({ orgName }) => orgName },
  { key: 'shown', title: w.shownAt, show: ({ shownAt }) => <OnDay at={shownAt} /> },
]

const Question = ({ of: { question, takenBackReason } }: { of: KnowledgeRow }) => {
  const say = useSay()
  return (
    <div className="lx-long">
      {question}
      {takenBackReason && <p>{say(fill(w.because, { reason: takenBackReason }))}</p>}
    </div>
  )
}

const signsShown = 60
const begun = (answer: string) => {
  const signs = [...answer]
  return signs.length > signsShown ? `${signs.slice(0, signsShown).join('')}……` : answer
}

const OnDay = ({ at }: { at: string | null }) => {
  const language = useLanguage()
  return <>{at === null ? '—' : formatDay(dayOf(new Date(at)), language)}</>
}

const TakeBack = ({ of: { id: knowledgeId, state, can } }: { of: KnowledgeRow }) => {
  const queries = useQueryClient()
  const toast = useToast()
  if (state !== 'SHOWN' || can.takeBackKnowledge !== true) return <>—</>
  const takeBack = async ({ reason }: { reason: string }) => {
    await call(takeBackKnowledge, { knowledgeId, reason })
    toast('success', w.takenBack)
    await queries.invalidateQueries({ queryKey: caseQueries.all })
  }
  return <FormDialogButton label={w.takeBack} note={w.takeBackNote} fields={takeBackFields} onSubmit={takeBack} />
}

const takeBackFields = [{ name: 'reason', label: w.reason, kind: 'long', required: true, maxLength: 200 }] as const
