import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

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

export const endpoints = [adviseReply]
