import { z } from 'zod'
import { endpoint, InstantText } from '#kernel/contract.ts'

/** Which form: `chapter.form:what-it-is-about`. */
const FormName = z.string().regex(/^[a-z][A-Za-z0-9.:-]{0,119}$/)
const params = z.object({ form: FormName })
const path = '/api/session/unsent-forms/:form'

export const readUnsent = endpoint({
  method: 'GET',
  path,
  summary: { zh: '我在这张表里填到一半的内容', en: 'What I began to fill in here and did not send' },
  params,
  answer: z.object({ unsent: z.object({ values: z.string(), savedAt: InstantText }).nullable() }),
})

export const keepUnsent = endpoint({
  method: 'PUT',
  path,
  effect: 'steps',
  summary: { zh: '暂存填到一半的内容', en: 'Keeps what is not finished yet' },
  params,
  // Whatever the form holds, as JSON: it is sealed, and read by nobody but the form itself.
  body: z.strictObject({ values: z.string().min(2).max(130_000) }),
  answer: z.object({ savedAt: InstantText }),
})

export const dropUnsent = endpoint({
  method: 'DELETE',
  path,
  effect: 'steps',
  summary: { zh: '不要填到一半的内容了', en: 'Throws away what was begun' },
  params,
  answer: z.object({ dropped: z.literal(true) }),
})

export const endpoints = [readUnsent, keepUnsent, dropUnsent]
