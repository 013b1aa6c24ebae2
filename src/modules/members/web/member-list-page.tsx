import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { OrgTreeFilter, useOrgName } from '#modules/organisations/web/index.tsx'
import { permission } from '#ui/action-button.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { changed } from '#ui/list-query.ts'
import { listMembers, type MemberRow } from '../contract.ts'
import { words } from '../words.ts'
import { duplicateWords } from './duplicate-words.ts'
import { exportWords } from './export-words.ts'
import { importWords } from './import-words.ts'
import { memberColumns, memory } from './member-columns.tsx'
import { filtersWith, memberChips, memberQuery, memberSorts } from './member-filters.ts'
import { paths } from './paths.ts'
import { useGroupsOf } from './use-groups.ts'
import { pageWords } from './words.ts'

/** The roster of an organisation, masked; a row leads to the card (D01). */
export function MemberListPage() {
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const input = memberQuery(params)
  const list = useQuery({
    queryKey: ['members', 'list', input],
    queryFn: ({ signal }) => call(listMembers, input, { signal }),
    placeholderData: keepPreviousData,
  })
  const org = params.get('org') ?? undefined
  const orgName = useOrgName(org)
  const groups = useGroupsOf(org)
  const isGroupAsked = params.has('group')
  const filters = useMemo(() => filtersWith(groups, isGroupAsked), [groups, isGroupAsked])
  const can = list.data?.can ?? {}
  const mayImport = permission(can, 'importRoster', words)
  return (
    <ListPage<MemberRow>
      title={orgName ? fill(pageWords.rosterOf, { org: orgName }) : pageWords.roster}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      filters={filters}
      chips={memberChips}
      columns={memberColumns}
      memory={memory}
      sorts={memberSorts}
      aside={
        <OrgTreeFilter
          params={params}
          onParams={(next) => setParams(changed(next, { group: undefined }))}
          memory="members"
        />
      }
      actions={[
        {
          label: pageWords.enter,
          kind: 'primary',
          can: list.data ? permission(can, 'enterMember', words) : true,
          onAct: () => navigate(paths.enter(org)),
        },
        // A secretary enters members one by one; a button that never works would only stand in the way.
        ...(mayImport === true
          ? [{ label: importWords.imports, can: mayImport, onAct: () => navigate(paths.imports) }]
          : []),
        ...(permission(can, 'compareRecords', words) === true
          ? [{ label: duplicateWords.duplicates, can: true, onAct: () => navigate(paths.duplicates) } as const]
          : []),
        ...(permission(can, 'exportMembers', words) === true
          ? [{ label: exportWords.ask, can: true, onAct: () => navigate(paths.askExport(params)) } as const]
          : []),
      ]}
      empty={{ title: pageWords.noMembers, hint: pageWords.noMembersHint }}
    />
  )
}
