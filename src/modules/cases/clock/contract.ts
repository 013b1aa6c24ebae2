import { z } from 'zod'
import { endpoint, Written } from '#kernel/contract.ts'
import { caseStates } from '../codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]
const params = z.object({ caseId: z.uuid() })
const body = z.strictObject({ reason: Written(5, 500) })
const answer = z.object({ id: z.uuid(), state: z.enum(keysOf(caseStates)), orgName: z.string() })
const errors = ['cases.not-a-handler', 'cases.missing', 'cases.not-yours', 'cases.not-now']

export const takeOverCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/take-over',
  summary: {
    zh: '提级办理：超期的由上级接过来办，原因群众看得到',
    en: 'Take over what is late below; the citizen reads why',
  },
  params,
  body,
  answer,
  errors: [...errors, 'cases.about-itself'],
})

export const directCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/direct',
  summary: {
    zh: '督办：超期的由上级提出要求，群众看得到',
    en: 'Direct who is late below what to do; the citizen reads it',
  },
  params,
  body,
  answer,
  errors,
})

export const clockEndpoints = [takeOverCase, directCase]
