import type { InjectOptions } from 'fastify'
import type { Endpoint } from '#kernel/contract.ts'
import { endpoints } from '../../../src/apps/chapters.ts'
import { randomFrom } from '../../trees.ts'
import { inputAt, ownAffairs, someoneWhoMay } from './acting.ts'
import { requestOf, type Wire } from './filler.ts'
import { nameOf, uploadFor } from './inputs.ts'
import { mayName, reach } from './oracle.ts'
import type { Scene, Told } from './scene.ts'

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const wide = (keys: number) => `{${Array.from({ length: keys }, (_, at) => `"k${at}":${at}`).join(',')}}`

/** Values that fit nowhere, as JSON text. */
const values = [
  ...[
    'null',
    'true',
    '0',
    '-1',
    '1e308',
    '1e999',
    '99999999999999999999',
    '0.1',
    '""',
    '" "',
    '"\\u0000"',
    '"a\\u0000b"',
  ],
  ...['[]', '{}', '[[]]', '[null]', '{"a":{"b":{}}}', deep(50), deep(5000), wide(500), '"\\ud800"', '"\\uffff\\u202e"'],
  ...[
    '"00000000-0000-0000-0000-000000000000"',
    '"../../etc/passwd"',
    '"%00"',
    '"2026-02-30"',
    '"0000-00-00"',
    '"9999-12-31"',
  ],
  ...[
    '"-infinity"',
    '"NaN"',
    '"true"',
    '"1; select 1"',
    '"\'"',
    '"{0}"',
    '"王".x',
    '"\u{20000}\u{1f600}"',
    '-0',
    '1.5e3',
    '"一"',
  ],
  ...[
    JSON.stringify('甲'.repeat(5000)),
    JSON.stringify('x'.repeat(200_000)),
    `"${'9'.repeat(400)}"`,
    '"\\u200b\\u200b"',
  ],
]
const types = [
  'application/json',
  'application/json; charset=gbk',
  'application/json; charset=utf-16',
  'text/plain',
  'text/html',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/xml',
  '',
  'x',
  ';',
  'application/json;;;charset',
]
const ids = [
  'x',
  '%00',
  '%',
  '%ff%fe',
  '..%2f..',
  '1'.repeat(150),
  '1'.repeat(5000),
  '%E7%94%B2',
  "'",
  '{}',
  '-1',
  '0',
  'null',
  '%0d%0aX:1',
]
const bodies = [
  ...[
    '',
    ' ',
    '{',
    '}',
    '[',
    'null',
    '"',
    '{"a":1,}',
    "{'a':1}",
    '{"a":1}{"b":2}',
    '\u0000',
    '\ufeff{}',
    deep(20_000),
    '{"a":'.repeat(9000),
  ],
  ...['a=1&a=2', '--x\r\n\r\n', '<a/>', wide(5000), 'x'.repeat(1_100_000)],
]
const headers: readonly Record<string, string>[] = [
  { 'idempotency-key': '' },
  { 'idempotency-key': 'x'.repeat(5000) },
  { 'idempotency-key': "'; --" },
  { cookie: '__Host-lianxin=' },
  { cookie: `__Host-lianxin=${'x'.repeat(9000)}` },
  { cookie: '__Host-lianxin=%00; __Host-lianxin=%ff; =; ;;;' },
  { cookie: '__proto__=1; constructor=2' },
  { 'user-agent': 'x'.repeat(9000) },
  { 'content-length': '5' },
  { 'content-encoding': 'gzip' },
  { 'accept-encoding': 'br;q=x' },
  { accept: 'application/x' },
  { 'x-forwarded-for': '1.1.1.1, %' },
  { 'x-http-method-override': 'DELETE' },
]

/** What one try did, when it did wrong. */
export interface Wrong {
  readonly what: string
  readonly why: string
}

async function forgetTries({ db }: Scene): Promise<void> {
  await db.owner.query('delete from app.attempt')
  for (const { visitorTries } of [db.app, db.portal]) visitorTries.forget()
}

/**
 * Sends requests that are nearly right, by the shape of every endpoint, and gives those whose answer is a fault, a
 * stack, somebody's data, or took longer than five seconds. The same seed sends the same requests.
 */
