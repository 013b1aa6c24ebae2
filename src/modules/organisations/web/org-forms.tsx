import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { parseDay } from '#kernel/time.ts'
import type { Field } from '#ui/form-fields.tsx'
import { FormPage } from '#ui/form-page.tsx'
import { orgTypes } from '../codes.ts'
import { createOrg, readOrg, recordTerm, renameOrg } from '../contract.ts'
import { paths } from './paths.ts'
import { pageWords } from './words.ts'

const names: readonly Field[] = [
  {
    name: 'name',
    label: pageWords.name,
    kind: 'text',
    required: true,
    maxLength: 100,
    hint: pageWords.nameHint,
    wide: true,
  },
  {
    name: 'shortName',
    label: pageWords.shortName,
    kind: 'text',
    required: true,
    maxLength: 30,
    hint: pageWords.shortNameHint,
  },
]
const typeChoices = Object.entries(orgTypes).map(([value, { zh, en }]) => ({ value, label: { zh, en } }))

/** After a change: everything of the chapter is fetched anew, and the page of the organisation opens. */
function useDone() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async (orgId: string) => {
    await queries.invalidateQueries({ queryKey: ['organisations'] })
    await navigate(paths.tree(orgId))
  }
}

/** Sets up an organisation below another. */
export function CreateOrgPage() {
  const { orgId = '' } = useParams()
  const navigate = useNavigate()
  const done = useDone()
  return (
    <FormPage<{ name: string; shortName: string; type: string; isVillage: boolean; foundedOn: string }>
      title={pageWords.createBelow}
      sections={[
        {
          fields: [
            { name: 'type', label: pageWords.type, kind: 'choice', required: true, choices: typeChoices },
            ...names,
            { name: 'foundedOn', label: pageWords.foundedOn, kind: 'day', required: true, parse: parseDay },
            { name: 'isVillage', label: pageWords.isVillage, kind: 'yes-no', hint: pageWords.isVillageHint },
          ],
        },
      ]}
      initial={{ type: 'BRANCH', isVillage: false }}
      submitLabel={pageWords.createBelow}
      onCancel={() => navigate(paths.tree(orgId))}
      onSubmit={async (values) => done((await call(createOrg, { ...values, parentId: orgId })).id)}
    />
  )
}

/** Renames an organisation from a day on. */
export function RenameOrgPage() {
  const { orgId = '' } = useParams()
  const navigate = useNavigate()
  const done = useDone()
  const org = useQuery({
    queryKey: ['organisations', 'org', orgId, undefined],
    queryFn: () => call(readOrg, { orgId }),
  })
  if (!org.data) return <Skeleton active />
  return (
    <FormPage<{ name: string; shortName: string; effectiveOn: string }>
      title={pageWords.rename}
      sections={[
        {
          fields: [
            ...names,
            { name: 'effectiveOn', label: pageWords.effectiveOn, kind: 'day', required: true, parse: parseDay },
          ],
        },
      ]}
      initial={{ name: org.data.name, shortName: org.data.shortName }}
      submitLabel={pageWords.rename}
      onCancel={() => navigate(paths.tree(orgId))}
      onSubmit={async (values) => done((await call(renameOrg, { ...values, orgId })).id)}
    />
  )
}

/** Records an election; the system computes the end of the term. */
export function RecordTermPage() {
  const { orgId = '' } = useParams()
  const navigate = useNavigate()
  const done = useDone()
  return (
    <FormPage<{ electedOn: string }>
      title={pageWords.recordTerm}
      sections={[
        {
          fields: [
            {
              name: 'electedOn',
              label: pageWords.electedOn,
              kind: 'day',
              required: true,
              parse: parseDay,
              hint: pageWords.electedOnHint,
            },
          ],
        },
      ]}
      submitLabel={pageWords.recordTerm}
      onCancel={() => navigate(paths.tree(orgId))}
      onSubmit={async (values) => {
        await call(recordTerm, { ...values, orgId })
        await done(orgId)
      }}
    />
  )
}
