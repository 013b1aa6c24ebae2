import { z } from 'zod'
import type { Endpoint } from '#kernel/contract.ts'

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly minItems?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** A flat input as a caller passes it: params, query and body in one. */
export type Flat = Readonly<Record<string, unknown>>

type Shapes = Readonly<Record<'params' | 'query' | 'body', Schema>>

// An endpoint is asked thousands of times, and its input described once.
const described = new WeakMap<Endpoint, Shapes>()

/** The three parts of an endpoint's input, as JSON schema; an empty object where a part does not exist. */
export function shapesOf(endpoint: Endpoint): Shapes {
  const of = (shape: z.ZodType | undefined): Schema =>
    shape ? (z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema) : {}
  const known = described.get(endpoint)
  if (known) return known
  const shapes = { params: of(endpoint.params), query: of(endpoint.query), body: of(endpoint.body) }
  described.set(endpoint, shapes)
  return shapes
}

/** Every name of an endpoint's input at its first level, with the schema of its value. */
export function fieldsOf(endpoint: Endpoint): Record<string, Schema> {
  const { params, query, body } = shapesOf(endpoint)
  return { ...params.properties, ...query.properties, ...body.properties }
}

/** Is the value an id? Such a field needs a record, it cannot be made up. */
export const isId = (schema: Schema | undefined): boolean =>
  schema?.format === 'uuid' || (schema?.anyOf?.some(isId) ?? false)

/** Does a question need the id of a record before it can be asked at all? */
export const needsRecord = (endpoint: Endpoint): boolean => {
  const { query } = shapesOf(endpoint)
  return query.required?.some((name) => isId(query.properties?.[name])) ?? false
}

/** May the value be left out by saying null? */
export const isNullable = (schema: Schema | undefined): boolean =>
  schema?.anyOf?.some((one) => one.type === 'null') ?? false

/** The smallest value that fits a schema; help is needed for a pattern and for an id. */
export function fill(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (isNullable(schema)) return null
  if (schema.anyOf) return fill(schema.anyOf[0] ?? {})
  if (schema.type === 'string') return fillText(schema)
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1)
  if (schema.type === 'boolean') return true
  // A list of ids names what does not exist.
  if (schema.type === 'array' && isId(schema.items))
    return Array.from({ length: schema.minItems ?? 0 }, () => '00000000-0000-7000-8000-0000000000ff')
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => fill(schema.items ?? {}))
  if (schema.type === 'object') return fillObject(schema)
  throw new Error(`no value can be made up for ${JSON.stringify(schema)}`)
}

/** The required fields of an object, each filled. */
export function fillObject(schema: Schema, given: Flat = {}): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {})
  const wanted = fields.filter(([name]) => name in given || schema.required?.includes(name))
  return Object.fromEntries(wanted.map(([name, inner]) => [name, name in given ? given[name] : fill(inner)]))
}

function fillText(schema: Schema): string {
  if (schema.format === 'date') return '2026-06-01'
  if (schema.format === 'date-time') return '2026-06-01T00:00:00Z'
  if (schema.format === 'base64url') return 'AAAA'
  if (schema.format === 'uuid') return '00000000-0000-7000-8000-0000000000ff'
  if (schema.format !== undefined || schema.pattern !== undefined)
    throw new Error(`no text can be made up for ${JSON.stringify(schema)}`)
  return '测'.repeat(Math.max(2, schema.minLength ?? 2))
}

/** A request as it goes over the wire. */
export interface Wire {
  readonly method: Endpoint['method']
  readonly url: string
  readonly body: Record<string, unknown> | undefined
  readonly upload?: Buffer | undefined
}

/** A schema-valid request; `given` names values, the rest is made up. Fails when something cannot be made up. */
export function requestOf(endpoint: Endpoint, given: Flat, upload?: Buffer): Wire {
  const { params, query, body } = shapesOf(endpoint)
  const inPath = fillObject(params, given)
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(fillObject(query, given))) search.set(name, String(value))
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(inPath[name])))
  return {
    method: endpoint.method,
    url: search.size > 0 ? `${path}?${search}` : path,
    body: endpoint.body ? fillObject(body, given) : undefined,
    upload,
  }
}
