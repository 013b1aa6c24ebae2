import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { undoOf } from '#kernel/bin/undoing.ts'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { ListPage } from '#ui/list-page.tsx'
import type { Column } from '#ui/list-rows.tsx'
import { useToast } from '#ui/notice.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { placeLimits } from '../limits/codes.ts'
import { dropLimit, type HeldLimit, setLimit } from '../limits/contract.ts'
import { limitWords as w } from './limit-words.ts'
import { caseQueries } from './queries.ts'
import { ReviewerPanel } from './reviewer-panel.tsx'

/** 办理时限: what holds at one's own organisation and who set it; who leads it may set it otherwise (11.2). */
export function LimitsPage() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const list = useQuery(caseQueries.limits)
  const rows = list.data?.rows ?? []
  const maySet = list.data?.maySet === true
  return (
    <ListPage<HeldLimit>
      title={w.title}
      params={params}
      onParams={setParams}
      rowKey={({ name }) => name}
      page={list.data && { rows, total: rows.length }}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={maySet ? [...columns, { key: 'acts', title: w.acts, show: (row) => <Acts of={row} /> }] : columns}
      above={
        <>
          <ReviewerPanel />
          <p className="lx-quiet lx-after">{say(w.lead)}</p>
        </>
      }
      empty={{ title: w.title, hint: w.lead }}
    />
  )
}

const columns: readonly Column<HeldLimit>[] = [
  { key: 'what', title: w.what, inHead: true, show: ({ name }) => <Said sentence={placeLimits[name]} /> },
  { key: 'within', title: w.within, show: (row) => <Said sentence={withinOf(row)} /> },
  {
    key: 'setBy',
    title: w.setBy,
    show: ({ setBy, isOwn }) => (isOwn ? <Said sentence={w.here} /> : (setBy ?? <Said sentence={w.usual} />)),
  },
]

const Said = ({ sentence }: { sentence: Sentence }) => useSay()(sentence)
const withinOf = ({ name, amount }: HeldLimit) => fill(w[placeLimits[name].unit], { n: amount })

function Acts({ of: { name, amount, isOwn } }: { of: HeldLimit }) {
  const done = useDone()
  const { unit, most } = placeLimits[name]
  const label = { hours: w.amountHours, clock: w.amountClock, days: w.amountDays }[unit]
  return (
    <div className="lx-actions">
      <FormDialogButton<{ amount: number }>
        label={w.set}
        note={placeLimits[name]}
        fields={[
          { name: 'amount', label, kind: 'number', min: 1, max: most, required: true, hint: fill(w.most, { most }) },
        ]}
        initial={{ amount }}
        onSubmit={async (written) => {
          await call(setLimit, { name, amount: written.amount })
          await done(w.done)
        }}
      />
      {isOwn && (
        <ActionButton
          label={w.drop}
          can
          confirm={{ title: w.dropAsk, detail: w.dropDetail }}
          onAct={async () => {
            const { removedId } = await call(dropLimit, { name })
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
    const refresh = () => queries.invalidateQueries({ queryKey: caseQueries.limits.queryKey })
    toast('success', told, undoOf(removedId, refresh))
    await refresh()
  }
}
