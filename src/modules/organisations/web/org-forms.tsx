import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { parseDay } from '#kernel/time.ts'
import { papersGiven } from '#ui/file-input.tsx'
import { FormPage } from '#ui/form-page.tsx'
import { type Line, lines } from '../codes.ts'
import { createOrg, readOrg, recordTerm, setLines } from '../contract.ts'
import { renameOrg } from '../reshaping/contract.ts'
import { nameFields, typeField } from './org-fields.ts'
import { paths } from './paths.ts'
import { basis, reply, when } from './reshaping-fields.ts'
import { reshapingWords } from './reshaping-words.ts'
import { pageWords } from './words.ts'

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
    <FormPage<{
      name: string
      shortName: string
      type: string
      isVillage: boolean
      foundedOn: string
      creditCode?: string
    }>
      title={pageWords.createBelow}
      sections={[
        {
          fields: [
            typeField(),
            ...nameFields(),
            { name: 'foundedOn', label: pageWords.foundedOn, kind: 'day', required: true, parse: parseDay },
            { name: 'isVillage', label: pageWords.isVillage, kind: 'yes-no', hint: pageWords.isVillageHint },
            {
              name: 'creditCode',
              label: reshapingWords.creditCode,
              kind: 'text',
              maxLength: 40,
              hint: reshapingWords.creditCodeHint,
            },
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
    <FormPage<{ name: string; shortName: string; effectiveOn: string; basis?: string; papers?: unknown }>
      title={pageWords.rename}
      sections={[
        {
          fields: [...nameFields(), when, { ...basis, required: false }, reply],
        },
      ]}
      initial={{ name: org.data.name, shortName: org.data.shortName }}
      submitLabel={pageWords.rename}
      onCancel={() => navigate(paths.tree(orgId))}
      onSubmit={async ({ papers, ...values }) =>
        done((await call(renameOrg, { ...values, ...papersGiven(papers), orgId })).orgId)
      }
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

/** Says which lines an organisation takes part in (A02). */
export function SetLinesPage() {
  const { orgId = '' } = useParams()
  const navigate = useNavigate()
  const done = useDone()
  const org = useQuery({
    queryKey: ['organisations', 'org', orgId, undefined],
    queryFn: () => call(readOrg, { orgId }),
  })
  if (!org.data) return <Skeleton active />
  const choices = Object.entries(lines).map(([value, label]) => ({ value, label }))
  return (
    <FormPage<{ lines: Line[] }>
      title={pageWords.setLines}
      sections={[
        {
          fields: [
            {
              name: 'lines',
              label: pageWords.lines,
              kind: 'choice',
              several: true,
              choices,
              hint: pageWords.linesHint,
              wide: true,
            },
          ],
        },
      ]}
      initial={{ lines: org.data.lines as Line[] }}
      submitLabel={pageWords.setLines}
      onCancel={() => navigate(paths.tree(orgId))}
      onSubmit={async (chosen) => {
        await call(setLines, { orgId, lines: chosen.lines ?? [] })
        await done(orgId)
      }}
    />
  )
}
