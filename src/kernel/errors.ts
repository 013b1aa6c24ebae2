/** A sentence people read: plain Chinese first, English second. */
export interface Sentence {
  readonly zh: string
  readonly en: string
}

/** The sentences of a chapter by key; the key of a refusal is its error code. */
export type Words = Readonly<Record<string, Sentence>>

/** The six kinds of deliberate refusal and the HTTP status each answers with. */
export const statusOf = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  busy: 429,
} as const
export type RefusalKind = keyof typeof statusOf

/** What is wrong with one field of what was typed. `path` is dotted, as in the body that was sent. */
export interface FieldFault extends Sentence {
  readonly path: string
}

/** Values that may stand in a sentence as {name}; a sentence stands in each language as itself. */
export type Slots = Readonly<Record<string, string | number | Sentence>>

/**
 * The one deliberate error. `code` is the key of its sentence in a chapter's words.ts.
 * Anything else that is thrown is a fault of ours and is logged whole.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly sentence: Sentence
  readonly fields: readonly FieldFault[]
  readonly retryAfterSeconds: number | undefined

  constructor(
    kind: RefusalKind,
    code: string,
    more: { sentence: Sentence; fields?: readonly FieldFault[]; retryAfterSeconds?: number },
  ) {
    super(code)
    this.kind = kind
    this.code = code
    this.sentence = more.sentence
    this.fields = more.fields ?? []
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}

/** Puts values into a sentence: `{zh:'第 {row} 行'}` with `{row: 3}` reads 第 3 行. */
export function fill(sentence: Sentence, slots: Slots): Sentence {
  const put = (language: keyof Sentence) =>
    sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = slots[name] ?? whole
      return String(typeof value === 'object' ? value[language] : value)
    })
  return { zh: put('zh'), en: put('en') }
}

/**
 * The refusals of one chapter, made from its words: a code without a sentence does not compile.
 * Usage: `const { refuse, need, refuseIf } = refusals(words)`.
 */
export function refusals<const W extends Words>(words: W) {
  type Code = keyof W & string
  type More = { slots?: Slots; field?: string; retryAfterSeconds?: number }

  const refuse = (kind: RefusalKind, code: Code, more: More = {}): Refusal => {
    const sentence = fill(words[code] as Sentence, more.slots ?? {})
    const fields = more.field === undefined ? [] : [{ path: more.field, ...sentence }]
    return new Refusal(kind, code, {
      sentence,
      fields,
      ...(more.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: more.retryAfterSeconds }),
    })
  }

  return {
    /** Makes a refusal to throw. */
    refuse,
    /** Throws when the condition holds. */
    refuseIf(condition: boolean, kind: RefusalKind, code: Code, more?: More): void {
      if (condition) throw refuse(kind, code, more)
    },
    /** Asks a policy: passes on `true`, throws `forbidden` with the reason otherwise. */
    need(answer: true | Code): void {
      if (answer !== true) throw refuse('forbidden', answer)
    },
    /** Gives the value or throws `missing`: not reachable and not existing answer alike (T01). */
    found<T>(value: T | undefined | null, code: Code): T {
      if (value === undefined || value === null) throw refuse('missing', code)
      return value
    },
  }
}

/** Marks a case that the type system rules out. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`)
}

/** Translates a violated constraint into the code of a chapter; anything else passes on. */
export async function onConstraint<T>(work: Promise<T>, codes: Record<string, () => Error>): Promise<T> {
  try {
    return await work
  } catch (fault) {
    const name = (fault as { constraint?: string }).constraint
    throw (name === undefined ? undefined : codes[name]?.()) ?? fault
  }
}
