// Compares two descriptions of the API: what a program that was written against the first finds broken in the second. Only the part of
// JSON Schema that zod writes is read; anything else counts as it stands.

/** A JSON schema as zod writes it. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly [limit: string]: unknown
}

/** What is promised of one operation. */
interface Operation {
  readonly isPublic: boolean
  readonly path: Schema
  readonly query: Schema
  readonly body: Schema | null
  readonly answer: Schema
}

/** Operations by name, `GET /api/organisations/{orgId}`. */
export type Promised = Readonly<Record<string, Operation>>

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
}
interface DescribedOperation {
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: Schema }[]
  readonly requestBody?: { content: { 'application/json': { schema: Schema } } }
  readonly responses: { 200: { content: { 'application/json': { schema: Schema } } } }
  readonly security?: readonly unknown[]
}

/** What a description promises, without sentences. */
export function promised({ paths }: Described): Promised {
  const operations = Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, partsOf(operation)] as const,
    ),
  )
  return Object.fromEntries(operations)
}

function partsOf(of: DescribedOperation): Operation {
  const given = (place: string): Schema => {
    const parameters = of.parameters.filter((one) => one.in === place)
    return {
      ...{ type: 'object', additionalProperties: false },
      properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, slim(schema)])),
      required: parameters.filter(({ required }) => required).map(({ name }) => name),
    }
  }
  const body = of.requestBody?.content['application/json'].schema
  return {
    ...{ isPublic: of.security !== undefined, path: given('path'), query: given('query') },
    ...{ body: body ? slim(body) : null, answer: slim(of.responses[200].content['application/json'].schema) },
  }
}

// A format says what its pattern says; defaults and sentences are no promise.
function slim(schema: Schema): Schema {
  const left = Object.entries(schema).filter(([key]) => !unread.has(key) && !(key === 'pattern' && schema.format))
  return Object.fromEntries(left.map(([key, value]) => [key, slimPart(key, value)]))
}

const unread = new Set(['$schema', 'description', 'default', 'propertyNames', 'contentEncoding'])

function slimPart(key: string, value: unknown): unknown {
  if (key === 'properties')
    return Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, one]) => [name, slim(one)]))
  if (key === 'anyOf' || key === 'oneOf') return (value as Schema[]).map(slim)
  const isSchema = key === 'items' || (key === 'additionalProperties' && typeof value === 'object')
  return isSchema ? slim(value as Schema) : value
}

/** What a program written against `before` finds broken in `after`, a line each. */
export function breaks(before: Promised, after: Promised): string[] {
  return Object.entries(before).flatMap(([name, old]) => {
    const now = after[name]
    if (!now) return [`${name}: is gone`]
    const taken = (part: 'path' | 'query') => misfits(old[part], now[part], { at: part, isAnswer: false })
    return [
      ...(old.isPublic && !now.isPublic ? ['asks to sign in'] : []),
      ...taken('path'),
      ...taken('query'),
      ...bodyMisfits(old.body, now.body),
      ...misfits(now.answer, old.answer, { at: 'answer', isAnswer: true }),
    ].map((fault) => `${name}: ${fault}`)
  })
}

function bodyMisfits(old: Schema | null, now: Schema | null): string[] {
  if (old === null) return now === null || (now.required ?? []).length === 0 ? [] : ['body is asked for']
  return now === null ? ['body is not taken'] : misfits(old, now, { at: 'body', isAnswer: false })
}

interface Way {
  readonly at: string
  /** Of an answer the present shape is the narrow one and may bring more fields and codes; of a request the promised one is. */
  readonly isAnswer: boolean
}

