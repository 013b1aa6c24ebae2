import { z } from 'zod'
import { DayText, endpoint, InstantText, Paging, pageOf } from '../contract.ts'

const Said = z.object({ zh: z.string(), en: z.string() })

/** Something in the recycle bin of one’s own organisation. */
export const Removed = z.object({
  id: z.uuid(),
  /** Of which kind it is, in words. */
  label: Said,
  name: z.string(),
  removedByName: z.string(),
  removedAt: InstantText,
  /** The last day on which it can be put back. */
  keptUntil: DayText,
})
export type Removed = z.infer<typeof Removed>

export const listRemoved = endpoint({
  method: 'GET',
  path: '/api/removed',
  summary: {
    zh: '回收站：本单位三十天内删去的、可以放回的',
    en: 'What was removed here within thirty days and can be put back',
  },
  query: Paging,
  answer: pageOf(Removed),
})

export const putBack = endpoint({
  method: 'POST',
  path: '/api/removed/:removedId/put-back',
  summary: { zh: '把删去的放回原处', en: 'Put something back where it was removed' },
  params: z.object({ removedId: z.uuid() }),
  answer: z.object({ id: z.uuid() }),
  errors: ['kernel.not-in-bin', 'kernel.put-back-taken'],
})

/** What may be asked of the bin. */
export const binEndpoints = [listRemoved, putBack] as const
