import { pino } from 'pino'
import { config } from './config.ts'

// Fields that may hold what a person wrote or is; they never reach a log line (T25).
const secretFields = ['password', 'code', 'token', 'cookie', 'authorization', 'idNumber', 'mobile', 'contact', 'name']

/** The product's log: one JSON line an event, no personal data. */
export const log = pino({
  level: config.logLevel,
  base: null,
  redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '…' },
  timestamp: pino.stdTimeFunctions.isoTime,
})

/**
 * What may be written of a fault. PostgreSQL puts a value that it could not read into its sentence, and that may be what
 * somebody typed: of such faults the code and the place stand, without the sentence (T25).
 */
export function textOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  const { stack = fault.message } = fault
  const code = (fault as { code?: unknown }).code
  if (typeof code !== 'string' || !/^(22...|42601)$/.test(code)) return stack
  return `error: SQLSTATE ${code}\n${stack.slice(stack.indexOf('\n    at ') + 1)}`
}

/** What may be kept of a fault where people look at it later: its code or its kind, never its sentence (T25). */
export function codeOf(fault: unknown): string {
  const code = (fault as { code?: unknown } | null)?.code
  if (typeof code === 'string' && /^[\w.-]{1,60}$/.test(code)) return code
  return fault instanceof Error ? fault.name : 'unknown'
}
