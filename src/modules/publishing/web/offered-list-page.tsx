import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { CallRefused } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { OrgTreeFilter, useOrgName, useOwnOrg } from '#modules/organisations/web/index.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import type { OfferedRow } from '../offering/contract.ts'
import { localNoteWords } from './local-note-words.ts'
import { OfferTag } from './offer-tag.tsx'
import { offerWords as w } from './offer-words.ts'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { pageWords } from './words.ts'

/** What was offered to a site, from above and from below, and what it made of each (decisions 356). */
export function OfferedListPage() {
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const own = useOwnOrg()
  const orgId = params.get('org') ?? own?.id
  const { page, size } = readListQuery(params)
  const list = useQuery({
    ...articleQueries.offeredList({ orgId: orgId ?? '', page, size }),
    enabled: orgId !== undefined,
    placeholderData: keepPreviousData,
  })
  const orgName = useOrgName(orgId)
  const hasNoSite = list.error instanceof CallRefused && list.error.problem.code === 'sites.not-found'
  return (
    <ListPage<OfferedRow>
      title={orgName ? fill(w.offeredTo, { org: orgName }) : w.offered}
      params={params}
      onParams={setParams}
      rowKey={({ offerId }) => offerId}
      page={hasNoSite ? { rows: [], total: 0 } : list.data}
      busy={list.isFetching}
      error={hasNoSite ? null : list.error}
      onRetry={() => void list.refetch()}
      columns={columnsOf(orgId ?? '')}
      actions={[{ label: localNoteWords.handed, can: true, onAct: () => navigate(paths.handed(params.get('org'))) }]}
      aside={<OrgTreeFilter params={params} onParams={setParams} memory="articles" isWithoutSwitch />}
      empty={hasNoSite ? { title: pageWords.noSite, hint: w.noSiteHint } : { title: w.none, hint: w.noneHint }}
    />
  )
}

const columnsOf = (orgId: string): readonly Column<OfferedRow>[] => [
  {
    key: 'title',
    title: pageWords.title,
    width: 280,
    show: ({ offerId, title }) => <Link to={paths.offeredOne(orgId, offerId)}>{title}</Link>,
  },
  { key: 'standing', title: w.standing, inHead: true, show: ({ standing }) => <OfferTag standing={standing} /> },
  { key: 'from', title: w.from, width: 170, show: ({ fromName }) => fromName },
  { key: 'day', title: w.day, show: ({ offeredAt }) => dayOf(new Date(offeredAt)) },
]
