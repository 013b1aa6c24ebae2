import { z } from 'zod'
import { config } from '#kernel/config.ts'
import { defineJob, enqueue, type Job } from '#kernel/jobs.ts'
import { offeredBy } from './mirror/fetching.ts'
import { askReading } from './mirror/reading.ts'
import { receiveCheckpoint } from './mirror/service.ts'

const payload = z.object({ address: z.url({ protocol: /^https?$/ }) })

const keeping = defineJob({
  name: 'transparency.keep-checkpoint',
  payload,
  run: async (ctx, { address }, { signal }) => {
    const { logName } = await receiveCheckpoint(ctx, await offeredBy(address, signal))
    askReading(ctx, { logName, address })
  },
})

/**
 * What the chapter does by itself: each morning it keeps the checkpoint of every site named to it (D25), each in a job of its own, so
 * that one that is down is tried again, and asks for all entries there to be read.
 */
export const jobs: readonly Job[] = [
  keeping,
  defineJob({
    name: 'transparency.keep-others',
    payload: z.object({}),
    schedule: { cron: '35 5 * * *' },
    run: async (ctx) => {
      for (const address of config.mirrorOf) enqueue(ctx, keeping, { address }, { key: address, bySystem: true })
    },
  }),
]
