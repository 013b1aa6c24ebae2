import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { papersGiven } from '#ui/file-input.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { FormPage } from '#ui/form-page.tsx'
import { useSay } from '#ui/sentence.tsx'
import { listChildren, readOrg } from '../contract.ts'
import { dissolveOrg, listItems, mergeOrgs, moveOrg, splitOrg } from '../reshaping/contract.ts'
import { Consequences } from './consequences.tsx'
import { OrgChoice } from './org-choice.tsx'
import { nameFields, typeField } from './org-fields.ts'
import { paths } from './paths.ts'
import { basis, reply, when } from './reshaping-fields.ts'
import { reshapingWords as w } from './reshaping-words.ts'

interface Dated {
  readonly effectiveOn: string
  readonly basis: string
  readonly papers?: unknown
}

/** What every form of a change needs: whose it is, where to go back to, and where to go on. */
function useChange() {
  const { orgId = '' } = useParams()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return {
    orgId,
    onCancel: () => navigate(paths.tree(orgId)),
    done: async () => {
      await queries.invalidateQueries({ queryKey: ['organisations'] })
      await navigate(paths.changes(orgId))
    },
  }
}

/** Moves an organisation under another. */
export function MoveOrgPage() {
  const { orgId, onCancel, done } = useChange()
  return (
    <FormPage<{ parentId: string; effectiveOn: string; basis?: string; papers?: unknown }>
      title={w.move}
      sections={[
        {
          fields: [
            { name: 'parentId', label: w.moveTo, kind: 'own', required: true, control: <OrgChoice />, wide: true },
            when,
            { ...basis, required: false },
            reply,
          ],
        },
      ]}
      submitLabel={w.submit}
      onCancel={onCancel}
      onSubmit={async ({ papers, ...values }) => {
        await call(moveOrg, { ...values, ...papersGiven(papers), orgId })
        await done()
      }}
    >
      <Consequences orgId={orgId} kind="MOVE" />
    </FormPage>
  )
}

/** Dissolves an organisation that holds nothing any more. */
export function DissolveOrgPage() {
  const { orgId, onCancel, done } = useChange()
  return (
    <FormPage<Dated>
      title={w.dissolve}
      sections={[{ fields: [when, basis, reply] }]}
      submitLabel={w.submitForApproval}
      onCancel={onCancel}
      onSubmit={async ({ papers, ...values }) => {
        await call(dissolveOrg, { ...values, ...papersGiven(papers), orgId })
        await done()
      }}
    >
      <Consequences orgId={orgId} kind="DISSOLVE" />
    </FormPage>
  )
}

type Merge = Dated & {
  intoId?: string
  alsoIds?: string[]
  asNew?: { name: string; shortName: string; type: string }
}

/** Merges an organisation into another, or with others into a new one. */
export function MergeOrgPage() {
  const say = useSay()
  const { orgId, onCancel, done } = useChange()
  const [isNew, setNew] = useState(false)
  const siblings = useSiblings(orgId)
  const into: Field[] = [
    { name: 'intoId', label: w.into, kind: 'own', required: true, control: <OrgChoice />, wide: true },
  ]
  const asNew: Field[] = [
    {
      name: 'alsoIds',
      label: w.also,
      kind: 'choice',
      several: true,
      required: true,
      choices: siblings,
      whenNone: w.noneBeside,
      hint: w.alsoHint,
      wide: true,
    },
    typeField('asNew.'),
    ...nameFields('asNew.'),
  ]
  return (
    <FormPage<Merge>
      title={w.merge}
      sections={[{ fields: [...(isNew ? asNew : into), when, basis, reply] }]}
      initial={{ asNew: { name: '', shortName: '', type: 'BRANCH' } }}
      submitLabel={w.submitForApproval}
      onCancel={onCancel}
      onSubmit={async ({ papers, ...values }) => {
        await call(mergeOrgs, { ...values, ...papersGiven(papers), orgId })
        await done()
      }}
    >
      <Consequences orgId={orgId} kind="MERGE" />
      <div className="lx-panel">
        <Radio.Group
          aria-label={say(w.mergeHow)}
          value={isNew}
          onChange={(event) => setNew(event.target.value as boolean)}
          options={[
            { value: false, label: say(w.mergeInto) },
            { value: true, label: say(w.mergeNew) },
          ]}
        />
      </div>
    </FormPage>
  )
}

type Split = Dated & {
  isEnding: boolean
  parts: { name: string; shortName: string; type: string; childIds?: string[]; itemIds?: string[] }[]
}
const mostParts = 6

/** Splits new organisations off, each with the subordinates and members that go along. */
export function SplitOrgPage() {
  const say = useSay()
  const { orgId, onCancel, done } = useChange()
  const [count, setCount] = useState(1)
  const org = useOrg(orgId)
  const part = usePartFields(orgId)
  if (!org.data) return null
  const { type } = org.data
  const numbers = Array.from({ length: count }, (_, i) => i)
  return (
    <FormPage<Split>
      title={w.split}
      sections={[
        ...numbers.map((i) => ({ title: w.part, fields: part(`parts.${i}.`) })),
        { fields: [{ name: 'isEnding', label: w.isEnding, kind: 'yes-no', hint: w.isEndingHint }, when, basis, reply] },
      ]}
      initial={{ isEnding: false, parts: Array.from({ length: mostParts }, () => ({ name: '', shortName: '', type })) }}
      submitLabel={w.submitForApproval}
      onCancel={onCancel}
      onSubmit={async ({ papers, ...values }) => {
        await call(splitOrg, { ...values, ...papersGiven(papers), orgId })
        await done()
      }}
    >
      <Consequences orgId={orgId} kind="SPLIT" />
      {count < mostParts && <Button onClick={() => setCount(count + 1)}>{say(w.addPart)}</Button>}
    </FormPage>
  )
}

function usePartFields(orgId: string): (prefix: string) => Field[] {
  const below = useQuery({
    queryKey: ['organisations', 'below', orgId, undefined],
    queryFn: () => call(listChildren, { parentId: orgId }),
  })
  const items = useQuery({
    queryKey: ['organisations', 'items', orgId],
    queryFn: () => call(listItems, { orgId }),
  })
  const choices = (rows: readonly { id: string; name: string }[] = []) =>
    rows.map(({ id, name }) => ({ value: id, label: { zh: name, en: name } }))
  const some = (name: string, label: Field['label'], of: ReturnType<typeof choices>): Field[] =>
    of.length > 0 ? [{ name, label, kind: 'choice', several: true, choices: of, hint: w.itemsHint, wide: true }] : []
  return (prefix) => [
    typeField(prefix),
    ...nameFields(prefix),
    ...some(`${prefix}childIds`, w.children, choices(below.data?.rows)),
    ...some(`${prefix}itemIds`, w.items, choices(items.data?.rows)),
  ]
}

const useOrg = (orgId: string) =>
  useQuery({ queryKey: ['organisations', 'org', orgId, undefined], queryFn: () => call(readOrg, { orgId }) })

/** The other organisations under the same superior, as choices. */
function useSiblings(orgId: string) {
  const org = useOrg(orgId)
  const parentId = org.data?.parentId ?? undefined
  const siblings = useQuery({
    queryKey: ['organisations', 'below', parentId, undefined],
    queryFn: () => call(listChildren, { parentId }),
    enabled: parentId !== undefined,
  })
  // At the top of the tree nothing stands beside it.
  if (org.data && parentId === undefined) return []
  return siblings.data?.rows
    .filter(({ id }) => id !== orgId)
    .map(({ id, shortName }) => ({ value: id, label: { zh: shortName, en: shortName } }))
}
