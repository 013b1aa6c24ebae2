import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '#kernel/client.ts'
import { cancelTask, getTask } from '#kernel/task-contract.ts'
import { Notice } from '#ui/notice.tsx'
import { ProgressPanel } from '#ui/progress-panel.tsx'
import { demandQueries } from './queries.ts'
import { topicWords as w } from './topic-words.ts'

/** How far the finding of topics is, for whoever began it; when it has ended the list is read anew. */
export function FindingTopics({ taskId }: { taskId: string }) {
  const queries = useQueryClient()
  const { data: task } = useQuery({
    queryKey: ['demands', 'task', taskId],
    queryFn: () => call(getTask, { taskId }),
    refetchInterval: ({ state }) => (isOver(state.data?.state) ? false : 1000),
    retry: false,
  })
  const state = task?.state
  useEffect(() => {
    if (state === 'DONE') void queries.invalidateQueries({ queryKey: demandQueries.topics.queryKey })
  }, [state, queries])
  if (!task || state === 'DONE') return null
  if (state === 'CANCELLED') return <Notice tone="info" title={w.stopped} />
  if (state === 'FAILED') return <Notice tone="error" title={w.failed} />
  return (
    <ProgressPanel
      title={w.finding}
      done={task.done}
      total={task.total}
      {...(task.can.cancelTask === true ? { onStop: () => void call(cancelTask, { taskId }) } : {})}
    />
  )
}

const isOver = (state: string | undefined) => state === 'DONE' || state === 'FAILED' || state === 'CANCELLED'
