import { z } from 'zod'
import { Can, endpoint, InstantText } from '#kernel/contract.ts'
import { healthStates, runKinds, runStates } from './codes.ts'
import { webhookEndpoints } from './webhooks/contract.ts'

const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]
const Said = z.object({ zh: z.string(), en: z.string() })

export const RunKind = z.enum(keysOf(runKinds))
export type RunKind = z.infer<typeof RunKind>
export const RunState = z.enum(keysOf(runStates))
export type RunState = z.infer<typeof RunState>
export const HealthState = z.enum(keysOf(healthStates))
export type HealthState = z.infer<typeof HealthState>

/** One thing that is watched: how it stands, in words, and what to do about it. */
export const Check = z.object({
  name: z.string(),
  state: HealthState,
  title: Said,
  sentence: Said,
  advice: Said.nullable(),
})
export type Check = z.infer<typeof Check>

/** A backup or drill as it ran. */
export const Run = z.object({
  kind: RunKind,
  state: RunState,
  askedAt: InstantText,
  begunAt: InstantText.nullable(),
  endedAt: InstantText.nullable(),
  backup: z.string().nullable(),
  bytes: z.number().nullable(),
  findings: z.array(Said),
})
export type Run = z.infer<typeof Run>

export const readHealth = endpoint({
  method: 'GET',
  path: '/api/operations/health',
  summary: { zh: '查看运行状况', en: 'How the installation stands' },
  answer: z.object({ state: HealthState, checks: z.array(Check), runs: z.array(Run), can: Can }),
  errors: ['operations.for-keeper'],
})

export const askRun = endpoint({
  method: 'POST',
  path: '/api/operations/runs',
  summary: { zh: '要求马上备份或演练一次', en: 'Ask for a backup or a drill now' },
  body: z.strictObject({ kind: RunKind }),
  answer: z.object({ state: RunState }),
  errors: ['operations.for-keeper', 'operations.no-backup-folder', 'operations.run-waits'],
})

/** Everything that may be asked of this chapter. */
export const endpoints = [readHealth, askRun, ...webhookEndpoints] as const
