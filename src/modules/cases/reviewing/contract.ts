import { z } from 'zod'
import { endpoint, InstantText } from '#kernel/contract.ts'

export const getReviewer = endpoint({
  method: 'GET',
  path: '/api/case-reviewer',
  summary: {
    zh: '不服本单位处置留言的，由谁复核：上级，或者没有上级的单位事先指定的复核单位',
    en: 'Who decides appeals against measures of one’s own organisation: the level above, or the reviewer that the top named',
  },
  answer: z.object({
    /** The desk above, which decides; null at the top. */
    above: z.string().nullable(),
    /** Whom the top named; null where it named nobody: then somebody else of its own office decides. */
    reviewer: z
      .object({
        ...{ name: z.string(), namedByName: z.string(), namedAt: InstantText },
        /** It was dissolved, or nobody there can decide. */
        isGone: z.boolean(),
      })
      .nullable(),
    /** How many measures have a reviewer that cannot decide any more; they go to the next one that is named. */
    stranded: z.number().int(),
    can: z.object({ nameReviewer: z.union([z.literal(true), z.string()]) }),
  }),
  errors: ['cases.not-a-handler', 'cases.organisation-missing'],
})

export const nameReviewer = endpoint({
  method: 'PUT',
  path: '/api/case-reviewer',
  summary: {
    zh: '没有上级的单位指定另一个单位，复核对本单位处置留言的异议；对外公布。原来的复核单位不能再复核的，等它复核的都转过来',
    en: 'An organisation with none above it names another that decides appeals against its measures, shown in public; it gets what waits for one that cannot decide any more',
  },
  body: z.strictObject({ reviewerId: z.uuid() }),
  answer: z.object({
    name: z.string(),
    /** How many measures went to it from one that cannot decide any more. */
    passed: z.number().int(),
  }),
  errors: [
    ...['cases.reviewer-for-leaders', 'cases.organisation-missing', 'cases.reviewer-has-above'],
    ...['cases.reviewer-itself', 'cases.reviewer-nobody'],
  ],
})

export const dropReviewer = endpoint({
  method: 'DELETE',
  path: '/api/case-reviewer',
  summary: {
    zh: '不再指定复核单位；已经提出的处置仍由原来指定的单位复核',
    en: 'Names no reviewer any more; measures that were proposed stay with the one named then',
  },
  answer: z.object({ id: z.uuid(), removedId: z.uuid() }),
  errors: ['cases.reviewer-for-leaders', 'cases.organisation-missing', 'cases.reviewer-none'],
})

export const reviewingEndpoints = [getReviewer, nameReviewer, dropReviewer]
