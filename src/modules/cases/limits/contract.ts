import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { placeLimits } from './codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]
const name = z.enum(keysOf(placeLimits))

/** A limit as it holds at one's own organisation. `setBy`: who set it, null where nobody did; `isOwn`: that was oneself. */
export const HeldLimit = z.object({
  name,
  amount: z.number().int(),
  setBy: z.string().nullable(),
  isOwn: z.boolean(),
})
export type HeldLimit = z.infer<typeof HeldLimit>

export const listLimits = endpoint({
  method: 'GET',
  path: '/api/case-limits',
  summary: {
    zh: '本单位的办理时限：受理、签收、答复各多久，是谁定的',
    en: 'The limits that hold at one’s own organisation, and who set them',
  },
  answer: z.object({ rows: z.array(HeldLimit), maySet: z.union([z.literal(true), z.string()]) }),
  errors: ['cases.not-a-handler'],
})

export const setLimit = endpoint({
  method: 'PUT',
  path: '/api/case-limits/:name',
  summary: { zh: '定一项时限，本单位和下级照此办理', en: 'Set a limit for one’s own organisation and those below' },
  params: z.object({ name }),
  body: z.strictObject({ amount: z.number().int().min(1).max(72) }),
  answer: z.object({ name, amount: z.number().int() }),
  errors: ['cases.for-leaders', 'cases.limit-too-long', 'cases.organisation-missing'],
})

export const dropLimit = endpoint({
  method: 'DELETE',
  path: '/api/case-limits/:name',
  summary: { zh: '取消自定的时限，照上级或默认的办', en: 'Take one’s own limit back: that from above holds again' },
  params: z.object({ name }),
  answer: z.object({ name, removedId: z.uuid() }),
  errors: ['cases.for-leaders', 'cases.limit-not-own', 'cases.organisation-missing'],
})

export const limitEndpoints = [listLimits, setLimit, dropLimit]
