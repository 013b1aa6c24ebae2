import { z } from 'zod'
import { endpoint, InstantText, Written } from '#kernel/contract.ts'
import { longestField, longestName } from './codes.ts'

/** A class of up to three levels 一级、二级、三级分类; what lies below is null where nobody decided it. */
export const CaseClass = z.object({
  field: z.string(),
  second: z.string().nullable(),
  third: z.string().nullable(),
})
export type CaseClass = z.infer<typeof CaseClass>

export const classifyCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/classify',
  summary: {
    zh: '定分类：一级必定，二级、三级从分类表里选；建议只供参考',
    en: 'Decide the class a case belongs to: the field, and of the class list what lies below it',
  },
  params: z.object({ caseId: z.uuid() }),
  body: z.strictObject({
    field: Written(1, longestField),
    second: Written(1, longestName).nullable().default(null),
    third: Written(1, longestName).nullable().default(null),
  }),
  answer: CaseClass.extend({ id: z.uuid() }),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.class-missing'],
})

export const getClassList = endpoint({
  method: 'GET',
  path: '/api/class-list',
  summary: {
    zh: '本单位照着用的分类表：本单位的，或者最近的上级的',
    en: 'The list of classes that holds at one’s own organisation: its own, or that of the nearest above',
  },
  answer: z.object({
    lines: z.array(CaseClass),
    /** Whose list it is; null where neither the organisation nor anybody above keeps one. */
    keptBy: z.string().nullable(),
    isOwn: z.boolean(),
    changedAt: InstantText.nullable(),
    mayKeep: z.union([z.literal(true), z.string()]),
  }),
  errors: ['cases.not-a-handler'],
})

export const saveClassList = endpoint({
  method: 'PUT',
  path: '/api/class-list',
  summary: {
    zh: '写本单位的分类表，整份换掉；已经定了的分类不变',
    en: 'Write one’s own list of classes, the whole of it; what cases were decided to be stays',
  },
  /** Lines of `一级分类,二级分类,三级分类`, as a CSV file holds them; a first line of heads may be left out. */
  body: z.strictObject({
    text: Written(1, 200_000),
    /** When one’s own list was written that this text was begun on; null where there was none. */
    changedAt: InstantText.nullable(),
  }),
  answer: z.object({ classes: z.number().int() }),
  errors: [
    'cases.class-names-spent',
    ...['cases.not-a-keeper', 'cases.organisation-missing', 'cases.class-list-meanwhile'],
    ...['cases.class-list-empty', 'cases.class-list-faults'],
  ],
})

export const dropClassList = endpoint({
  method: 'DELETE',
  path: '/api/class-list',
  summary: { zh: '不再用本单位的分类表，照上级的', en: 'Take one’s own list back: that from above holds again' },
  answer: z.object({ classes: z.number().int(), removedId: z.uuid() }),
  errors: ['cases.not-a-keeper', 'cases.organisation-missing', 'cases.class-list-not-own'],
})

export const classEndpoints = [classifyCase, getClassList, saveClassList, dropClassList]
