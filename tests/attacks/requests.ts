/** A request as a scanner is given it: what it may change is in the query, the body, or behind `*` in the path. */
export interface Probe {
  readonly method: string
  readonly path: string
  readonly type?: 'application/json' | 'application/x-www-form-urlencoded'
  readonly body?: string
}

interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly minItems?: number
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
}

/** What GET /api/openapi.json answers, as far as it is read here. */
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

// They would end the session under which all others are tried.
const ending = /^\/api\/session|^\/api\/own-|\/password/

/** One request for each operation of the API, with a likely value for each of its parameters; `ids` are those of records that exist. */
export function apiProbes({ paths }: Described, ids: Readonly<Record<string, string>>): Probe[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => method === 'get' || !ending.test(path))
      .map(([method, operation]) => probe(method, path, { operation, ids })),
  )
}

function probe(method: string, path: string, of: { operation: Operation; ids: Readonly<Record<string, string>> }) {
  const { parameters = [], requestBody } = of.operation
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `${of.ids[name] ?? of.ids.orgId}*`)
  const query = parameters.filter((one) => one.in === 'query')
  const asked = new URLSearchParams(
    query.map(({ name, schema }): [string, string] => [name, String(sample(schema, of.ids[name]))]),
  )
  const schema = requestBody?.content?.['application/json']?.schema
  return {
    method: method.toUpperCase(),
    path: query.length > 0 ? `${filled}?${asked}` : filled,
    ...(schema ? ({ type: 'application/json', body: JSON.stringify(sample(schema)) } as const) : {}),
  }
}

function sample(schema: Schema = {}, id?: string): unknown {
  if (id !== undefined) return id
  const one = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (one) return sample(one)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  if (schema.format === 'uuid') return '00000000-0000-7000-8000-000000000001'
  if (schema.format === 'date') return '2026-11-20'
  if (schema.type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, of]) => [name, sample(of)]))
  if (schema.type === 'array') return [sample(schema.items)]
  if (schema.type === 'integer' || schema.type === 'number') return 1
  return schema.type === 'boolean' ? true : '村口的路灯修好了没有'
}

/** What the public pages take from whoever comes; `articleId` is that of an article of this site. */
export function portalProbes(slug: string, articleId: string): Probe[] {
  const article = `/o/${slug}/a/${articleId}`
  const reading = (path: string): Probe => ({ method: 'GET', path })
  const form = (path: string, fields: Record<string, string>): Probe => ({
    ...{ method: 'POST', path, type: 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  return [
    { method: 'GET', path: '/search?q=路灯&page=1' },
    { method: 'GET', path: `/o/${slug}*/` },
    { method: 'GET', path: `/o/${slug}/search?q=路灯&page=1` },
    { method: 'GET', path: `/o/${slug}/messages/?q=路灯&page=1&kind=HELP&state=REPLIED` },
    { method: 'GET', path: `/o/${slug}/messages/LX20261128-000001*` },
    { method: 'GET', path: `/o/${slug}/messages/statistics?year=2026` },
    { method: 'GET', path: `/o/${slug}/questions/?q=路灯&field=ROADS&page=1` },
    ...[`${article}*`, `${article}/verify?code=abc`, `${article}/leave/0123456789abcdef0123456789abcdef*`].map(reading),
    ...[`${article}/files/${articleId}*`, `/answer-files/${articleId}*`, `/pictures/${articleId}*/a.jpg`].map(reading),
    ...[`/o/${slug}/s/gongkai*/?year=2026&page=1`, `/o/${slug}/archive?month=2026-11`].map(reading),
    ...['answer-file', 'file'].map((act) =>
      form(`/o/${slug}/messages/LX20261128-000001*/${act}`, { token: 'abc', file: articleId }),
    ),
    form(`/o/${slug}/messages/follow`, { number: 'LX20261128-000001', code: '0000-0000-0000-0000' }),
    form(`/o/${slug}/messages/new`, {
      ...{ kind: 'CONSULT', title: '村口的路灯', text: '村口三盏路灯坏了一个多月，请问什么时候修好？' },
      ...{ isPublic: 'yes', name: '王女士', phone: '', consent: 'on', step: 'send', token: 'x' },
    }),
    form('/feedback/new', { kind: 'FAULT', text: '这一页打不开，请看一看。', page: '/', token: 'x' }),
  ]
}
