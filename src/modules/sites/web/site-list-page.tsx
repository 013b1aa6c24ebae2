import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router'
import { dayOf, formatDay } from '#kernel/time.ts'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { useLanguage } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type SiteRow, SiteState } from '../contract.ts'
import { paths } from './paths.ts'
import { siteQueries } from './queries.ts'
import { pageWords, stateWords } from './words.ts'

const filters = [
  { key: 'q', label: pageWords.seek, kind: 'text' },
  {
    key: 'state',
    label: pageWords.state,
    kind: 'choice',
    choices: Object.entries(stateWords).map(([value, label]) => ({ value, label })),
  },
] as const

/** The sites in reach. Who keeps one only comes to it at once. */
export function SiteListPage() {
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const state = SiteState.safeParse(params.get('state'))
  const asked = { page, size, q: params.get('q') ?? undefined, ...(state.success ? { state: state.data } : {}) }
  const list = useQuery({ ...siteQueries.list(asked), placeholderData: keepPreviousData })
  const [only] = list.data?.rows ?? []
  if (only && list.data?.total === 1 && params.size === 0) return <Navigate to={paths.one(only.orgId)} replace />
  return (
    <ListPage<SiteRow>
      title={pageWords.sites}
      params={params}
      onParams={setParams}
      rowKey={({ orgId }) => orgId}
      page={list.data}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      filters={filters}
      columns={columns}
      actions={[{ label: pageWords.open, kind: 'primary', can: true, onAct: () => navigate(paths.open()) }]}
      empty={{ title: pageWords.none, hint: pageWords.noneHint }}
    />
  )
}

const columns: readonly Column<SiteRow>[] = [
  {
    key: 'name',
    title: pageWords.name,
    width: 260,
    show: ({ orgId, name }) => <Link to={paths.one(orgId)}>{name}</Link>,
  },
  { key: 'state', title: pageWords.state, inHead: true, show: ({ state }) => <SiteTag state={state} /> },
  { key: 'orgName', title: pageWords.organisation, show: ({ orgName }) => orgName },
  { key: 'slug', title: pageWords.address, show: ({ slug }) => <PublicAddress slug={slug} /> },
  { key: 'openedAt', title: pageWords.openedAt, deskOnly: true, show: ({ openedAt }) => <OpenedOn at={openedAt} /> },
]

/** Whether a site is kept up. */
export function SiteTag({ state }: { state: SiteState }) {
  return <StatusTag tone={state === 'ACTIVE' ? 'success' : 'warning'} label={stateWords[state]} />
}

/** The public address, as a link that opens beside the console. */
export function PublicAddress({ slug }: { slug: string | null }) {
  if (slug === null) return null
  const path = `/o/${slug}/`
  return (
    <a href={path} target="_blank" rel="noopener">
      {path}
    </a>
  )
}

const OpenedOn = ({ at }: { at: string }) => <>{formatDay(dayOf(new Date(at)), useLanguage())}</>
