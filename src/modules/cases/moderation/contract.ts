import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { measuredWords, measureKinds, moderationRules } from '../codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]

export const MeasureKind = z.enum(keysOf(measureKinds))
export const ModerationRule = z.enum(keysOf(moderationRules))

export const proposeMeasure = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/measures',
  summary: {
    zh: '提出隐藏、遮盖或停止补充：要有公布的规则，由另一个人审核',
    en: 'Proposes to hide, take parts out or close: by a published rule, allowed by another person',
  },
  params: z.object({ caseId: z.uuid() }),
  body: z.strictObject({
    kind: MeasureKind,
    rule: ModerationRule,
    /** Whose words, where not those of the message itself: of which part, by its id. */
    whose: z.strictObject({ wordsOf: z.enum(keysOf(measuredWords)).exclude(['CASE']), wordsId: z.uuid() }).optional(),
    /** Told to the writer alone. */
    reason: z.string().trim().min(10).max(500),
    /** What is to be taken out, passage by passage as it stands in title or text. */
    parts: z.array(z.string().min(1).max(200)).max(20).default([]),
  }),
  answer: z.object({ matterId: z.uuid(), number: z.string() }),
  errors: [
    ...['cases.not-a-handler', 'cases.missing', 'cases.not-public', 'cases.rule-of-another-measure'],
    ...[
      'cases.parts-missing',
      'cases.part-not-found',
      'cases.measure-there',
      'cases.words-missing',
      'cases.words-only-redacted',
    ],
  ],
})

export const endpoints = [proposeMeasure]
