import { describe, expect, it } from 'vitest'
import type { Endpoint } from '#kernel/contract.ts'
import { newId } from '#kernel/ids.ts'
import { endpoints } from '../../src/apps/chapters.ts'
import {
  expectedOutcome,
  inputAt,
  outcomeOf,
  ownAffairs,
  plantHome,
  someoneWhoMay,
  wireAt,
  writing,
} from './support/acting.ts'
import { fieldsOf } from './support/filler.ts'
import { nameOf, uploadFor } from './support/inputs.ts'
import { changesBetween, readRows } from './support/rows.ts'
import { rightsScene } from './support/scene.ts'

const scene = rightsScene()

// Columns, rights and machinery that nobody may set by naming them in a request.
const forbidden =
  `id orgId orgPath org_id org_path path parentId reach pathEnd role roles identityId accountId actorId personId
  isAdmin admin permissions status state version isPublic isImported approvedBy approvedAt createdAt updatedAt deletedAt disabledAt
  passwordHash password_hash grantedBy valid source sourceId importBatchId provenance codeHash contactSealed idNumberSealed mac requestId
  constructor`.split(/\s+/)
const marker = '塞进来的内容'

const inSession = writing.filter((endpoint) => !ownAffairs.includes(nameOf(endpoint)))
const withBody = inSession.filter((endpoint) => endpoint.body)
const withoutBody = inSession.filter((endpoint) => !endpoint.body && !uploadFor(endpoint))

describe('a key that an endpoint does not name (T04)', () => {
  it('is tried with forty keys', () => expect(forbidden.length).toBeGreaterThanOrEqual(40))

  it.each(withBody.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    'is refused by %s, and nothing is written',
    async (_, endpoint) => {
      const actor = someoneWhoMay(scene, endpoint)
      const wire = wireAt(endpoint, await plantHome(scene, endpoint))
      const before = await readRows(scene.db.owner)
      const keys = forbidden.filter((key) => !(key in fieldsOf(endpoint)))
      for (const key of keys)
        for (const body of stuffed(wire.body ?? {}, key)) {
          const { status } = await scene.ask(actor, { ...wire, body })
          expect(`${key}: ${status}`).toMatch(/: 4\d\d$/)
        }
      expect(changesBetween(before, await readRows(scene.db.owner))).toEqual([])
    },
  )

  it.each(withoutBody.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    'changes nothing of what %s does, in the body or after the question mark',
    async (_, endpoint) => {
      const place = await plantHome(scene, endpoint)
      const bystander = await plantHome(scene, endpoint)
      const wire = wireAt(endpoint, place)
      const extra = { ...Object.fromEntries(forbidden.map((key) => [key, marker])), ...inputAt(endpoint, bystander) }
      const url = `${wire.url}?${new URLSearchParams(extra as Record<string, string>)}`
      const told = await scene.ask(someoneWhoMay(scene, endpoint), { ...wire, url, body: extra })
      expect(outcomeOf(endpoint, told)).toBe(expectedOutcome(endpoint))
      expect(await rowsWith(marker)).toEqual([])
      const { rows } = await scene.db.owner.query(
        `select subject_id from audit.entry where subject_id = any($1) and at > now() - interval '1 minute'`,
        [Object.values(bystander.ids)],
      )
      expect(rows).toEqual([])
    },
  )
})

