import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { CallRefused } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { OrgTreeFilter, useOrgName, useOwnOrg } from '#modules/organisations/web/index.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import type { HandedRow } from '../local-notes/contract.ts'
import { NoteTag } from './local-note-tag.tsx'
import { localNoteWords as w } from './local-note-words.ts'
import { offerWords } from './offer-words.ts'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { pageWords } from './words.ts'

/** What superiors handed down to a site, and how its notes stand (decisions 355). */
export function HandedListPage() {
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const own = useOwnOrg()
  const orgId = params.get('org') ?? own?.id
  const { page, size } = readListQuery(params)
  const list = useQuery({
    ...articleQueries.handedList({ orgId: orgId ?? '', page, size }),
    enabled: orgId !== undefined,
    placeholderData: keepPreviousData,
  })
  const orgName = useOrgName(orgId)
  const hasNoSite = list.error instanceof CallRefused && list.error.problem.code === 'sites.not-found'
  return (
    <ListPage<HandedRow>
      title={orgName ? fill(w.handedTo, { org: orgName }) : w.handed}
      params={params}
      onParams={setParams}
      rowKey={({ articleId }) => articleId}
      page={hasNoSite ? { rows: [], total: 0 } : list.data}
      busy={list.isFetching}
      error={hasNoSite ? null : list.error}
      onRetry={() => void list.refetch()}
      columns={columnsOf(orgId ?? '')}
      actions={[{ label: offerWords.offered, can: true, onAct: () => navigate(paths.offered(params.get('org'))) }]}
      aside={<OrgTreeFilter params={params} onParams={setParams} memory="articles" isWithoutSwitch />}
      empty={hasNoSite ? { title: pageWords.noSite, hint: w.noSiteHint } : { title: w.none, hint: w.noneHint }}
    />
  )
}

const columnsOf = (orgId: string): readonly Column<HandedRow>[] => [
  {
    key: 'title',
    title: pageWords.title,
    width: 280,
    show: ({ articleId, title }) => <Link to={paths.handedOne(orgId, articleId)}>{title}</Link>,
  },
  {
    key: 'note',
    title: w.note,
    inHead: true,
    show: ({ noteState, isOutdated }) => (
      <span className="lx-inline">
        {noteState && <NoteTag state={noteState} />}
        {isOutdated && <StatusTag tone="warning" label={w.outdated} />}
      </span>
    ),
  },
  { key: 'from', title: w.from, width: 170, show: ({ fromName }) => fromName },
  { key: 'day', title: w.day, show: ({ handedAt }) => dayOf(new Date(handedAt)) },
]
