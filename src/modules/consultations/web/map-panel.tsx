import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { getTask } from '#kernel/task-contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { Facts } from '#ui/detail-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { type Consultation, drawMap } from '../contract.ts'
import { consultationQueries } from './queries.ts'
import { pageWords as w } from './words.ts'

/** What many say together, in short; the drawing stands on the public page. */
export function MapPanel({ of }: { of: Consultation }) {
  const say = useSay()
  const [taskId, setTaskId] = useState<string>()
  const draw = async () => setTaskId((await call(drawMap, { consultationId: of.id })).taskId)
  return (
    <section className="lx-panel">
      <h2>{say(w.map)}</h2>
      {of.findings?.participants ? <Found of={of} findings={of.findings} /> : <p>{say(w.mapNone)}</p>}
      <p>
        <a href={`${of.publicPath}/map`} target="_blank" rel="noopener">
          {say(w.onSite)}
        </a>
      </p>
      {taskId && <Drawing taskId={taskId} />}
      {of.can.drawMap === true && <ActionButton label={w.draw} can={true} onAct={draw} />}
    </section>
  )
}

const Found = ({ of, findings }: { of: Consultation; findings: NonNullable<Consultation['findings']> }) => {
  const say = useSay()
  const language = useLanguage()
  const list = (numbers: readonly number[]) =>
    numbers.length === 0
      ? say(w.noOne)
      : numbers.map((no) => `${no}. ${of.statements.find((one) => one.no === no)?.text ?? ''}`).join('；')
  const sizes = findings.groups.map(({ size }) => say(fill(w.about, { count: size }))).join('、')
  const facts = [
    { label: w.participants, value: say(fill(w.about, { count: findings.participants ?? 0 })) },
    { label: w.common, value: list(findings.common.map(({ no }) => no)) },
    { label: w.dividing, value: list(findings.dividing) },
    {
      label: w.groups,
      value: sizes === '' ? say(w.groupsNone) : say(fill(w.groupSizes, { count: findings.groups.length, sizes })),
    },
  ]
  return (
    <>
      <Facts facts={facts} />
      <p className="lx-quiet">{of.foundAt && formatMinute(new Date(of.foundAt), language)}</p>
    </>
  )
}

const Drawing = ({ taskId }: { taskId: string }) => {
  const say = useSay()
  const queries = useQueryClient()
  const { data: task } = useQuery({
    queryKey: ['consultation-map', taskId],
    queryFn: () => call(getTask, { taskId }),
    refetchInterval: ({ state }) => (isOver(state.data?.state) ? false : 1000),
    retry: false,
  })
  const state = task?.state
  useEffect(() => {
    if (state === 'DONE') void queries.invalidateQueries({ queryKey: consultationQueries.list.queryKey })
  }, [state, queries])
  if (state === 'FAILED') return <Notice tone="error" title={w.drawFailed} />
  return isOver(state) ? null : <p role="status">{say(w.drawing)}</p>
}

const isOver = (state: string | undefined) => state === 'DONE' || state === 'FAILED' || state === 'CANCELLED'