// Whether every value of `narrow` is one of `wide`: what was sent is still taken, what comes is what was promised.
function misfits(narrow: Schema, wide: Schema, way: Way): string[] {
  if (Object.keys(wide).length === 0) return []
  const ways = alternatives(narrow)
  if (ways) return ways.flatMap((one) => misfits(one, wide, way))
  const choices = alternatives(wide)
  if (choices) {
    const each = choices.map((one) => misfits(narrow, one, way))
    return each.some((faults) => faults.length === 0)
      ? []
      : (each.find((_, i) => choices[i]?.type === narrow.type) ?? [`${way.at} has another type`])
  }
  if (typeOf(narrow) !== typeOf(wide) && !(narrow.type === 'integer' && wide.type === 'number'))
    return [`${way.at} has another type`]
  return [...valueMisfits(narrow, wide, way), ...fieldMisfits(narrow, wide, way), ...itemMisfits(narrow, wide, way)]
}

const alternatives = (schema: Schema): readonly Schema[] | undefined => {
  const { type } = schema
  return (
    schema.anyOf ?? schema.oneOf ?? (Array.isArray(type) ? type.map((one) => ({ ...schema, type: one })) : undefined)
  )
}
const typeOf = (schema: Schema) => schema.type ?? typeof valuesOf(schema)?.[0]
const valuesOf = (schema: Schema) => ('const' in schema ? [schema.const] : schema.enum)

function valueMisfits(narrow: Schema, wide: Schema, { at, isAnswer }: Way): string[] {
  const allowed = valuesOf(wide)
  const given = valuesOf(narrow)
  // A further code in an answer is no break: programs are told to pass over what they do not know.
  const strange =
    isAnswer && typeOf(wide) === 'string' ? [] : (given ?? []).filter((one) => allowed && !allowed.includes(one))
  return [
    ...strange.map((one) => `${at} ${JSON.stringify(one)} is not among its values`),
    ...(allowed && !given ? [`${at} has not its values only`] : []),
    ...(wide.format !== undefined && wide.format !== narrow.format ? [`${at} has another format`] : []),
    ...(isAnswer ? [] : limitMisfits(narrow, wide, at)),
  ]
}

function limitMisfits(narrow: Schema, wide: Schema, at: string): string[] {
  const isTighter = (key: string, sign: 1 | -1) =>
    typeof wide[key] === 'number' && (typeof narrow[key] !== 'number' || sign * wide[key] > sign * narrow[key])
  const tighter = [
    ...['minimum', 'minLength', 'minItems'].filter((key) => isTighter(key, 1)),
    ...['maximum', 'maxLength', 'maxItems'].filter((key) => isTighter(key, -1)),
    ...(wide.pattern !== undefined && wide.pattern !== narrow.pattern ? ['pattern'] : []),
  ]
  return tighter.map((key) => `${at} is bound by another ${key}`)
}

function fieldMisfits(narrow: Schema, wide: Schema, way: Way): string[] {
  const here = narrow.properties ?? {}
  const there = wide.properties ?? {}
  const needed = (wide.required ?? []).filter((key) => !narrow.required?.includes(key))
  const lost = way.isAnswer
    ? Object.keys(there).filter((key) => !(key in here) && !needed.includes(key))
    : Object.keys(here).filter((key) => !(key in there) && wide.additionalProperties === false)
  const both = Object.keys(here).filter((key) => key in there)
  return [
    ...needed.map((key) => `${way.at}.${key} is ${way.isAnswer ? 'not always given' : 'asked for'}`),
    ...lost.map((key) => `${way.at}.${key} is ${way.isAnswer ? 'not given' : 'not taken'}`),
    ...both.flatMap((key) => misfits(here[key] ?? {}, there[key] ?? {}, { ...way, at: `${way.at}.${key}` })),
  ]
}

function itemMisfits(narrow: Schema, wide: Schema, way: Way): string[] {
  const items = wide.items ? misfits(narrow.items ?? {}, wide.items, { ...way, at: `${way.at}[]` }) : []
  const rest = wide.additionalProperties
  if (typeof rest !== 'object' || typeof narrow.additionalProperties !== 'object') return items
  return [...items, ...misfits(narrow.additionalProperties, rest, { ...way, at: `${way.at}.*` })]
}
