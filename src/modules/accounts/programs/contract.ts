import { z } from 'zod'
import { Can, DayText, endpoint, InstantText, Paging, pageOf, Written } from '#kernel/contract.ts'
import { type ProgramKeyState, type ProgramReading, programKeyStates, programReadings } from './codes.ts'

const Reading = z.enum(Object.keys(programReadings) as [ProgramReading, ...ProgramReading[]])
const State = z.enum(Object.keys(programKeyStates) as [ProgramKeyState, ...ProgramKeyState[]])
const keyId = z.object({ programKeyId: z.uuid() })

/** A key as administrators see it; never the key itself. */
export const ProgramKey = z.object({
  id: z.uuid(),
  name: z.string(),
  orgName: z.string(),
  purpose: z.string(),
  readings: z.array(Reading),
  lastDay: DayText,
  state: State,
  askedName: z.string(),
  askedAt: InstantText,
  decidedName: z.string().nullable(),
  can: Can,
})
export type ProgramKey = z.infer<typeof ProgramKey>

export const listProgramKeys = endpoint({
  method: 'GET',
  path: '/api/program-keys',
  summary: { zh: '管理范围内的接口密钥', en: 'The keys for programs in one’s reach' },
  query: Paging,
  answer: pageOf(ProgramKey).extend({ can: Can }),
  errors: ['accounts.for-administrators'],
})

export const askProgramKey = endpoint({
  method: 'POST',
  path: '/api/program-keys',
  summary: {
    zh: '申请接口密钥：给哪个系统、做什么、读哪些内容、到哪天',
    en: 'Asks for a key: for which system, what for, what it reads, until when',
  },
  body: z.strictObject({
    orgId: z.uuid(),
    name: Written(2, 40),
    purpose: Written(4, 200),
    readings: z
      .array(Reading)
      .min(1)
      .transform((all) => [...new Set(all)]),
    lastDay: DayText,
  }),
  answer: z.object({ id: z.uuid() }),
  errors: [
    ...['accounts.for-system-admin', 'accounts.key-name-taken', 'accounts.key-day'],
    ...['organisations.not-found', 'organisations.dissolved'],
  ],
})

export const decideProgramKey = endpoint({
  method: 'POST',
  path: '/api/program-keys/:programKeyId/decision',
  summary: { zh: '同意或不同意一把接口密钥', en: 'Allows a key or does not' },
  params: keyId,
  body: z.strictObject({ isAllowed: z.boolean() }),
  answer: z.object({ state: State }),
  errors: [
    ...['accounts.for-security-admin', 'accounts.not-oneself', 'accounts.key-missing', 'accounts.key-not-to-decide'],
    ...['accounts.until-past', 'accounts.until-too-late'],
  ],
})

export const takeProgramKey = endpoint({
  method: 'POST',
  path: '/api/program-keys/:programKeyId/key',
  summary: { zh: '领取接口密钥，只显示一次', en: 'Takes the key, which is shown once' },
  params: keyId,
  isShownOnce: true,
  answer: z.object({ key: z.string() }),
  errors: [
    ...[
      'accounts.for-system-admin',
      'accounts.key-not-asked-by-you',
      'accounts.key-missing',
      'accounts.key-not-to-take',
    ],
    'accounts.prove-yourself',
  ],
})

export const endProgramKey = endpoint({
  method: 'DELETE',
  path: '/api/program-keys/:programKeyId',
  summary: { zh: '作废接口密钥，立即生效', en: 'Ends a key, at once' },
  params: keyId,
  answer: z.object({ state: State }),
  errors: ['accounts.for-administrators', 'accounts.key-missing', 'accounts.key-over'],
})

export const endpoints = [listProgramKeys, askProgramKey, decideProgramKey, takeProgramKey, endProgramKey]