export async function throwGarbage(scene: Scene, of: { tries: number; seed: number }): Promise<Wrong[]> {
  const random = randomFrom(of.seed)
  const pick = <T>(from: readonly T[]) => from[random(from.length)] as T
  const wrong: Wrong[] = []
  for (let at = 0; at < of.tries; at++) {
    // Limits on tries would answer everything after a while.
    if (at % 200 === 0) await forgetTries(scene)
    const endpoint = pick(endpoints)
    const { wire, more } = spoil(endpoint, { scene, pick, random })
    const begun = Date.now()
    const actor = random(20) === 0 || ownAffairs.includes(nameOf(endpoint)) ? undefined : someoneWhoMay(scene, endpoint)
    const told = await scene.ask(actor, wire, more)
    const why = faultOf(scene, { told, act: nameOf(endpoint), took: Date.now() - begun })
    const what = `${wire.method} ${wire.url} ${JSON.stringify({ ...wire.body, ...more })}`
    if (why) wrong.push({ what: what.slice(0, 400), why })
  }
  return wrong
}

interface Dice {
  readonly scene: Scene
  readonly pick: <T>(from: readonly T[]) => T
  readonly random: (below: number) => number
}

function spoil(endpoint: Endpoint, { scene, pick, random }: Dice): { wire: Wire; more: InjectOptions } {
  const place = pick([...scene.places.values()])
  const wire = requestOf(endpoint, inputAt(endpoint, place), uploadFor(endpoint))
  const how = random(8)
  if (how === 0) return { wire: { ...wire, url: withBadId(wire.url, pick(ids)) }, more: {} }
  if (how === 1) return { wire: { ...wire, url: withBadQuery(endpoint, wire.url, { pick }) }, more: {} }
  if (how === 2) return { wire, more: { headers: pick(headers) } }
  const isText = how === 3
  if (isText || !endpoint.body) return { wire, more: bodied(pick(bodies), pick(types)) }
  const text = JSON.stringify(wire.body ?? {})
  if (how === 4) return { wire, more: bodied(text, pick(types)) }
  if (how === 5) return { wire, more: bodied(`${text.slice(0, -1)},${text.slice(1)}`, 'application/json') }
  if (how === 6)
    return { wire, more: bodied(Buffer.from(text, pick(['utf16le', 'latin1'] as const)), 'application/json') }
  return { wire, more: bodied(withBadValue(wire.body ?? {}, { pick, random }), 'application/json') }
}

const bodied = (payload: string | Buffer, type: string): InjectOptions => ({
  payload,
  headers: { 'content-type': type },
})

const withBadId = (url: string, id: string) =>
  /[0-9a-f]{8}-[0-9a-f-]{27}/.test(url) ? url.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, id) : `${url.split('?')[0]}/${id}`

function withBadQuery(endpoint: Endpoint, url: string, { pick }: Pick<Dice, 'pick'>): string {
  const key = pick([...Object.keys(endpoint.query?.shape ?? {}), 'unknown', '__proto__', 'a[b][c]'])
  const value = pick([...ids, encodeURIComponent(pick(values).slice(0, 3000)), '', '1&1&1', '%u0041', '+'])
  return `${url}${url.includes('?') ? '&' : '?'}${key}=${value}`
}

// One field, at any depth, becomes something else; JSON text, because not every value is one of JavaScript.
function withBadValue(body: Record<string, unknown>, { pick, random }: Pick<Dice, 'pick' | 'random'>): string {
  const keys = Object.keys(body)
  const bad = keys.length > 0 ? pick(keys) : 'unknown'
  const written = keys.map((key) => {
    const value = body[key]
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (key !== bad) return `${JSON.stringify(key)}:${JSON.stringify(value)}`
    if (inner && random(2) === 0)
      return `${JSON.stringify(key)}:${withBadValue(value as Record<string, unknown>, { pick, random })}`
    return `${JSON.stringify(key)}:${pick(values)}`
  })
  return `{${written.join(',')}}`
}

const traces = /node_modules|\.ts:\d|at \w+ \(|Error:|select .+ from|violates|invalid input syntax|SQLSTATE/i

function faultOf(scene: Scene, { told, act, took }: { told: Told; act: string; took: number }): string | undefined {
  if (told.status >= 500) return `answered ${told.status}: ${told.body.slice(0, 200)}`
  if (took > 5000) return `took ${took} ms`
  if (told.status >= 400 && traces.test(told.body)) return `shows its inside: ${told.body.slice(0, 200)}`
  const outside = scene.canaries.ownersIn(told.all).filter((owner) => !reach.some((at) => owner.endsWith(`at ${at}`)))
  const known = outside.filter((owner) => !/organisation at (parent|the top)/.test(owner) && !mayName(act, owner))
  return known.length > 0 ? `speaks of ${known[0]}` : undefined
}
