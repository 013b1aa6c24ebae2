import { z } from 'zod'
import { defineJob } from '#kernel/jobs.ts'
import { takeMessages } from './taking.ts'

/** Files the messages of a checked file. */
export const filing = defineJob({
  name: 'cases.take-message-file',
  payload: z.object({ fileId: z.uuid() }),
  run: takeMessages,
})
