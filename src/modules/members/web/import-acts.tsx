import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { cancelTask, type Task } from '#kernel/task-contract.ts'
import { type Action, ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { ProgressPanel } from '#ui/progress-panel.tsx'
import { useSay } from '#ui/sentence.tsx'
import { type ImportBatch, revokeImport, startImport } from '../roster/contract.ts'
import { importWords } from './import-words.ts'

/** While the machine checks or imports; whoever began it may stop it, and then nothing is written. */
export function ImportAtWork({ batch, task }: { batch: ImportBatch; task: Task }) {
  const queries = useQueryClient()
  const stop = async () => {
    await call(cancelTask, { taskId: task.id })
    await queries.invalidateQueries({ queryKey: ['members'] })
  }
  return (
    <ProgressPanel
      title={batch.state === 'UPLOADED' ? importWords.checking : importWords.importing}
      done={task.done}
      total={task.total}
      {...(task.can.cancelTask === true ? { onStop: () => void stop() } : {})}
    />
  )
}

/** What became of work that did not end well, in the words of the server. */
export function ImportTrouble({ task }: { task: Task }) {
  if (task.state === 'CANCELLED') return <Notice tone="info" title={importWords.cancelled} />
  if (task.state !== 'FAILED') return null
  const said = Said.safeParse(task.result)
  return <Notice tone="error" title={said.success ? said.data : importWords.failed} />
}

const Said = z.object({ zh: z.string(), en: z.string() })

/** The choice after the check: the right rows, or all or nothing. */
export function ImportDecision({ batch }: { batch: ImportBatch }) {
  const say = useSay()
  const queries = useQueryClient()
  const count = (batch.rowsNew ?? 0) + (batch.rowsUpdated ?? 0)
  const wrong = batch.rowsWrong ?? 0
  const start = async (mode: 'RIGHT_ROWS' | 'ALL_OR_NOTHING') => {
    await call(startImport, { batchId: batch.id, mode })
    await queries.invalidateQueries({ queryKey: ['members'] })
  }
  const ask = fill(importWords.rightRowsAsk, { count })
  const acts: Action[] = [
    {
      label: importWords.rightRows,
      kind: 'primary',
      can: count > 0 ? true : importWords.nothingToImport,
      confirm: { title: ask, detail: fill(importWords.rightRowsDetail, { wrong }) },
      onAct: () => start('RIGHT_ROWS'),
    },
    {
      label: importWords.allOrNothing,
      can: wrong > 0 ? fill(importWords.wrongRowsFirst, { count: wrong }) : count > 0 || importWords.nothingToImport,
      confirm: { title: ask, detail: importWords.allOrNothingDetail },
      onAct: () => start('ALL_OR_NOTHING'),
    },
  ]
  const why = acts.flatMap(({ can }) => (can === true ? [] : [say(can)]))
  return (
    <section className="lx-panel" aria-label={say(importWords.decide)}>
      <h2>{say(importWords.decide)}</h2>
      <div className="lx-actions">
        {acts.map((act) => (
          <ActionButton key={act.label.zh} {...act} />
        ))}
      </div>
      {[...new Set(why)].map((reason) => (
        <p key={reason} className="lx-quiet">
          {reason}
        </p>
      ))}
    </section>
  )
}

/** Takes the import back within seven days, with the reason. */
export function RevokeImport({ batch }: { batch: ImportBatch }) {
  const queries = useQueryClient()
  const toast = useToast()
  return (
    <FormDialogButton<{ reason: string }>
      label={importWords.revoke}
      kind="destructive"
      note={importWords.revokeNote}
      fields={[
        {
          name: 'reason',
          label: importWords.revokeWhy,
          kind: 'long',
          rows: 2,
          maxLength: 200,
          required: true,
          hint: importWords.revokeWhyHint,
        },
      ]}
      onSubmit={async ({ reason }) => {
        const { removed, restored, kept } = await call(revokeImport, { batchId: batch.id, reason })
        await queries.invalidateQueries({ queryKey: ['members'] })
        toast('success', fill(importWords.revoked, { removed, restored, kept }))
      }}
    />
  )
}
