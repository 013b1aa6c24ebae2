import { Link } from 'react-router'
import type { Column } from '#ui/list-rows.tsx'
import { Say } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import type { MemberRow } from '../contract.ts'
import { memberFields } from '../fields.ts'
import { categoryNames, nameOf, statusNames } from './code-names.ts'
import { paths } from './paths.ts'
import { pageWords } from './words.ts'

/** Under which name the columns and views of the roster are kept. */
export const memory = 'members'

/** The columns of the roster, as the page has them. */
export const memberColumns: readonly Column<MemberRow>[] = [
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

function coded(field: 'gender' | 'ethnicGroup' | 'education', code: string | null) {
  const name = nameOf(field, code)
  return name && <Say of={name} />
}
