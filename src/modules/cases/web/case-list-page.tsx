import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { fetchFile } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { OrgTreeFilter, useOrgName } from '#modules/organisations/web/index.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { fromList } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { saveFile } from '#ui/save-file.ts'
import { Say, useLanguage, useSay } from '#ui/sentence.tsx'
import { caseKinds } from '../codes.ts'
import type { CaseRow } from '../contract.ts'
import { downloadCases } from '../listing/contract.ts'
import { caseBatch } from './case-batch.tsx'
import { caseChips, caseFilters, caseQuery } from './case-filters.ts'
import { StateTag } from './case-tags.tsx'
import { commentWords } from './comment-words.ts'
import { Deadline } from './deadline.tsx'
import { fileWords } from './file-words.ts'
import { HintTags } from './hint-tags.tsx'
import { paths } from './paths.ts'
import { caseQueries } from './queries.ts'
import { UrgencyTag } from './urgency-acts.tsx'
import { pageWords } from './words.ts'

/** The desk's inbox: what is open, by deadline (D17). */
export function CaseListPage() {
  const [params, setParams] = useSearchParams()
  const list = useQuery({ ...caseQueries.list(caseQuery(params)), placeholderData: keepPreviousData })
  const counts = useQuery(caseQueries.counts)
  const classes = useQuery(caseQueries.classList)
  const named = params.get('class')
  const filters = useMemo(() => caseFilters(classes.data?.lines ?? [], named), [classes.data, named])
  const queries = useQueryClient()
  const batch = useMemo(() => caseBatch(() => queries.invalidateQueries({ queryKey: caseQueries.all })), [queries])
  const navigate = useNavigate()
  const orgName = useOrgName(params.get('org') ?? undefined)
  return (
    <ListPage<CaseRow>
      title={orgName ? fill(pageWords.casesOf, { org: orgName }) : pageWords.cases}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      filters={filters}
      chips={caseChips(counts.data)}
      columns={columnsOf(params)}
      memory="cases"
      batch={batch}
      actions={[
        { label: pageWords.fileCase, can: true, onAct: () => navigate(paths.file) },
        { label: fileWords.files, can: true, onAct: () => navigate(paths.files) },
        { label: commentWords.comments, can: true, onAct: () => navigate(paths.comments) },
        { label: pageWords.table, can: true, onAct: () => download(params) },
      ]}
      above={list.data?.newestOnly != null && <NewestOnly count={list.data.newestOnly} />}
      aside={<OrgTreeFilter params={params} onParams={setParams} memory="cases" />}
      empty={{ title: pageWords.noCases, hint: pageWords.noCasesHint }}
    />
  )
}

const download = async (params: URLSearchParams) => {
  const { page: _, size: __, ...conditions } = caseQuery(params)
  saveFile(await fetchFile(downloadCases, conditions))
}

const NewestOnly = ({ count }: { count: number }) => {
  const say = useSay()
  return <p className="lx-quiet lx-after">{say(fill(pageWords.newestOnly, { count }))}</p>
}

const columnsOf = (params: URLSearchParams): readonly Column<CaseRow>[] => [
  {
    key: 'title',
    title: pageWords.title,
    width: 250,
    show: (row) => (
      <span className="lx-inline">
        <Link to={paths.one(row.id, fromList(params))}>{row.title}</Link> <UrgencyTag of={row} />{' '}
        <HintTags hints={row.hints} />
      </span>
    ),
  },
  { key: 'state', title: pageWords.state, inHead: true, show: ({ state }) => <StateTag state={state} /> },
  { key: 'deadline', title: pageWords.deadline, width: 256, show: (row) => <Deadline of={row} /> },
  { key: 'kind', title: pageWords.kind, show: ({ kind }) => <Say of={caseKinds[kind]} /> },
  { key: 'orgName', title: pageWords.handledBy, width: 130, deskOnly: true, show: ({ orgName }) => orgName },
  { key: 'aboutName', title: pageWords.about, deskOnly: true, show: ({ aboutName }) => aboutName },
  { key: 'createdAt', title: pageWords.createdAt, deskOnly: true, show: (row) => <Moment at={row.createdAt} /> },
  { key: 'number', title: pageWords.number, deskOnly: true, show: ({ number }) => number },
]

const Moment = ({ at }: { at: string }) => formatMinute(new Date(at), useLanguage())
