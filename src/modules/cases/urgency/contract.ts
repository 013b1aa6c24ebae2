import { z } from 'zod'
import { endpoint, Written } from '#kernel/contract.ts'
import { caseStates } from '../codes.ts'
import { urgencies } from './codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]
export const Urgency = z.enum(keysOf(urgencies))
const params = z.object({ caseId: z.uuid() })
const answer = z.object({ id: z.uuid(), state: z.enum(keysOf(caseStates)), orgName: z.string() })
const errors = ['cases.not-a-handler', 'cases.missing', 'cases.not-yours', 'cases.not-now'] as const

export const declareUrgent = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/urgency',
  summary: {
    zh: '定为急件：从现在起按小时算，先回话再办理，群众看得到',
    en: 'Say that it is urgent and of which kind: a first word is owed within hours; the citizen reads it',
  },
  params,
  body: z.strictObject({ urgency: Urgency }),
  answer,
  errors: [...errors, 'cases.urgent-already'],
})

export const endUrgency = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/urgency/end',
  summary: {
    zh: '改回一般件：定错了的，回话时限没过以前可以改，原因群众看得到',
    en: 'End its urgency while the first word is not late; the citizen reads why',
  },
  params,
  /** An emergency that was none, by who looked, leaves no limit behind for what is said after it. */
  body: z.strictObject({ reason: Written(5, 500), wasNone: z.boolean().default(false) }),
  answer,
  errors: [...errors, 'cases.not-urgent', 'cases.first-word-given', 'cases.first-word-late'],
})

export const giveFirstWord = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/first-word',
  summary: {
    zh: '首次反馈：急件先回话，说明谁在处理、到了哪一步；不是答复',
    en: 'Give the first word of an urgent case: who is on it and what was done; it is no answer',
  },
  params,
  body: z.strictObject({ text: Written(5, 500) }),
  answer,
  errors: [...errors, 'cases.not-urgent', 'cases.first-word-given'],
})

export const urgencyEndpoints = [declareUrgent, endUrgency, giveFirstWord]
