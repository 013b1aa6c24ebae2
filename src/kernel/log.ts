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
