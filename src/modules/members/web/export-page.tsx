import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { call, fetchFile } from '#kernel/client.ts'
import { fill, type Sentence } from '#kernel/errors.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { getTask, type Task } from '#kernel/task-contract.ts'
import { formatMinute } from '#kernel/time.ts'
import type { Action } from '#ui/action-button.tsx'
import { DetailPage, type Fact, PagePending } from '#ui/detail-page.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { ProgressPanel } from '#ui/progress-panel.tsx'
import { saveFile } from '#ui/save-file.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type Export, fetchExport, readExport, showExportPassword, writeExport } from '../export/contract.ts'
import { columnNames } from '../export/words.ts'
import { exportStates, exportWords } from './export-words.ts'
import { paths } from './paths.ts'

/** One export: how it stands, and the next step. */
export function ExportPage() {
  const { exportId = '' } = useParams()
  const found = useQuery({
    queryKey: ['members', 'exports', 'one', exportId],
    queryFn: () => readWithTask(exportId),
    refetchInterval: ({ state }) => (isRunning(state.data?.task) ? 1000 : false),
  })
  if (!found.data) return <PagePending error={found.error} onRetry={() => void found.refetch()} />
  return <OneExport {...found.data} />
}

const readWithTask = async (exportId: string): Promise<{ one: Export; task: Task | undefined }> => {
  const one = await call(readExport, { exportId })
  if (one.taskId === null || one.state !== 'ALLOWED') return { one, task: undefined }
  const task = await call(getTask, { taskId: one.taskId })
  // What has ended by now may have written the file after the export was read.
  return { one: isRunning(task) ? one : await call(readExport, { exportId }), task }
}

const isRunning = (task: Task | undefined) => task?.state === 'WAITING' || task?.state === 'RUNNING'

const OneExport = ({ one, task }: { one: Export; task: Task | undefined }) => {
  const { state, orgName } = one
  const [password, setPassword] = useState<string>()
  const actions = useActions(one, { isBusy: isRunning(task), onPassword: setPassword })
  return (
    <DetailPage
      title={{ zh: `导出${orgName}党员名册`, en: `Roster of ${orgName}` }}
      beside={<StatusTag tone={exportStates[state].tone} label={exportStates[state]} />}
      facts={useFacts(one)}
      actions={actions}
    >
      {isRunning(task) && task ? (
        <ProgressPanel title={exportWords.writing} done={task.done} total={task.total} />
      ) : (
        <HowItStands state={state} hasFailed={task?.state === 'FAILED'} />
      )}
      {hasPassword(one) && <Password shown={password} />}
    </DetailPage>
  )
}

const notes: Readonly<Record<Export['state'], { tone: 'info' | 'success' | 'warning' } & { title: Sentence }>> = {
  WAITING: { tone: 'info', title: exportWords.waitsNote },
  ALLOWED: { tone: 'info', title: exportWords.allowedNote },
  READY: { tone: 'success', title: exportWords.readyNote },
  FETCHED: { tone: 'info', title: exportWords.fetchedNote },
  REFUSED: { tone: 'warning', title: exportWords.refusedNote },
  EXPIRED: { tone: 'warning', title: exportWords.expiredNote },
}

const HowItStands = ({ state, hasFailed }: { state: Export['state']; hasFailed: boolean }) =>
  hasFailed && state === 'ALLOWED' ? (
    <Notice tone="error" title={exportWords.failed} />
  ) : (
    <Notice tone={notes[state].tone} title={notes[state].title} />
  )

const hasPassword = ({ isLocked, state }: Export) => isLocked && (state === 'READY' || state === 'FETCHED')

const Password = ({ shown }: { shown: string | undefined }) => (
  <Notice
    tone="info"
    title={shown === undefined ? exportWords.lockedNote : fill(exportWords.password, { password: shown })}
  />
)

// Only the step that comes next; a row of buttons that cannot be pressed would hide it.
function useActions(one: Export, of: { isBusy: boolean; onPassword: (password: string) => void }): Action[] {
  const { id, state, matterId } = one
  const navigate = useNavigate()
  const queries = useQueryClient()
  const toast = useToast()
  const again = () => queries.invalidateQueries({ queryKey: ['members', 'exports'] })
  const write = async () => {
    await call(writeExport, { exportId: id })
    await again()
  }
  const fetch = async () => {
    const file = await fetchFile(fetchExport, { exportId: id })
    saveFile(file)
    toast('success', fill(exportWords.fetched, { name: file.name }))
    await again()
  }
  const showPassword = async () => of.onPassword((await call(showExportPassword, { exportId: id })).password)
  return [
    ...(state === 'READY' ? [{ label: exportWords.fetch, kind: 'primary', can: true, onAct: fetch } as const] : []),
    ...(hasPassword(one) ? [{ label: exportWords.showPassword, can: true, onAct: showPassword } as const] : []),
    ...(state === 'ALLOWED' && !of.isBusy
      ? [{ label: exportWords.write, kind: 'primary', can: true, onAct: write } as const]
      : []),
    ...(matterId === null
      ? []
      : [{ label: exportWords.toMatter, can: true, onAct: () => navigate(matterPath(matterId)) } as const]),
    { label: exportWords.exports, can: true, onAct: () => navigate(paths.exports) },
  ]
}

function useFacts(one: Export): Fact[] {
  const say = useSay()
  const language = useLanguage()
  const moment = (at: string) => formatMinute(new Date(at), language)
  return [
    { label: exportWords.reason, value: one.reason },
    { label: exportWords.rows, value: one.rows },
    { label: exportWords.columns, value: one.columns.map((column) => say(columnNames[column])).join('、') },
    { label: exportWords.number, value: one.number },
    { label: exportWords.askedAt, value: moment(one.createdAt) },
    ...(one.approvedBy === null ? [] : [{ label: exportWords.approvedBy, value: one.approvedBy }]),
    ...(one.state === 'ALLOWED' || one.state === 'READY' || one.state === 'FETCHED'
      ? [{ label: exportWords.until, value: moment(one.expiresAt) }]
      : []),
  ]
}
