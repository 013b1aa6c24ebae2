import type { FastifyReply } from 'fastify'
import type { Problem } from './contract.ts'
import { type FieldFault, Refusal, type Sentence, statusOf } from './errors.ts'
import { log, textOf } from './log.ts'
import { words } from './words.ts'

/** Answers any throw as problem+json (RFC 9457): a refusal with its sentence, a fault of ours without its text. */
export function answerProblem(reply: FastifyReply, fault: unknown, requestId: string): FastifyReply {
  const problem = problemOf(fault, requestId)
  if (problem.code === 'kernel.unexpected') log.error({ fault: textOf(fault), requestId }, 'an unexpected fault')
  if (fault instanceof Refusal && fault.retryAfterSeconds) reply.header('retry-after', fault.retryAfterSeconds)
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problem)
}

/** What a throw says to the person who asked. */
export function problemOf(fault: unknown, requestId: string): Problem {
  if (fault instanceof Refusal) {
    return problem(statusOf[fault.kind], { code: fault.code, ...fault.sentence, requestId, fields: [...fault.fields] })
  }
  const known = knownFault(fault)
  return problem(known.status, { code: known.code, ...words[known.code], requestId, fields: [] })
}

function problem(status: number, of: Omit<Problem, 'type' | 'status'>): Problem {
  return {
    type: 'about:blank',
    status,
    code: of.code,
    zh: of.zh,
    en: of.en,
    requestId: of.requestId,
    fields: of.fields,
  }
}

/**
 * The refusal that stands for a fault of the outside in which reading goes on: a full disk, a database that only reads. A form is
 * shown again with it, and what was typed is not lost (R-F03).
 */
export function refusalOf(fault: unknown): Refusal | undefined {
  if (fault instanceof Refusal) return fault
  const { code } = knownFault(fault)
  return code === 'kernel.disk-full' || code === 'kernel.read-only'
    ? new Refusal('busy', code, { sentence: words[code] })
    : undefined
}

// Faults of the outside that have a sentence of their own: disk full, database away or read-only, body too large.
function knownFault(fault: unknown): { status: number; code: keyof typeof words } {
  const { code, statusCode, message } = (fault ?? {}) as { code?: string; statusCode?: number; message?: string }
  if (code === '53100') return { status: 507, code: 'kernel.disk-full' }
  if (code === '25006') return { status: 503, code: 'kernel.read-only' }
  // With what ran at the same time it could not be done; another try can (serialization failure, deadlock).
  const away = ['57P01', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', '57014', '40001', '40P01']
  if (away.includes(code ?? '') || message?.includes('timeout exceeded when trying to connect'))
    return { status: 503, code: 'kernel.busy' }
  if (message === 'Connection terminated unexpectedly' || message?.includes('is not queryable'))
    return { status: 503, code: 'kernel.busy' }
  // A character that no text of the database can hold, such as NUL.
  if (code === '22021' || code === '22P05') return { status: 422, code: 'kernel.invalid' }
  if (statusCode === 413) return { status: 413, code: 'kernel.too-large' }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return { status: statusCode, code: 'kernel.invalid' }
  return { status: 500, code: 'kernel.unexpected' }
}

interface Issue {
  readonly instancePath: string
  readonly keyword: string
  readonly params: {
    readonly minimum?: number
    readonly maximum?: number
    readonly origin?: string
    readonly keys?: readonly string[]
  }
}

/** A refusal that names each field that does not fit its shape; what is wrong in the path itself is an address that leads nowhere. */
export function invalidInput(fault: Error & { validation?: unknown; validationContext?: string }): Refusal {
  if (fault.validationContext === 'params')
    return new Refusal('missing', 'kernel.not-found', { sentence: words['kernel.not-found'] })
  const issues = Array.isArray(fault.validation) ? (fault.validation as Issue[]) : []
  return new Refusal('invalid', 'kernel.invalid', {
    sentence: words['kernel.invalid'],
    fields: issues.flatMap(fieldFaults).slice(0, mostNamed),
  })
}

// Nobody mends more at a time, and an answer must not grow with the request (T22).
const mostNamed = 100
const longestName = 200

function fieldFaults(issue: Issue): FieldFault[] {
  const path = issue.instancePath.slice(1).replaceAll('/', '.')
  const under = path === '' ? '' : `${path}.`
  const paths = issue.keyword === 'unrecognized_keys' ? (issue.params.keys ?? []).map((key) => under + key) : [path]
  return paths.slice(0, mostNamed).map((place) => ({ path: place.slice(0, longestName), ...sentenceOf(issue) }))
}

function sentenceOf({ keyword, params }: Issue): Sentence {
  const { minimum, maximum } = params
  const text = params.origin === 'string'
  if (keyword === 'invalid_type' || (keyword === 'too_small' && text && minimum === 1)) return required
  if (keyword === 'too_small' && text)
    return { zh: `至少要写 ${minimum} 个字。`, en: `Please write at least ${minimum} characters.` }
  if (keyword === 'too_big' && text)
    return { zh: `最多写 ${maximum} 个字。`, en: `Please write at most ${maximum} characters.` }
  if (keyword === 'too_small') return { zh: `不能小于 ${minimum}。`, en: `Must be at least ${minimum}.` }
  if (keyword === 'too_big') return { zh: `不能大于 ${maximum}。`, en: `Must be at most ${maximum}.` }
  if (keyword === 'unrecognized_keys') return { zh: '提交了这里不收的内容。', en: 'This field is not accepted here.' }
  return { zh: '这一项的格式不对，请核对。', en: 'This entry has the wrong form; please check it.' }
}

const required: Sentence = { zh: '这一项要填。', en: 'This field is required.' }
