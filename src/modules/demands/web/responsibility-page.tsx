import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { undoOf } from '#kernel/bin/undoing.ts'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import { ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { ListPage } from '#ui/list-page.tsx'
import type { Column } from '#ui/list-rows.tsx'
import { useToast } from '#ui/notice.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { type Responsibility, removeResponsibility, saveResponsibility } from '../contract.ts'
import { demandQueries } from './queries.ts'
import { pageWords as w } from './words.ts'
import { wordsIn } from './words-in.ts'

/** 事项清单: one's own matters, to be changed, and those of the organisations above, which hold here too (D19). */
export function ResponsibilityPage() {
  const [params, setParams] = useSearchParams()
  const list = useQuery(demandQueries.responsibilities)
  const rows = list.data?.rows ?? []
  const fields = list.data?.choices
  return (
    <ListPage<Responsibility>
      title={w.responsibilities}
      params={params}
      onParams={setParams}
      rowKey={({ matter, keeperName }) => `${keeperName}/${matter}`}
      page={list.data && { rows, total: rows.length }}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={columnsOf(fields ?? [])}
      above={<Above fields={fields} />}
      empty={{ title: w.none, hint: w.noneHint }}
    />
  )
}

interface Written {
  readonly matter: string
  readonly field: string
  readonly words: string
  readonly deskOrgId?: string
  readonly basis: string
}

const fieldsFor = (fields: readonly string[] | undefined): readonly Field[] => [
  { name: 'matter', label: w.matter, kind: 'text', required: true, maxLength: 40, hint: w.matterHint },
  {
    name: 'field',
    label: w.field,
    kind: 'choice',
    required: true,
    choices: fields?.map((field) => ({ value: field, label: { zh: field, en: field } })),
  },
  { name: 'words', label: w.known, kind: 'long', rows: 2, required: true, maxLength: 300, hint: w.knownHint },
  { name: 'deskOrgId', label: w.deskOf, kind: 'own', control: <OrgChoice />, hint: w.deskHint },
  { name: 'basis', label: w.basis, kind: 'text', required: true, maxLength: 200, hint: w.basisHint },
]

const Above = ({ fields }: { fields: readonly string[] | undefined }) => {
  const say = useSay()
  const save = useSave()
  return (
    <div className="lx-after">
      <p className="lx-quiet">{say(w.lead)}</p>
      <FormDialogButton<Written> label={w.add} fields={fieldsFor(fields)} kind="primary" onSubmit={save} />
    </div>
  )
}

const columnsOf = (fields: readonly string[]): readonly Column<Responsibility>[] => [
  { key: 'matter', title: w.matter, show: ({ matter }) => matter },
  { key: 'field', title: w.field, inHead: true, show: ({ field }) => field },
  { key: 'words', title: w.known, width: 220, show: ({ words }) => words.join('、') },
  { key: 'desk', title: w.deskOf, width: 160, show: ({ deskName }) => deskName ?? '—' },
  { key: 'basis', title: w.basis, width: 160, show: ({ basis }) => basis },
  { key: 'keeper', title: w.keeper, deskOnly: true, show: ({ keeperName }) => keeperName },
  { key: 'acts', title: w.acts, show: (row) => (row.isOwn ? <Acts of={row} fields={fields} /> : '—') },
]

const Acts = ({ of, fields }: { of: Responsibility; fields: readonly string[] }) => {
  const save = useSave()
  const done = useDone()
  const { matter, field, words, deskOrgId, basis } = of
  const initial = { matter, field, words: words.join('、'), basis, ...(deskOrgId === null ? {} : { deskOrgId }) }
  return (
    <div className="lx-actions">
      <FormDialogButton<Written> label={w.change} fields={fieldsFor(fields)} initial={initial} onSubmit={save} />
      <ActionButton
        label={w.remove}
        can
        confirm={{ title: fill(w.removeAsk, { matter }), detail: w.removeDetail }}
        onAct={async () => {
          const { removedId } = await call(removeResponsibility, { matter })
          await done(w.removed, removedId)
        }}
      />
    </div>
  )
}

function useSave() {
  const done = useDone()
  return async ({ words, deskOrgId, ...rest }: Written) => {
    await call(saveResponsibility, { ...rest, words: wordsIn(words), deskOrgId: deskOrgId ?? null })
    await done(w.saved)
  }
}

function useDone() {
  const queries = useQueryClient()
  const toast = useToast()
  return async (told: Sentence, removedId?: string) => {
    const refresh = () => queries.invalidateQueries({ queryKey: demandQueries.responsibilities.queryKey })
    toast('success', told, undoOf(removedId, refresh))
    await refresh()
  }
}
