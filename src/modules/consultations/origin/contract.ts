import { z } from 'zod'
import { Can, DayText, endpoint } from '#kernel/contract.ts'

const Begun = z.object({
  id: z.uuid(),
  title: z.string(),
  state: z.enum(['RUNNING', 'CLOSED', 'ANSWERED']),
  closesOn: DayText,
})
export type Begun = z.infer<typeof Begun>

/** One about a project; of one that is not in reach also the address where everybody reads it. */
const AskedOfProject = Begun.extend({ publicPath: z.string().nullable() })

/** What the form begins with; only what everybody may read anyway. */
const Draft = z.object({ title: z.string(), question: z.string() })
export type Draft = z.infer<typeof Draft>

export const listFromTopics = endpoint({
  method: 'GET',
  path: '/api/consultations/origins/topics',
  summary: {
    zh: '本单位的热点诉求各征求过哪些意见，再征求时表单先写什么',
    en: 'What was asked for each topic of one’s organisation, and with what the form begins',
  },
  answer: z.object({
    topics: z.array(z.object({ topicId: z.uuid(), draft: Draft, rows: z.array(Begun) })),
    /** What was asked for a topic and is not answered while no topic of today is about its matter, with the day of that topic. */
    gone: z.array(Begun.extend({ words: z.array(z.string()), on: DayText })),
    /** The last day that is proposed. */
    closesOn: DayText,
    can: Can,
  }),
  errors: ['consultations.not-a-keeper'],
})

export const listFromProject = endpoint({
  method: 'GET',
  path: '/api/consultations/origins/projects/:projectId',
  summary: {
    zh: '一个项目征求过哪些意见，再征求时表单先写什么',
    en: 'What was asked for a project, and with what the form begins',
  },
  params: z.object({ projectId: z.uuid() }),
  answer: z.object({ draft: Draft, rows: z.array(AskedOfProject), closesOn: DayText, can: Can }),
  errors: ['consultations.not-a-keeper', 'demands.project-missing'],
})

/** Where a consultation comes from, as who keeps it is told. */
export const Origin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('PROJECT'), projectId: z.uuid(), title: z.string() }),
  z.object({ kind: z.literal('TOPIC'), words: z.array(z.string()), on: DayText }),
])
export type Origin = z.infer<typeof Origin>
