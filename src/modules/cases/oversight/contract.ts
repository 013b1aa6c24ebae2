import { z } from 'zod'
import { endpoint, InstantText } from '#kernel/contract.ts'
import { measuredWords, measureKinds, moderationRules, notAcceptedReasons, openingPurposes } from '../codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]

/** What an auditor reads of cases in his reach: what was done with power, never the messages themselves. */
export const overseeCases = endpoint({
  method: 'GET',
  path: '/api/case-oversight',
  summary: {
    zh: '诉求审计：隐藏了什么、谁看过联系方式、不予受理的原因、公开日志到哪里',
    en: 'For auditors: what was hidden, who opened a contact, why cases were refused, and where the public log stands',
  },
  answer: z.object({
    /** The latest measures, at most a hundred; a lifted one says so. */
    measures: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        kind: z.enum(keysOf(measureKinds)),
        wordsOf: z.enum(keysOf(measuredWords)),
        rule: z.enum(keysOf(moderationRules)),
        byName: z.string(),
        at: InstantText,
        appealedAt: InstantText.nullable(),
        appealDecidedAt: InstantText.nullable(),
        liftedAt: InstantText.nullable(),
      }),
    ),
    /** The latest askings for a contact, at most a hundred, with how often it was looked at. */
    openings: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        at: InstantText,
        byName: z.string(),
        post: z.string(),
        what: z.enum(['CONTACT', 'ORIGINAL']),
        purpose: z.enum(keysOf(openingPurposes)),
        reason: z.string(),
        state: z.enum(['WAITING', 'OPEN', 'REFUSED', 'WITHDRAWN']),
        decidedBy: z.string().nullable(),
        decidedPost: z.string().nullable(),
        looks: z.number().int(),
      }),
    ),
    /** Cases of the last year that were not accepted, by reason. */
    refusals: z.array(z.object({ reason: z.enum(keysOf(notAcceptedReasons)), count: z.number().int() })),
  }),
  errors: ['cases.not-an-auditor'],
})

export const oversightEndpoints = [overseeCases]
