import { z } from 'zod'
import type { Deprecation } from './api-version.ts'
import type { Sentence } from './errors.ts'

type Shape = z.ZodObject
type NoShape = undefined

/**
 * Who may call at all; what a caller may do is asked in the use case. `sign-in` is public too and runs on the login that
 * alone can begin sessions.
 */
export type Access = 'public' | 'sign-in' | 'signed-in'

/**
 * One endpoint is validation, type, server route, browser client and OpenAPI at once.
 * Names of params, query and body are disjoint: a caller passes one flat input.
 */
export interface Endpoint<
  P extends Shape | NoShape = Shape | NoShape,
  Q extends Shape | NoShape = Shape | NoShape,
  B extends Shape | NoShape = Shape | NoShape,
  A extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Fastify style, `/api/members/:memberId`. */
  readonly path: string
  readonly summary: Sentence
  readonly access: Access
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly answer: A
  /** Codes this endpoint refuses with, beside the kernel's own. */
  readonly errors: readonly string[]
  /** 'read' changes nothing; 'write' is one transaction and must record what it did; in 'steps' each statement stays. */
  readonly effect: 'read' | 'write' | 'steps'
  /** A list or a count that may be a second old, so that a reading copy of the database may answer it (decisions 119). */
  readonly mayBeOld: boolean
  /** The bytes of a file are sent, up to 20 MB; nothing is read of them before it is known who sends them (T22). */
  readonly isUpload: boolean
  /** For which restricted data it is the door, as `app.purpose` says it to the database; empty for every ordinary one (decisions 11). */
  readonly purpose: string
  /** The answer shows once what is a secret or was uncovered for a look; it is kept for no repetition, which is told so (decisions 286). */
  readonly isShownOnce: boolean
  /** It goes: since when that is known, until when it answers, what to call instead; every answer says so (decisions 335). */
  readonly deprecated: Deprecation | undefined
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : unknown
type Typed<S> = S extends z.ZodType ? z.input<S> : unknown

/** What a use case receives: params, query and body in one flat object, parsed. */
export type Input<E> = E extends Endpoint<infer P, infer Q, infer B> ? Parsed<P> & Parsed<Q> & Parsed<B> : never

/** What a caller passes: the same before defaults are put in. */
export type CallInput<E> = E extends Endpoint<infer P, infer Q, infer B> ? Typed<P> & Typed<Q> & Typed<B> : never

/** What leaves. */
export type Answer<E> = E extends { readonly answer: infer A extends z.ZodType } ? z.output<A> : never

/** Describes an endpoint. GET reads, everything else writes, unless `effect` says otherwise. */
export function endpoint<
  P extends Shape | NoShape = undefined,
  Q extends Shape | NoShape = undefined,
  B extends Shape | NoShape = undefined,
  A extends z.ZodType = z.ZodVoid,
>(of: {
  method: Endpoint['method']
  path: string
  summary: Sentence
  access?: Access
  params?: P
  query?: Q
  body?: B
  answer: A
  errors?: readonly string[]
  effect?: Endpoint['effect']
  mayBeOld?: boolean
  isUpload?: boolean
  purpose?: string
  isShownOnce?: boolean
  deprecated?: Deprecation | undefined
}): Endpoint<P, Q, B, A> {
  return {
    method: of.method,
    path: of.path,
    summary: of.summary,
    access: of.access ?? 'signed-in',
    params: of.params as P,
    query: of.query as Q,
    body: of.body as B,
    answer: of.answer,
    errors: of.errors ?? [],
    effect: of.effect ?? (of.method === 'GET' ? 'read' : 'write'),
    mayBeOld: of.mayBeOld ?? false,
    isUpload: of.isUpload ?? false,
    purpose: of.purpose ?? '',
    isShownOnce: of.isShownOnce ?? false,
    deprecated: of.deprecated,
  }
}

/** The answer's `can`: act → true, or the code of the reason why not; buttons follow it. */
export const Can = z.record(z.string(), z.union([z.literal(true), z.string()]))
export type Can = z.infer<typeof Can>

/** A text of so many characters that the database can keep: no NUL, no half of a surrogate pair. */
export const Written = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\0'))

/** A day without a time, `2026-11-23`. */
export const DayText = z.iso.date()

/** An instant as JSON: ISO text with zone. */
export const InstantText = z.iso.datetime({ offset: true })

/** Paging of every list: `page` from 1, `size` 20, 50 or 100 (UX-CS3). */
export const Paging = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
})

/** How far a list is counted: nobody turns to its page 500, and counting all of a province for each page would be dear (decisions 128). */
export const mostCounted = 10_000

/** A page of a list with its total; a total above `mostCounted` says only that there are more than that. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.number().int() })
}

/** The body of every refusal (RFC 9457); `code` is the key of the sentence. */
export const Problem = z.object({
  type: z.string(),
  status: z.number().int(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  requestId: z.string(),
  fields: z.array(z.object({ path: z.string(), zh: z.string(), en: z.string() })),
})
export type Problem = z.infer<typeof Problem>
