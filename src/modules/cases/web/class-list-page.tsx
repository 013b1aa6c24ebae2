import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import { undoOf } from '#kernel/bin/undoing.ts'
import { CallRefused, call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { useToast } from '#ui/notice.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { type CaseClass, dropClassList, type getClassList, saveClassList } from '../classes/contract.ts'
import { classListText } from '../classes/rules.ts'
import { ClassListInput } from './class-list-input.tsx'
import { classWords as w } from './class-words.ts'
import { caseQueries } from './queries.ts'

type HeldList = z.infer<(typeof getClassList)['answer']>

/** 分类表: the classes of three levels that hold at one's own organisation; whoever handles or dispatches there may write its own. */
export function ClassListPage() {
  const [params, setParams] = useSearchParams()
  const list = useQuery(caseQueries.classList)
  const lines = list.data?.lines ?? []
  const { page, size } = readListQuery(params)
  return (
    <ListPage<CaseClass>
      title={w.title}
      params={params}
      onParams={setParams}
      rowKey={keyOf}
      page={list.data && { rows: lines.slice((page - 1) * size, page * size), total: lines.length }}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={columns}
      above={list.data && <Above of={list.data} />}
      empty={{ title: w.none, hint: w.noneHint }}
    />
  )
}

const keyOf = ({ field, second, third }: CaseClass) => [field, second, third].join('/')

const columns: readonly Column<CaseClass>[] = [
  { key: 'field', title: w.field, inHead: true, show: ({ field }) => field },
  { key: 'second', title: w.second, show: ({ second }) => second ?? '—' },
  { key: 'third', title: w.third, show: ({ third }) => third ?? '—' },
]

const Above = ({ of }: { of: HeldList }) => {
  const say = useSay()
  const language = useLanguage()
  const at = of.changedAt === null ? '' : formatMinute(new Date(of.changedAt), language)
  return (
    <div className="lx-after">
      <p className="lx-quiet">{say(w.lead)}</p>
      {of.keptBy !== null && (
        <p>{say(of.isOwn ? fill(w.ownSince, { at }) : fill(w.keptBy, { name: of.keptBy, at }))}</p>
      )}
      {of.mayKeep === true && <Acts of={of} />}
    </div>
  )
}

function Acts({ of }: { of: HeldList }) {
  const done = useDone()
  const queries = useQueryClient()
  // The list that the text was begun on: one that somebody wrote meanwhile is not replaced before its name and time were read.
  const begun = useRef<HeldList>(undefined)
  const save = async ({ text }: { text: string }) => {
    const { isOwn, changedAt } = begun.current ?? of
    const { classes } = await call(saveClassList, { text, changedAt: isOwn ? changedAt : null }).catch(lookAgain)
    begun.current = undefined
    await done(fill(w.saved, { count: classes }))
  }
  const lookAgain = async (fault: unknown) => {
    const isConflict = fault instanceof CallRefused && fault.problem.code === 'cases.class-list-meanwhile'
    if (isConflict) begun.current = await queries.fetchQuery({ ...caseQueries.classList, staleTime: 0 })
    throw fault
  }
  const begin = () => {
    begun.current ??= of
  }
  const text = { name: 'text', label: w.lines, required: true, wide: true, hint: w.linesHint } as const
  return (
    <div className="lx-actions">
      <FormDialogButton<{ text: string }>
        label={of.isOwn ? w.change : w.write}
        note={w.writeNote}
        kind="primary"
        fields={[{ ...text, kind: 'own', control: <ClassListInput onShown={begin} /> }]}
        initial={of.lines.length > 0 ? { text: classListText(of.lines) } : {}}
        onSubmit={save}
      />
      {of.isOwn && (
        <ActionButton
          label={w.drop}
          can
          confirm={{ title: w.dropAsk, detail: w.dropDetail }}
          onAct={async () => {
            const { removedId } = await call(dropClassList, {})
            await done(w.dropped, removedId)
          }}
        />
      )}
    </div>
  )
}

function useDone() {
  const queries = useQueryClient()
  const toast = useToast()
  return async (told: Sentence, removedId?: string) => {
    const refresh = () => queries.invalidateQueries({ queryKey: caseQueries.all })
    toast('success', told, undoOf(removedId, refresh))
    await refresh()
  }
}
