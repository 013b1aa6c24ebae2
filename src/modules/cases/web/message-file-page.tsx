import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { z } from 'zod'
import { call, fetchFile } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { fill } from '#kernel/errors.ts'
import { cancelTask, type Task } from '#kernel/task-contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { type Action, permission } from '#ui/action-button.tsx'
import { CellWords } from '#ui/cell-words.tsx'
import { DetailPage, DetailPending } from '#ui/detail-page.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { NumberTiles } from '#ui/number-tiles.tsx'
import { ProgressPanel } from '#ui/progress-panel.tsx'
import { saveFile } from '#ui/save-file.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { fetchFileAnswers, type getMessageFile, type MessageFile, startMessageFile } from '../files/contract.ts'
import { words as reasons } from '../files/words.ts'
import { fileStates, fileWords as w } from './file-words.ts'
import { paths } from './paths.ts'
import { caseQueries } from './queries.ts'

/** One file of messages, from its check to the answers that go back in it. */
export function MessageFilePage() {
  const { fileId = '' } = useParams()
  const found = useQuery({
    ...caseQueries.oneFile(fileId),
    refetchInterval: ({ state }) => (isRunning(state.data?.task) ? 1000 : false),
  })
  if (!found.data) return <DetailPending error={found.error} onRetry={() => void found.refetch()} />
  return <OneFile {...found.data} />
}

const isRunning = (task: Task | undefined) => task?.state === 'WAITING' || task?.state === 'RUNNING'

type Read = Answer<typeof getMessageFile> & { readonly task: Task | undefined }

const OneFile = ({ file, faults, answered, task }: Read) => {
  const language = useLanguage()
  const minute = (at: string | null) => (at === null ? '' : formatMinute(new Date(at), language))
  const isDone = file.state === 'DONE'
  return (
    <DetailPage
      title={{ zh: file.name, en: file.name }}
      beside={
        <>
          <StatusTag tone={fileStates[file.state].tone} label={fileStates[file.state]} />{' '}
          {file.hasNews && <StatusTag tone="info" label={w.news} />}
        </>
      }
      facts={[
        { label: w.way, value: file.channel },
        { label: w.org, value: file.orgName },
        { label: w.actor, value: file.actorName },
        { label: w.at, value: minute(file.createdAt) },
        ...(isDone ? [{ label: w.endedAt, value: minute(file.endedAt) }] : []),
        ...(file.fetchedAt === null ? [] : [{ label: w.fetchedAt, value: minute(file.fetchedAt) }]),
      ]}
      actions={useActions(file, isRunning(task))}
    >
      {task && isRunning(task) && <AtWork task={task} />}
      {task && <Trouble task={task} />}
      <Counts file={file} answered={answered} />
      {faults.length > 0 && <CellWords title={fill(w.faults, { count: faults.length })} tone="warning" of={faults} />}
    </DetailPage>
  )
}

function useActions(file: MessageFile, isBusy: boolean): Action[] {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const toast = useToast()
  const refresh = () => queries.invalidateQueries({ queryKey: caseQueries.files.queryKey })
  const { id: fileId, rowsNew: count, rowsWrong: wrong } = file
  if (file.state === 'DONE') {
    const fetch = async () => {
      const fetched = await fetchFile(fetchFileAnswers, { fileId })
      saveFile(fetched)
      toast('success', fill(w.fetched, { name: fetched.name }))
      await refresh()
    }
    return [
      { label: w.fetch, kind: 'primary', can: permission(file.can, 'fetchFileAnswers', reasons), onAct: fetch },
      { label: w.toCases, can: true, onAct: () => navigate(paths.list()) },
      { label: w.files, can: true, onAct: () => navigate(paths.files) },
    ]
  }
  const start = async () => {
    await call(startMessageFile, { fileId })
    await refresh()
  }
  const acts: Action[] = isBusy
    ? []
    : [
        {
          label: fill(w.start, { count }),
          kind: 'primary',
          can: count > 0 ? permission(file.can, 'startMessageFile', reasons) : w.nothingNew,
          confirm: { title: fill(w.startAsk, { count }), detail: fill(w.startDetail, { wrong }) },
          onAct: start,
        },
      ]
  return [...acts, { label: w.files, can: true, onAct: () => navigate(paths.files) }]
}

const AtWork = ({ task }: { task: Task }) => {
  const queries = useQueryClient()
  const stop = async () => {
    await call(cancelTask, { taskId: task.id })
    await queries.invalidateQueries({ queryKey: caseQueries.files.queryKey })
  }
  return (
    <ProgressPanel
      title={w.atWork}
      done={task.done}
      total={task.total}
      {...(task.can.cancelTask === true ? { onStop: () => void stop() } : {})}
    />
  )
}

const Said = z.object({ zh: z.string(), en: z.string() })

const Trouble = ({ task }: { task: Task }) => {
  if (task.state === 'CANCELLED') return <Notice tone="info" title={w.stopped} />
  if (task.state !== 'FAILED') return null
  const said = Said.safeParse(task.result)
  return <Notice tone="error" title={said.success ? said.data : w.failed} />
}

const Counts = ({ file, answered }: { file: MessageFile; answered: number | null }) => {
  const say = useSay()
  const isDone = file.state === 'DONE'
  const title = isDone ? w.result : w.counts
  return (
    <section className="lx-panel" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      <NumberTiles
        label={title}
        tiles={[
          { label: w.total, value: file.rowsTotal },
          { label: w.fresh, value: file.rowsNew },
          { label: w.known, value: file.rowsKnown },
          { label: w.wrong, value: file.rowsWrong, ...(file.rowsWrong > 0 ? { tone: 'error' as const } : {}) },
          ...(isDone && answered !== null ? [{ label: w.answered, value: answered }] : []),
        ]}
      />
      {isDone && <p className="lx-quiet">{say(file.isErased ? reasons['cases.file-gone'] : w.fetchNote)}</p>}
    </section>
  )
}
