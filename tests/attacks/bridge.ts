import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Probe } from './requests.ts'

/** What came through the bridge: how often each status, and which requests the server had a fault at. */
export interface Passed {
  readonly statuses: Record<string, number>
  readonly faults: string[]
}

/**
 * wapiti attacks links and forms of pages, and the console has none that it understands: its pages are programs, and what
 * they ask is JSON. Here every operation is a form whose fields are what may be changed of it, ids of the address among
 * them. What is sent goes on as the console would send it, signed in, and comes back as it was answered; any other address
 * goes through as it is, and its answer too.
 */
export async function bridgeTo(
  target: string,
  of: { probes: readonly Probe[]; pages: readonly string[]; cookie: string },
) {
  const passed: Passed = { statuses: {}, faults: [] }
  const doors = of.probes.map(doorOf)
  const server = createServer(async (asked, answer) => {
    const body = await read(asked)
    const { pathname, search, searchParams } = new URL(asked.url ?? '/', 'http://bridge')
    const at = /^\/asked\/(\d+)$/.exec(pathname)?.[1]
    const door = at === undefined ? undefined : doors[Number(at)]
    const sent = door?.asked(asked.method === 'POST' ? new URLSearchParams(body) : searchParams)
    const request = sent ?? { method: asked.method ?? 'GET', path: `${pathname}${search}` }
    const passing = { request, asked, answer, passed, cookie: of.cookie, type: sent?.type }
    const listing = pathname === '/bridge' ? listed(doors, of.pages) : undefined
    const own = pathname === '/open' ? await leftOpen(searchParams.get('q')) : listing
    if (own === undefined) await forward(`${target}${request.path}`, passing)
    else answer.setHeader('content-type', 'text/html').end(own)
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bridge`, passed }
}

// What a scanner that looks at all is sure to find: text put into a page and a statement as it comes, and an address that is fetched.
async function leftOpen(q: string | null): Promise<string> {
  if (q?.startsWith('http://127.0.0.1')) await fetch(q).catch(() => undefined)
  return `<!doctype html><body><p>${q}</p>${/['"]/.test(q ?? '') ? 'PostgreSQL query failed: ERROR: parser: parse error' : ''}${q === '/etc/passwd' ? 'root:x:0:0' : ''}</body>`
}

interface Sent {
  readonly method: string
  readonly path: string
  readonly type?: string
  readonly body?: string
}

interface Passing {
  readonly request: Sent
  readonly asked: IncomingMessage
  readonly answer: ServerResponse
  readonly passed: Passed
  readonly cookie: string
  readonly type: string | undefined
}

async function forward(address: string, { request, asked, answer, passed, cookie, type }: Passing): Promise<void> {
  const { method, body } = request
  const { 'user-agent': agent = '', referer = '' } = asked.headers
  const headers = {
    cookie,
    'sec-fetch-site': 'same-origin',
    'user-agent': agent,
    referer,
    'x-forwarded-proto': 'https',
  }
  const got = await fetch(address, {
    ...{ method, redirect: 'manual', headers: { ...headers, ...(type ? { 'content-type': type } : {}) } },
    ...(body === undefined || method === 'GET' ? {} : { body }),
  }).catch((fault: Error) => fault)
  const status = got instanceof Error ? 'none' : String(got.status)
  passed.statuses[status] = (passed.statuses[status] ?? 0) + 1
  if (got instanceof Error || (got.status >= 500 && got.status !== 503))
    passed.faults.push(`${status} ${method} ${decodeURI(request.path)} ${body ?? ''}`.slice(0, 600))
  if (got instanceof Error) return void answer.writeHead(502).end()
  // fetch has unpacked it.
  const kept = [...got.headers].filter(([name]) => !['content-encoding', 'content-length', 'connection'].includes(name))
  answer.writeHead(got.status, Object.fromEntries(kept)).end(Buffer.from(await got.arrayBuffer()))
}

interface Door {
  readonly method: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  asked(given: URLSearchParams): Sent
}

// Ids stand behind `*` in the path of a probe, as sqlmap wants them.
function doorOf({ method, path, type, body }: Probe): Door {
  const [before = '', query = ''] = path.split('?')
  const steps = before.split('/')
  const inPath = steps.flatMap((step, at) => (step.endsWith('*') ? [[`path.${at}`, step.slice(0, -1)] as const] : []))
  const inQuery = [...new URLSearchParams(query)].map(([name, value]) => [`query.${name}`, value] as const)
  const isJson = type === 'application/json'
  const said: unknown = isJson && body ? JSON.parse(body) : {}
  const inForm = isJson ? leavesOf(said) : [...new URLSearchParams(body)]
  const asked = (given: URLSearchParams): Sent => {
    const changed = steps.map((step, at) =>
      step.endsWith('*') ? encodeURIComponent(given.get(`path.${at}`) ?? step.slice(0, -1)) : step,
    )
    const search = new URLSearchParams(
      inQuery.map(([name, value]): [string, string] => [name.slice(6), given.get(name) ?? value]),
    )
    const fields = inForm.map(([name, value]) => [name, given.get(`body.${name}`) ?? value] as const)
    return {
      ...{ method, path: `${changed.join('/')}${inQuery.length > 0 ? `?${search}` : ''}` },
      ...(type === undefined ? {} : { type, body: isJson ? JSON.stringify(withLeaves(said, fields)) : formOf(fields) }),
    }
  }
  const inText = inForm.filter(([, value]) => typeof value === 'string' && !isShaped.test(value))
  const inBody = inText.map(([name, value]) => [`body.${name}`, String(value)] as const)
  return { method, fields: [...(method === 'GET' ? inPath : []), ...inQuery, ...inBody], asked }
}

// Ids, days and moments: the shape refuses anything else before it is looked at, which the first of a path shows.
const isShaped = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d{4}-\d\d-\d\d/

const formOf = (fields: readonly (readonly [string, unknown])[]) =>
  new URLSearchParams(fields.map(([name, value]): [string, string] => [name, String(value)])).toString()

/** What can be changed of a value, with the way to it: `texts.0.title`. */
function leavesOf(value: unknown, way = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return way === '' ? [] : [[way.slice(1), value]]
  return Object.entries(value).flatMap(([name, below]) => leavesOf(below, `${way}.${name}`))
}

// A leaf that was not touched keeps its kind; what was put into one is text.
function withLeaves(value: unknown, fields: readonly (readonly [string, unknown])[]): unknown {
  const copy: unknown = structuredClone(value)
  for (const [way, given] of fields) {
    const steps = way.split('.')
    const last = steps.pop() ?? ''
    const holder = steps.reduce((at, step) => (at as Record<string, unknown>)[step], copy) as Record<string, unknown>
    if (String(holder[last]) !== given) holder[last] = given
  }
  return copy
}

function listed(doors: readonly Door[], pages: readonly string[]): string {
  const forms = doors.map(({ method, fields }, at) => {
    const inputs = fields.map(([name, value]) => `<input type="text" name="${quoted(name)}" value="${quoted(value)}">`)
    return `<form action="/asked/${at}" method="${method === 'GET' ? 'get' : 'post'}">${inputs.join('')}<input type="submit"></form>`
  })
  const links = ['/open?q=a', ...pages].map((page) => `<a href="${quoted(page)}">${quoted(page)}</a>`)
  return `<!doctype html><title>bridge</title><body>${[...links, ...forms].join('\n')}</body>`
}

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

async function read(asked: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of asked) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
