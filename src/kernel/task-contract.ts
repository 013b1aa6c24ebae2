import { z } from 'zod'
import { Can, endpoint, InstantText } from './contract.ts'

/** How a piece of long work stands. */
export const TaskState = z.enum(['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'])
export type TaskState = z.infer<typeof TaskState>

/** Long work with its progress; `result` is what the chapter says it is, or `{ code, zh, en }` when it failed. */
export const Task = z.object({
  id: z.uuid(),
  kind: z.string(),
  state: TaskState,
  done: z.number().int(),
  total: z.number().int().nullable(),
  result: z.unknown(),
  createdAt: InstantText,
  endedAt: InstantText.nullable(),
  can: Can,
})
export type Task = z.infer<typeof Task>

const params = z.object({ taskId: z.uuid() })

/** Asked every second or two while a page shows the progress. */
export const getTask = endpoint({
  method: 'GET',
  path: '/api/tasks/:taskId',
  summary: { zh: '查看一项工作的进度', en: 'How far a piece of long work is' },
  params,
  answer: Task,
})

/** The work stops at its next step and keeps nothing. */
export const cancelTask = endpoint({
  method: 'POST',
  path: '/api/tasks/:taskId/cancel',
  summary: { zh: '取消一项工作', en: 'Cancel a piece of long work' },
  params,
  answer: Task,
  errors: ['kernel.task-ended'],
})
