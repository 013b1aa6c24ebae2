import { z } from 'zod'
import { Can, endpoint, InstantText, Written } from '#kernel/contract.ts'

const CaseId = z.object({ caseId: z.uuid() })

export const askWriter = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/questions',
  summary: {
    zh: '请留言人补充情况：凭编号和查询码回答，问答都不公开',
    en: 'Ask the writer of a case; answered with number and code, never public',
  },
  params: CaseId,
  body: z.strictObject({ text: Written(5, 500) }),
  answer: z.object({ id: z.uuid() }),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.not-now', 'cases.question-open', 'cases.nobody-to-ask'],
})

export const listQuestions = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/questions',
  summary: { zh: '问过留言人什么、怎样回答的', en: 'What its writer was asked, and the answers' },
  params: CaseId,
  answer: z.object({
    questions: z.array(
      z.object({
        id: z.uuid(),
        at: InstantText,
        text: z.string(),
        byName: z.string(),
        actorName: z.string(),
        answeredAt: InstantText.nullable(),
        answer: z.string().nullable(),
      }),
    ),
    can: Can,
  }),
  errors: ['cases.not-a-handler', 'cases.missing'],
})

export const askingEndpoints = [askWriter, listQuestions]
