import type { Endpoint } from '#kernel/contract.ts'
import { shapesOf, type Wire } from './filler.ts'

/** A place of an endpoint's input where somebody may type words. */
export interface Leaf {
  readonly part: 'query' | 'body'
  readonly path: readonly (string | number)[]
  readonly name: string
}

type Schema = ReturnType<typeof shapesOf>['body']

/** Every such place, whether it must be filled or not. */
export function leavesOf(endpoint: Endpoint): Leaf[] {
  const { query, body } = shapesOf(endpoint)
  return [
    ...leaves(query, []).map((path) => leaf('query', path)),
    ...leaves(body, []).map((path) => leaf('body', path)),
  ]
}

const leaf = (part: Leaf['part'], path: Leaf['path']): Leaf => ({ part, path, name: String(path.at(-1) ?? '') })

function leaves(schema: Schema, path: Leaf['path']): Leaf['path'][] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => leaves(one, path)).slice(0, 1)
  if (schema.type === 'array' && schema.items) return leaves(schema.items, [...path, 0])
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, inner]) => leaves(inner, [...path, name]))
  const isText = schema.type === 'string' && schema.enum === undefined && schema.const === undefined
  return isText && !['uuid', 'date', 'date-time'].includes(schema.format ?? '') && path.length > 0 ? [path] : []
}

/** The request with this text at that place. */
export function withText(wire: Wire, { part, path }: Leaf, text: string): Wire {
  if (part === 'body') return { ...wire, body: put(wire.body ?? {}, path, text) as Wire['body'] }
  const [address = '', query = ''] = wire.url.split('?')
  const search = new URLSearchParams(query)
  search.set(String(path[0]), text)
  return { ...wire, url: `${address}?${search}` }
}

function put(into: unknown, [key, ...rest]: Leaf['path'], text: string): unknown {
  if (key === undefined) return text
  if (typeof key === 'number') {
    const list = Array.isArray(into) ? into : []
    return [put(list[key], rest, text), ...list.slice(1)]
  }
  const object = (into ?? {}) as Record<string, unknown>
  return { ...object, [key]: put(object[key], rest, text) }
}
