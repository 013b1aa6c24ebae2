import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatDay, formatMinute, toDay } from '#kernel/time.ts'
import { Beside } from '#ui/beside.tsx'
import { ListPage } from '#ui/list-page.tsx'
import type { Column } from '#ui/list-rows.tsx'
import { useUnlessDialog } from '#ui/open-dialogs.ts'
import { Say, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { findTopics, type TopicList, type TopicRow } from '../contract.ts'
import { measuredClasses } from './measured.ts'
import { demandQueries } from './queries.ts'
import { TakeUp } from './take-up.tsx'
import { FindingTopics } from './topic-finding.tsx'
import { topicWords as w } from './topic-words.ts'

/** 热点诉求: what is on citizens' minds here, the hottest first, with how sure that is (D27). */
export function TopicPage() {
  const [params, setParams] = useSearchParams()
  const list = useQuery(demandQueries.topics)
  // A topic lives until the next are found: under a form that is open at one, the rows stand still.
  const [data, error] = [useUnlessDialog(list.data), useUnlessDialog(list.error)]
  const rows = data?.rows ?? []
  return (
    <ListPage<TopicRow>
      title={w.topics}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={data && { rows, total: rows.length }}
      busy={list.isFetching}
      error={error}
      onRetry={() => void list.refetch()}
      columns={columns}
      actions={[
        {
          label: w.findNow,
          kind: 'primary',
          can: list.data?.can.findTopics === true || w.finding,
          // The address knows the task, so that the page may be left and come back to.
          onAct: async () => setParams({ task: (await call(findTopics, {})).taskId }),
        },
      ]}
      above={<Above list={list.data} taskId={params.get('task')} />}
      empty={{ title: w.none, hint: w.noneHint }}
    />
  )
}

const Above = ({ list, taskId }: { list: TopicList | undefined; taskId: string | null }) => {
  const say = useSay()
  return (
    <div className="lx-after">
      <p className="lx-quiet">{say(w.lead)}</p>
      {taskId !== null && <FindingTopics taskId={taskId} />}
      {list && <Run list={list} />}
      <p className="lx-quiet">{say(w.quality, measuredClasses)}</p>
      <p className="lx-quiet">{say(w.heatHint)}</p>
      <Beside place="demands.topics" subjectId="" />
    </div>
  )
}

const Run = ({ list: { run, rows, smaller } }: { list: TopicList }) => {
  const say = useSay()
  const language = useLanguage()
  if (!run) return <p>{say(w.notYet)}</p>
  const at = formatMinute(new Date(run.foundAt), language)
  const isDesk = rows.some(({ messages }) => messages < 10)
  return (
    <>
      <p>{say(w.foundAt, { at, since: formatDay(toDay(run.since), language), messages: run.messages })}</p>
      {smaller > 0 && <p>{say(fill(w.smaller, { count: smaller }))}</p>}
      {isDesk && <p>{say(w.small)}</p>}
    </>
  )
}

const Samples = ({ of: { samples } }: { of: TopicRow }) =>
  samples.length === 0 ? (
    <Say of={w.noSample} />
  ) : (
    <ul className="lx-plain-list">
      {samples.map(({ caseId, title }) => (
        <li key={caseId}>
          <Link to={`/console/cases/${caseId}`}>{title}</Link>
        </li>
      ))}
    </ul>
  )

const TopicActs = ({ of: { id, name, words } }: { of: TopicRow }) => (
  <div className="lx-actions">
    <TakeUp initial={{ title: name.slice(0, 60), words: words.slice(0, 5).join('、') }} />
    <Beside place="demands.topic" subjectId={id} />
  </div>
)

// A link within the line, so that the page of the course is found where the matter is read.
const Name = ({ of: { id, name } }: { of: TopicRow }) => <Link to={`/console/topics/${id}`}>{name}</Link>

const Courses = ({ of: { courses } }: { of: TopicRow }) =>
  courses.length === 0 ? '—' : courses.map((course) => <StatusTag key={course} tone="info" label={w[course]} />)

const columns: readonly Column<TopicRow>[] = [
  { key: 'name', title: w.name, width: 260, show: (row) => <Name of={row} /> },
  { key: 'messages', title: w.messages, align: 'right', inHead: true, show: ({ messages }) => messages },
  { key: 'heat', title: w.heat, align: 'right', show: ({ heat }) => heat.toFixed(1) },
  { key: 'samples', title: w.samples, width: 300, show: (row) => <Samples of={row} /> },
  { key: 'span', title: w.span, width: 120, show: ({ firstOn, lastOn }) => `${firstOn} – ${lastOn}` },
  { key: 'class', title: w.class, show: ({ field, second }) => (second === null ? '—' : `${field} › ${second}`) },
  { key: 'course', title: w.course, show: (row) => <Courses of={row} /> },
  { key: 'place', title: w.place, show: ({ place }) => place || '—' },
  { key: 'acts', title: w.acts, width: 130, show: (row) => <TopicActs of={row} /> },
  { key: 'because', title: w.because, width: 200, show: ({ words }) => words.join('、') || '—' },
]
