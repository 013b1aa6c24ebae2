import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { getTask, type Task } from '#kernel/task-contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { DetailPage, PagePending } from '#ui/detail-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { NumberTiles } from '#ui/number-tiles.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type ImportBatch, readImport } from '../roster/contract.ts'
import { ColumnMapping } from './column-mapping.tsx'
import { ImportAtWork, ImportDecision, ImportTrouble, RevokeImport } from './import-acts.tsx'
import { DifferenceTable } from './import-differences.tsx'
import { FaultTable, MarkedFiles } from './import-faults.tsx'
import { importWords, stateWords } from './import-words.ts'
import { paths } from './paths.ts'

/** One roster from the check to the result; follows the work by itself. */
export function ImportPage() {
  const { batchId = '' } = useParams()
  const found = useQuery({
    queryKey: ['members', 'import', batchId],
    queryFn: () => readWithTask(batchId),
    refetchInterval: ({ state }) => (isRunning(state.data?.task) ? 1000 : false),
  })
  if (!found.data) return <PagePending error={found.error} onRetry={() => void found.refetch()} />
  return <Import {...found.data} />
}

/** The task is known to whoever began the work; others see the state of the import only. */
const readWithTask = async (batchId: string): Promise<{ batch: ImportBatch; task: Task | undefined }> => {
  const batch = await call(readImport, { batchId })
  const { taskId, state } = batch
  if (taskId === null || state === 'DONE' || state === 'REVOKED') return { batch, task: undefined }
  const task = await call(getTask, { taskId }).catch(() => undefined)
  // What had ended by now may have changed the import after it was read.
  return { batch: isRunning(task) ? batch : await call(readImport, { batchId }), task }
}

const isRunning = (task: Task | undefined) => task?.state === 'WAITING' || task?.state === 'RUNNING'

const Import = ({ batch, task }: { batch: ImportBatch; task: Task | undefined }) => {
  const navigate = useNavigate()
  const language = useLanguage()
  const { state } = batch
  return (
    <DetailPage
      title={{ zh: batch.fileName, en: batch.fileName }}
      beside={<StatusTag tone={stateWords[state].tone} label={stateWords[state]} />}
      facts={[
        { label: importWords.organisation, value: batch.orgName },
        { label: importWords.actor, value: batch.actorName },
        { label: importWords.at, value: formatMinute(new Date(batch.createdAt), language) },
        ...(batch.endedAt === null
          ? []
          : [{ label: importWords.endedAt, value: formatMinute(new Date(batch.endedAt), language) }]),
      ]}
      actions={[
        ...(state === 'DONE'
          ? [{ label: importWords.seeRoster, can: true as const, onAct: () => navigate(paths.list(batch.orgId)) }]
          : []),
        { label: importWords.another, can: true, onAct: () => navigate(paths.imports) },
      ]}
    >
      {task && isRunning(task) && <ImportAtWork batch={batch} task={task} />}
      {task && <ImportTrouble task={task} />}
      {state === 'UNMAPPED' && !isRunning(task) && <ColumnMapping batchId={batch.id} isAsked />}
      <Counts batch={batch} />
      {state === 'CHECKED' && !isRunning(task) && <ImportDecision batch={batch} />}
      <Findings batch={batch} />
      {batch.rowsWrong !== null && batch.rowsWrong > 0 && (
        <>
          <MarkedFiles batchId={batch.id} />
          <FaultTable batchId={batch.id} />
        </>
      )}
      {state === 'CHECKED' && (batch.rowsUpdated ?? 0) > 0 && <DifferenceTable batchId={batch.id} />}
      {state === 'CHECKED' && !isRunning(task) && <ColumnMapping batchId={batch.id} isAsked={false} />}
      {batch.can.revokeImport === true && <RevokeImport batch={batch} />}
    </DetailPage>
  )
}

const Counts = ({ batch }: { batch: ImportBatch }) => {
  const say = useSay()
  if (batch.rowsTotal === null || batch.state === 'UNMAPPED') return null
  const title = batch.state === 'CHECKED' ? importWords.checkResult : importWords.importResult
  return (
    <section className="lx-panel" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      <NumberTiles
        label={title}
        tiles={[
          { label: importWords.rowsTotal, value: batch.rowsTotal },
          { label: importWords.rowsNew, value: batch.rowsNew ?? 0 },
          { label: importWords.rowsUpdated, value: batch.rowsUpdated ?? 0 },
          { label: importWords.rowsUnchanged, value: batch.rowsUnchanged ?? 0 },
          { label: importWords.rowsWrong, value: batch.rowsWrong ?? 0, tone: 'error' },
        ]}
      />
    </section>
  )
}

const Findings = ({ batch: { findings } }: { batch: ImportBatch }) => {
  const say = useSay()
  if (findings.length === 0) return null
  const said = (finding: (typeof findings)[number], language: 'zh' | 'en') =>
    fill(importWords.findingCount, { sentence: finding[language], count: finding.count })[language]
  return (
    <Notice tone="warning" title={importWords.findings}>
      <ul>
        {findings.map((finding) => (
          <li key={finding.code}>{say({ zh: said(finding, 'zh'), en: said(finding, 'en') })}</li>
        ))}
      </ul>
    </Notice>
  )
}
