import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { fill } from '#kernel/errors.ts'
import { ListPage } from '#ui/list-page.tsx'
import type { Column } from '#ui/list-rows.tsx'
import { useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { consultationStates } from '../codes.ts'
import type { ConsultationRow } from '../contract.ts'
import { OpenConsultation } from './open-consultation.tsx'
import { consultationQueries } from './queries.ts'
import { pageWords as w } from './words.ts'

/** 征求意见: what was asked here and below, what closes last first (D28). */
export function ConsultationListPage() {
  const [params, setParams] = useSearchParams()
  const list = useQuery(consultationQueries.list)
  const rows = list.data?.rows ?? []
  return (
    <ListPage<ConsultationRow>
      title={w.title}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data && { rows, total: rows.length }}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={columns}
      above={<Above mayOpen={list.data?.can.openConsultation === true} />}
      empty={{ title: w.none, hint: w.noneHint }}
    />
  )
}

const Above = ({ mayOpen }: { mayOpen: boolean }) => {
  const say = useSay()
  return (
    <div className="lx-after">
      <p className="lx-quiet">{say(w.lead)}</p>
      {mayOpen && <OpenConsultation />}
    </div>
  )
}

export const consultationTones = { RUNNING: 'info', CLOSED: 'warning', ANSWERED: 'success' } as const

/** About how many took part; few are not told as a number. */
export function ParticipantsText({ of }: { of: Pick<ConsultationRow, 'participants'> }) {
  const say = useSay()
  return <>{of.participants === null ? say(w.few) : say(fill(w.about, { count: of.participants }))}</>
}

const columns: readonly Column<ConsultationRow>[] = [
  {
    key: 'title',
    title: w.name,
    width: 320,
    show: ({ id, title }) => <Link to={`/console/consultations/${id}`}>{title}</Link>,
  },
  {
    key: 'state',
    title: w.state,
    inHead: true,
    show: ({ state }) => <StatusTag tone={consultationTones[state]} label={consultationStates[state]} />,
  },
  { key: 'closes', title: w.closes, show: ({ closesOn }) => closesOn },
  { key: 'waiting', title: w.waiting, show: ({ waiting }) => waiting },
  { key: 'participants', title: w.participants, show: (row) => <ParticipantsText of={row} /> },
  { key: 'due', title: w.answerDue, show: ({ answerDueOn }) => answerDueOn },
  { key: 'office', title: w.office, deskOnly: true, show: ({ orgName }) => orgName },
]
