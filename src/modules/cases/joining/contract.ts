import { z } from 'zod'
import { endpoint, InstantText, Written } from '#kernel/contract.ts'

const CaseId = z.object({ caseId: z.uuid() })

export const joinCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/join',
  summary: {
    zh: '与另一件反映同一事情的合并办理，每个声音都算',
    en: 'Handle it as another about the same matter; every voice counts',
  },
  params: CaseId,
  body: z.strictObject({ intoCaseId: z.uuid() }),
  answer: z.object({ id: z.uuid() }),
  errors: [
    ...['cases.not-a-handler', 'cases.missing', 'cases.joined-already', 'cases.join-private', 'cases.join-ended'],
    ...['cases.join-urgent', 'cases.join-unread'],
  ],
})

export const separateCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/separate',
  summary: { zh: '从合并办理中分开，单独办理', en: 'Give a joined case its own way again' },
  params: CaseId,
  body: z.strictObject({ reason: Written(1, 500) }),
  answer: z.object({ id: z.uuid() }),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.not-joined'],
})

const Voice = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  text: z.string(),
  createdAt: InstantText,
})

export const listVoices = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/voices',
  summary: { zh: '合并办理的各件', en: 'What is handled as one with this case' },
  params: CaseId,
  answer: z.object({
    count: z.number().int(),
    joinedTo: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
    voices: z.array(Voice),
  }),
  errors: ['cases.not-a-handler', 'cases.missing'],
})

export const joiningEndpoints = [joinCase, separateCase, listVoices]
