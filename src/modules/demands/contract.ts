import { z } from 'zod'
import { type Answer, Can, DayText, endpoint, InstantText, Written } from '#kernel/contract.ts'
import { CaseClass, CaseState } from '#modules/cases/contract.ts'
import { readReplyChecks } from './checks/contract.ts'
import { projectEndpoints } from './projects/contract.ts'

const CaseId = z.object({ caseId: z.uuid() })
const ofCase = ['cases.not-a-handler', 'cases.missing'] as const

/** Something worth a second look, in words. */
const Advice = z.object({ code: z.string(), zh: z.string(), en: z.string() })

export const adviseReply = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/reply-advice',
  summary: {
    zh: '发送前看一眼答复：雷同、答非所问、缺单位或日期、空话、同一分钟批量；只提示，不保存',
    en: 'A second look at an answer before it is sent; it advises and keeps nothing',
  },
  params: CaseId,
  body: z.strictObject({ text: z.string().trim().min(1).max(5000) }),
  answer: z.object({ hints: z.array(Advice) }),
  errors: [...ofCase],
  effect: 'read',
})

const Plain = (most: number) => Written(1, most)

/** A matter of a responsibility list: by which words it is known, whose it is, on what basis. */
export const Responsibility = z.object({
  matter: z.string(),
  field: z.string(),
  words: z.array(z.string()),
  basis: z.string(),
  keeperName: z.string(),
  /** Kept by the reader's own organisation, which may change it. */
  isOwn: z.boolean(),
  deskOrgId: z.uuid().nullable(),
  deskName: z.string().nullable(),
})
export type Responsibility = z.infer<typeof Responsibility>

/** Where a suggestion comes from: the responsibility list, what was decided before, or a place that is named. */
const Source = z.enum(['LIST', 'LEARNED', 'PLACE'])

/** A class below another one that is suggested by what desks decided; `confidence` is null where nobody counted how often such a one is right. */
const LevelSuggestion = z.object({
  name: z.string(),
  because: z.array(z.string()),
  confidence: z.number().nullable(),
})
export type LevelSuggestion = z.infer<typeof LevelSuggestion>

const BelowSuggestion = z.object({ second: LevelSuggestion.nullable(), third: LevelSuggestion.nullable() })
export type BelowSuggestion = z.infer<typeof BelowSuggestion>

const FieldSuggestion = BelowSuggestion.extend({
  field: z.string(),
  source: Source,
  /** The words of the message that decided, the heaviest first. */
  because: z.array(z.string()),
  basis: z.string().nullable(),
  /** How often such a suggestion is right, from 0 to 1; null where nobody counted. */
  confidence: z.number().nullable(),
})
export type FieldSuggestion = z.infer<typeof FieldSuggestion>

const DeskSuggestion = z.object({
  orgId: z.uuid(),
  name: z.string(),
  source: Source,
  /** The words of the message that decided: of the place, of the list, or of the field by which such cases went there. */
  because: z.array(z.string()),
  basis: z.string().nullable(),
  /** How likely it is that this desk is the one, from 0 to 1; null where nobody counted how often the field is right, or nothing went there. */
  confidence: z.number().nullable(),
  /** Of the cases of this field that this desk passed on so many went there, and of those about the same place; null where few did. */
  passed: z
    .object({ count: z.number().int(), of: z.number().int(), place: z.string(), here: z.number().int() })
    .nullable(),
})
export type DeskSuggestion = z.infer<typeof DeskSuggestion>

export const suggestForCase = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/suggestion',
  summary: {
    zh: '建议分类和承办单位，附起作用的词和把握；由经办人决定',
    en: 'Suggest a field and a desk, with the words that decided and the confidence; people decide',
  },
  params: CaseId,
  answer: z.object({
    decided: CaseClass.nullable(),
    /** What may be added to a decision that says no second level, or no third. */
    more: BelowSuggestion,
    fields: z.array(FieldSuggestion),
    desks: z.array(DeskSuggestion),
    /** Every class there is to choose from: those of the list that holds, and every other field. */
    choices: z.array(CaseClass),
    /** How many decisions of desks were learned from. */
    lessons: z.number().int(),
  }),
  errors: [...ofCase],
})

export const listResponsibilities = endpoint({
  method: 'GET',
  path: '/api/responsibilities',
  summary: {
    zh: '事项清单：本单位的和上级的',
    en: 'The responsibility lists of one’s own organisation and of those above',
  },
  answer: z.object({ rows: z.array(Responsibility), choices: z.array(z.string()) }),
  errors: ['demands.not-a-keeper'],
})

export const saveResponsibility = endpoint({
  method: 'PUT',
  path: '/api/responsibilities',
  summary: {
    zh: '在本单位的事项清单里写一项，同名的改写',
    en: 'Write a matter of one’s own list; one of that name is replaced',
  },
  body: z.strictObject({
    matter: Plain(40),
    field: Plain(20),
    /** Words of the message by which the matter is known. */
    words: z.array(Plain(20)).min(1).max(30),
    deskOrgId: z.uuid().nullable().default(null),
    basis: Plain(200),
  }),
  answer: z.object({ matter: z.string() }),
  errors: ['demands.not-a-keeper', 'demands.desk-missing'],
})

