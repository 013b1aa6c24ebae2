import { z } from 'zod'
import { endpoint, InstantText } from '#kernel/contract.ts'
import { WrittenDetails } from '#modules/people/contract.ts'
import { WrittenFacts } from '../record/contract.ts'

const CorrectionState = z.enum(['OPEN', 'CORRECTED', 'REFUSED', 'WITHDRAWN'])

/** One request of one’s own: which field, how it stands. What was written is told to who decides, and gone when it has ended. */
export const Correction = z.object({
  id: z.uuid(),
  matterId: z.uuid(),
  field: z.string(),
  zh: z.string(),
  en: z.string(),
  state: CorrectionState,
  askedAt: InstantText,
  endedAt: InstantText.nullable(),
  /** Why it was not corrected, or a word beside the yes. */
  answer: z.string().nullable(),
})
export type Correction = z.infer<typeof Correction>

export const askCorrection = endpoint({
  method: 'POST',
  path: '/api/members/own/corrections',
  summary: {
    zh: '申请更正自己的一项信息，由党支部核对后决定',
    en: 'Asks to have one field of one’s own record corrected; the branch decides',
  },
  body: z.strictObject({
    /** The one field, as it should be. */
    person: WrittenDetails.optional(),
    facts: WrittenFacts.optional(),
    why: z.string().trim().min(2).max(200),
  }),
  answer: Correction,
  errors: [
    ...['members.not-for-this-role', 'members.no-own-record', 'members.check-fields', 'members.nothing-changed'],
    ...['members.correction-one-field', 'members.correction-open', 'members.correction-nobody'],
  ],
})

export const listOwnCorrections = endpoint({
  method: 'GET',
  path: '/api/members/own/corrections',
  summary: { zh: '我的更正申请', en: 'My requests for correction' },
  answer: z.object({ rows: z.array(Correction) }),
  errors: ['members.not-for-this-role', 'members.no-own-record'],
})

export const correctionEndpoints = [askCorrection, listOwnCorrections]
