import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { ListPage } from '#ui/list-page.tsx'
import type { Column } from '#ui/list-rows.tsx'
import { useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { projectStates } from '../projects/codes.ts'
import type { ProjectRow } from '../projects/contract.ts'
import { projectPageWords as w } from './project-words.ts'
import { demandQueries } from './queries.ts'
import { TakeUp } from './take-up.tsx'

/** 每月一题: what was taken up here and below, what is under way first (D27). */
export function ProjectListPage() {
  const [params, setParams] = useSearchParams()
  const list = useQuery(demandQueries.projects)
  const rows = list.data?.rows ?? []
  return (
    <ListPage<ProjectRow>
      title={w.title}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data && { rows, total: rows.length }}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={columns}
      above={<Above mayTakeUp={list.data?.can.createProject === true} />}
      empty={{ title: w.none, hint: w.noneHint }}
    />
  )
}

const Above = ({ mayTakeUp }: { mayTakeUp: boolean }) => {
  const say = useSay()
  return (
    <div className="lx-after">
      <p className="lx-quiet">{say(w.lead)}</p>
      {mayTakeUp && <TakeUp isFirst />}
    </div>
  )
}

export const projectTones = { RUNNING: 'warning', DONE: 'success', STOPPED: 'neutral' } as const

/** How many public messages there were before and lately; few are not told as a number. */
export function MeasuredText({ of: { before, after } }: { of: ProjectRow['measured'] }) {
  const say = useSay()
  const told = (messages: number | null) => (messages === null ? say(w.few) : String(messages))
  return (
    <>
      {told(before.messages)} → {after ? told(after.messages) : say(w.notYet)}
    </>
  )
}

const columns: readonly Column<ProjectRow>[] = [
  {
    key: 'title',
    title: w.name,
    width: 320,
    show: ({ id, title }) => <Link to={`/console/projects/${id}`}>{title}</Link>,
  },
  {
    key: 'state',
    title: w.state,
    inHead: true,
    show: ({ state }) => <StatusTag tone={projectTones[state]} label={projectStates[state]} />,
  },
  { key: 'owner', title: w.owner, show: ({ ownerName }) => ownerName },
  { key: 'due', title: w.due, show: ({ dueOn }) => dueOn },
  { key: 'measured', title: w.measured, show: ({ measured }) => <MeasuredText of={measured} /> },
  { key: 'office', title: w.office, show: ({ orgName }) => orgName },
  { key: 'begun', title: w.begun, deskOnly: true, show: ({ begunOn }) => begunOn },
]
