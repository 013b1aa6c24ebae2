import { z } from 'zod'
import { Can, endpoint, InstantText } from '#kernel/contract.ts'
import { checkStates } from '../codes.ts'

const Said = z.object({ zh: z.string(), en: z.string() })
const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]

export const CheckState = z.enum(keysOf(checkStates))
export type CheckState = z.infer<typeof CheckState>

/** A check of the whole chain as the page shows it; its sheet says more. */
export const ChainCheck = z.object({
  id: z.uuid(),
  state: CheckState,
  askerName: z.string(),
  askedAt: InstantText,
  begunAt: InstantText.nullable(),
  endedAt: InstantText.nullable(),
  /** Sealed entries gone through, and how many there were when it began. */
  done: z.number().int(),
  total: z.number().int().nullable(),
  /** How many places are not as they were written; null while nobody knows. */
  findings: z.number().int().nullable(),
  /** The first of them. */
  named: z.array(Said),
})
export type ChainCheck = z.infer<typeof ChainCheck>

export const listChainChecks = endpoint({
  method: 'GET',
  path: '/api/audit/checks',
  summary: { zh: '审计链核查：最近几次和结果', en: 'The latest checks of the audit chain and what they found' },
  answer: z.object({ rows: z.array(ChainCheck), can: Can }),
  errors: ['auditing.not-an-auditor', 'auditing.checked-at-the-top'],
})

export const startChainCheck = endpoint({
  method: 'POST',
  path: '/api/audit/checks',
  summary: { zh: '开始一次审计链核查，后台办理', en: 'Begin a check of the audit chain, done in the background' },
  answer: z.object({ id: z.uuid() }),
  errors: ['auditing.not-an-auditor', 'auditing.checked-at-the-top', 'auditing.check-runs'],
})

export const fetchCheckSheet = endpoint({
  method: 'GET',
  path: '/api/audit/checks/:checkId/sheet',
  summary: { zh: '下载一次核查的签名结果单', en: 'Download the signed sheet of a check' },
  params: z.object({ checkId: z.uuid() }),
  answer: z.unknown(),
  errors: ['auditing.not-an-auditor', 'auditing.checked-at-the-top', 'auditing.no-such-sheet'],
})

/** Larger than any sheet is. */
export const mostOfSheet = 400_000

export const compareCheckSheet = endpoint({
  method: 'POST',
  path: '/api/audit/check-sheets',
  summary: {
    zh: '核对一份结果单：签名是不是本系统的、内容改过没有',
    en: 'Whether a sheet bears the signature of this system and says what was signed',
  },
  body: z.strictObject({ text: z.string().min(1).max(mostOfSheet) }),
  answer: z.object({ isGenuine: z.boolean() }),
  errors: ['auditing.not-an-auditor', 'auditing.checked-at-the-top'],
})

/** What may be asked about checks of the chain. */
export const checkEndpoints = [listChainChecks, startChainCheck, fetchCheckSheet, compareCheckSheet] as const
