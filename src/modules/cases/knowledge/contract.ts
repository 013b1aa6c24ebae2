import { z } from 'zod'
import { Can, endpoint, InstantText, Paging, pageOf, Written } from '#kernel/contract.ts'
import { knowledgeStates, personalKinds } from './codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]
const CaseId = z.object({ caseId: z.uuid() })
const why = [
  ...['cases.knowledge-not-solved', 'cases.knowledge-report', 'cases.knowledge-hidden'],
  ...['cases.knowledge-waits', 'cases.knowledge-made'],
]

export const draftKnowledge = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/knowledge',
  summary: {
    zh: '把已解决的答复整理成常见问答：拟好的问题和回答，姓名、号码、住址已改写',
    en: 'A proposal for a common question of a solved case, names, numbers and addresses written otherwise',
  },
  params: CaseId,
  answer: z.object({
    question: z.string(),
    answer: z.string(),
    /** What was written otherwise, as it stood there; for who handles the case only. */
    takenOut: z.array(z.object({ what: z.enum(keysOf(personalKinds)), passage: z.string() })),
    needsSecondLook: z.boolean(),
    /** The matter in which a second person decides, where one waits. */
    matterId: z.uuid().nullable(),
    /** What was made of this case before and stands, also where the case was taken up again; its words where they are in reach. */
    made: z.object({ at: InstantText, question: z.string().nullable() }).nullable(),
    can: Can,
  }),
  errors: ['cases.not-a-handler', 'cases.missing'],
})

export const publishKnowledge = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/knowledge',
  summary: {
    zh: '发布为常见问答；不公开的、有改写的，先由第二个人审核',
    en: 'Publishes a common question; where the case was private or words were taken out, a second person looks first',
  },
  params: CaseId,
  body: z.strictObject({ question: Written(5, 100), answer: Written(10, 3000) }),
  answer: z.object({ id: z.uuid(), matterId: z.uuid().nullable() }),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.knowledge-repeats', ...why],
})

/** A line of the desk's own list. */
export const KnowledgeRow = z.object({
  id: z.uuid(),
  orgName: z.string(),
  field: z.string().nullable(),
  question: z.string(),
  answer: z.string(),
  state: z.enum(keysOf(knowledgeStates)),
  proposedAt: InstantText,
  shownAt: InstantText.nullable(),
  takenBackReason: z.string().nullable(),
  can: Can,
})
export type KnowledgeRow = z.infer<typeof KnowledgeRow>

export const listKnowledge = endpoint({
  method: 'GET',
  path: '/api/case-knowledge',
  summary: { zh: '本级和下级的常见问答', en: 'The common questions of one’s organisations' },
  query: Paging,
  answer: pageOf(KnowledgeRow),
  errors: ['cases.not-a-handler'],
})

export const takeBackKnowledge = endpoint({
  method: 'POST',
  path: '/api/case-knowledge/:knowledgeId/withdrawal',
  summary: {
    zh: '撤下常见问答，写明原因，原处留说明',
    en: 'Takes a common question back; a stone with the reason stays',
  },
  params: z.object({ knowledgeId: z.uuid() }),
  body: z.strictObject({ reason: Written(5, 200) }),
  answer: z.object({ id: z.uuid() }),
  errors: ['cases.not-a-handler', 'cases.knowledge-missing'],
})

export const knowledgeEndpoints = [draftKnowledge, publishKnowledge, listKnowledge, takeBackKnowledge]