describe('prototypes and repeated parameters (T24)', () => {
  it.each(withBody.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    'do not get through %s',
    async (_, endpoint) => {
      const actor = someoneWhoMay(scene, endpoint)
      const wire = wireAt(endpoint, await plantHome(scene, endpoint))
      const before = await readRows(scene.db.owner)
      const inner = JSON.stringify(wire.body).slice(1)
      for (const poison of poisons) {
        const { status } = await scene.ask(actor, { ...wire, body: undefined }, raw(`{${poison},${inner}`))
        expect(`${poison}: ${status}`).toMatch(/: 4\d\d$/)
        expect(({} as Record<string, unknown>).polluted).toBeUndefined()
      }
      expect(changesBetween(before, await readRows(scene.db.owner))).toEqual([])
    },
  )

  it('a parameter given twice is refused or read as one, never as a list', async () => {
    for (const endpoint of endpoints.filter((one) => one.query && one.method === 'GET'))
      for (const key of Object.keys(endpoint.query?.shape ?? {})) {
        const wire = wireAt(endpoint, scene.places.get('child')!)
        for (const pair of [
          `${key}=1&${key}=2`,
          `${key}[]=1`,
          `${key}[toString]=1`,
          `__proto__[polluted]=1&${key}=1`,
        ]) {
          const { status } = await scene.ask(someoneWhoMay(scene, endpoint), {
            ...wire,
            url: `${wire.url}${wire.url.includes('?') ? '&' : '?'}${pair}`,
          })
          expect(`${nameOf(endpoint)} ${pair}: ${status < 500}`).toBe(`${nameOf(endpoint)} ${pair}: true`)
        }
      }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('a key that makes a request unrepeatable (R-F08)', () => {
  it('gives a look that was recorded to nobody for a repetition (decisions 286)', async () => {
    const endpoint = endpoints.find((one) => nameOf(one) === 'POST /api/members/:memberId/reveal') as Endpoint
    const wire = wireAt(endpoint, scene.places.get('child')!)
    const more = { headers: { 'idempotency-key': 'the-same-look' } }
    const first = await scene.ask(scene.actor('ORGANISER'), wire, more)
    expect([first.status, scene.canaries.ownersIn(first.all).length > 0]).toEqual([200, true])
    const again = await scene.ask(scene.actor('ORGANISER'), wire, more)
    expect([again.status, scene.canaries.ownersIn(again.all)]).toEqual([409, []])
  })

  it('gives its kept answer to no other post of the same account', async () => {
    const endpoint = endpoints.find((one) => nameOf(one) === 'PUT /api/organisations/:orgId/lines') as Endpoint
    const actor = scene.actor('ORGANISER')
    const wire = wireAt(endpoint, scene.places.get('child')!)
    const more = { headers: { 'idempotency-key': 'the-same-key' } }
    const first = await scene.ask(actor, wire, more)
    const kept = await scene.ask(actor, wire, more)
    expect([first.status, kept.status, kept.body]).toEqual([200, 200, first.body])
    const identityId = newId()
    await scene.db.owner.query(
      `insert into accounts.identity (id, account_id, org_id, org_path, role, valid)
       select $1, account_id, org_id, org_path, 'MEMBER', valid from accounts.identity where id = $2`,
      [identityId, actor.identityId],
    )
    const switched = await scene.ask(actor, { method: 'PUT', url: '/api/session/identity', body: { identityId } })
    expect(switched.status).toBe(200)
    scene.sessions.forget()
    const again = await scene.ask(actor, wire, more)
    expect(again.status).toBe(403)
    expect(scene.canaries.ownersIn(again.all)).toEqual([])
  })
})

const poisons = [
  '"__proto__":{"polluted":1}',
  '"constructor":{"prototype":{"polluted":1}}',
  '"\\u005f_proto__":{"polluted":1}',
  '"prototype":{"polluted":1}',
]

const raw = (payload: string) => ({ payload, headers: { 'content-type': 'application/json' } })

// The key at the top, and inside every object one level down.
function* stuffed(body: Record<string, unknown>, key: string): Generator<Record<string, unknown>> {
  yield { ...body, [key]: marker }
  for (const [name, inner] of Object.entries(body))
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner))
      yield { ...body, [name]: { ...inner, [key]: marker } }
}

async function rowsWith(text: string): Promise<string[]> {
  const { rows: tables } = await scene.db.owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rowCount } = await scene.db.owner.query(`select 1 from ${name} t where t::text like $1`, [`%${text}%`])
    if (rowCount) found.push(name)
  }
  return found
}
