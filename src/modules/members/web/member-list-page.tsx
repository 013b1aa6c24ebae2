import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { OrgTreeFilter, useOrgName } from '#modules/organisations/web/index.tsx'
import { permission } from '#ui/action-button.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { changed } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { Say } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { listMembers, type MemberRow } from '../contract.ts'
import { memberFields } from '../fields.ts'
import { words } from '../words.ts'
import { categoryNames, nameOf, statusNames } from './code-names.ts'
import { duplicateWords } from './duplicate-words.ts'
import { exportWords } from './export-words.ts'
import { importWords } from './import-words.ts'
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
      columns={columns}
      memory="members"
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

const coded = (field: 'gender' | 'ethnicGroup' | 'education', code: string | null) => {
  const name = nameOf(field, code)
  return name && <Say of={name} />
}

const columns: readonly Column<MemberRow>[] = [
  {
    key: 'name',
    title: memberFields.name,
    sortable: true,
    width: 120,
    show: ({ id, name }) => <Link to={paths.card(id)}>{name}</Link>,
  },
  {
    key: 'category',
    title: memberFields.category,
    inHead: true,
    show: ({ category, status, isFloating }) => (
      <>
        <StatusTag
          tone={category === 'FULL' ? 'neutral' : 'info'}
          label={categoryNames[category] ?? pageWords.current}
        />
        {status !== 'NORMAL' && <StatusTag tone="warning" label={statusNames[status] ?? pageWords.ended} />}
        {isFloating && <StatusTag label={pageWords.floating} />}
      </>
    ),
  },
  { key: 'gender', title: memberFields.gender, deskOnly: true, show: ({ gender }) => coded('gender', gender) },
  { key: 'age', title: pageWords.age, align: 'right', show: ({ age }) => age },
  { key: 'orgName', title: pageWords.branch, show: ({ orgName }) => orgName },
  { key: 'groupName', title: memberFields.groupId, deskOnly: true, show: ({ groupName }) => groupName },
  { key: 'mobile', title: memberFields.mobile, show: ({ mobile }) => mobile },
  { key: 'joinDate', title: memberFields.joinDate, sortable: true, show: ({ joinDate }) => joinDate },
  {
    key: 'partyAge',
    title: pageWords.partyAge,
    align: 'right',
    deskOnly: true,
    show: ({ partyAge }) => partyAge !== null && <Say of={pageWords.years} slots={{ years: partyAge }} />,
  },
  {
    key: 'education',
    title: memberFields.education,
    deskOnly: true,
    show: ({ education }) => coded('education', education),
  },
  {
    key: 'ethnicGroup',
    title: memberFields.ethnicGroup,
    deskOnly: true,
    show: ({ ethnicGroup }) => coded('ethnicGroup', ethnicGroup),
  },
  { key: 'idNumber', title: memberFields.idNumber, deskOnly: true, show: ({ idNumber }) => idNumber },
]
