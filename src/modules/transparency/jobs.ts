import { z } from 'zod'
import { config } from '#kernel/config.ts'
import { defineJob, enqueue, type Job } from '#kernel/jobs.ts'
import { checkLeavesOf, offeredBy } from './mirror/fetching.ts'
import { receiveCheckpoint } from './mirror/service.ts'
import { leavesSentence } from './words.ts'

const payload = z.object({ address: z.url({ protocol: /^https?$/ }) })

const reading = defineJob({
  name: 'transparency.read-leaves',
  payload,
  run: async (_, { address }, { signal }) => {
    const check = await checkLeavesOf(address, signal)
    if (check.verdict !== 'WHOLE') throw new Error(`${address}: ${leavesSentence(check).en}`)
  },
})

const keeping = defineJob({
  name: 'transparency.keep-checkpoint',
  payload,
  run: async (ctx, { address }, { signal }) => {
    await receiveCheckpoint(ctx, await offeredBy(address, signal))
    enqueue(ctx, reading, { address }, { key: address, bySystem: true })
  },
})

/**
 * What the chapter does by itself: each morning it keeps the checkpoint of every site named to it (D25) and reads all entries there,
 * each in a job of its own, so that one that is down is tried again. A job that finds entries missing fails, and 运行状况 counts it.
 */
export const jobs: readonly Job[] = [
  keeping,
  reading,
  defineJob({
    name: 'transparency.keep-others',
    payload: z.object({}),
    schedule: { cron: '35 5 * * *' },
    run: async (ctx) => {
      for (const address of config.mirrorOf) enqueue(ctx, keeping, { address }, { key: address, bySystem: true })
    },
  }),
]