export const removeResponsibility = endpoint({
  method: 'POST',
  path: '/api/responsibilities/remove',
  summary: { zh: '从本单位的事项清单里删去一项', en: 'Take a matter off one’s own list' },
  body: z.strictObject({ matter: Plain(40) }),
  answer: z.object({ matter: z.string(), removedId: z.uuid() }),
  errors: ['demands.not-a-keeper', 'demands.matter-missing'],
})

export const listSimilarCases = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/similar',
  summary: { zh: '可能反映同一件事的未办结诉求件', en: 'Open cases that may be about the same matter' },
  params: CaseId,
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        title: z.string(),
        state: CaseState,
        voices: z.number().int(),
        /** Words that both have. */
        because: z.array(z.string()),
      }),
    ),
  }),
  errors: [...ofCase],
})

/** A number of messages; null stands for some, fewer than ten or hidden so that nobody finds a small one by subtraction. */
const Told = z.number().int().nullable()
const Month = z.string().regex(/^\d{4}-\d{2}$/)

/** A matter that several messages are about: how many, since when, where, by which words; nothing of who wrote (D27, D29). */
const TopicRow = z.object({
  id: z.uuid(),
  /** Its place by heat among the topics of the run; 1 is the hottest. */
  position: z.number().int(),
  name: z.string(),
  heat: z.number(),
  firstOn: DayText,
  lastOn: DayText,
  place: z.string(),
  words: z.array(z.string()),
  courses: z.array(z.enum(['EMERGING', 'RECURRING', 'SEASONAL'])),
  messages: z.number().int(),
  /** By the months of the run, in their order; null for some, fewer than ten or hidden with another. None where it was found before they were kept. */
  months: z.array(Told),
  /** The quarter of the year in which a seasonal one comes, from 1 to 4. */
  season: z.number().int().min(1).max(4).nullable(),
  /** What its messages were decided to be, where that is clear; null where it is not. */
  field: z.string().nullable(),
  second: z.string().nullable(),
  /** Titles of public cases, without names and numbers of persons. */
  samples: z.array(z.object({ caseId: z.uuid(), title: z.string() })),
})
export type TopicRow = z.infer<typeof TopicRow>

export const listTopics = endpoint({
  method: 'GET',
  path: '/api/topics',
  mayBeOld: true,
  summary: {
    zh: '本单位范围内的热点诉求，按热度排列；少于10件的只给办理人员看',
    en: 'The topics of the messages in one’s organisation, the hottest first; those of fewer than ten for the desk only',
  },
  answer: z.object({
    /** When they were found, in how many messages, since which day; null before the first time. */
    run: z
      .object({ foundAt: InstantText, since: DayText, messages: z.number().int(), months: z.array(Month) })
      .nullable(),
    rows: z.array(TopicRow),
    /** How many topics there are of which the reader is not told, because few messages are about them. */
    smaller: z.number().int(),
    can: Can,
  }),
  errors: ['demands.not-an-analyst'],
})
export type TopicList = Answer<typeof listTopics>

export const findTopics = endpoint({
  method: 'POST',
  path: '/api/topics',
  summary: { zh: '现在就重新找一遍热点诉求', en: 'Find the topics anew now' },
  answer: z.object({ taskId: z.uuid() }),
  errors: ['demands.not-an-analyst'],
})

export const readDemandFigures = endpoint({
  method: 'GET',
  path: '/api/demand-figures',
  mayBeOld: true,
  summary: {
    zh: '本单位和下级近一年的诉求数量，按月、按领域、按地方；少于10件的不显示',
    en: 'How many messages one’s organisation and those below got in a year, by month, field and place; fewer than ten are not shown',
  },
  answer: z.object({
    from: Month,
    until: Month,
    total: Told,
    totalBefore: Told,
    /** Two years, oldest first. */
    months: z.array(z.object({ month: Month, messages: Told })),
    /** By the field decided at the desk, the most frequent first; null while nobody decided. */
    fields: z.array(
      z.object({
        field: z.string().nullable(),
        messages: Told,
        before: Told,
        /** Of the second level, none where no list names any; null while nobody decided one. */
        seconds: z.array(z.object({ second: z.string().nullable(), messages: Told, before: Told })),
      }),
    ),
    /** What they are about: each organisation directly below with all below it, then the organisation itself. */
    places: z.array(z.object({ orgId: z.uuid().nullable(), name: z.string(), messages: Told })),
  }),
  errors: ['demands.not-an-analyst'],
})
export type DemandFigures = Answer<typeof readDemandFigures>

export const endpoints = [
  adviseReply,
  suggestForCase,
  listSimilarCases,
  listResponsibilities,
  saveResponsibility,
  removeResponsibility,
  listTopics,
  findTopics,
  readDemandFigures,
  readReplyChecks,
  ...projectEndpoints,
]
