import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { endpoints } from '../../src/apps/chapters.ts'
import { ownAffairs, wireAt } from '../rights/support/acting.ts'
import type { Wire } from '../rights/support/filler.ts'
import { nameOf, wantedFor } from '../rights/support/inputs.ts'
import { rightsScene, type SignedIn, signIn } from '../rights/support/scene.ts'
import type { Probe } from './requests.ts'
import { sqlmap } from './scanners.ts'

const scene = rightsScene()
const open = endpoints.filter((endpoint) => endpoint.access === 'signed-in' && !ownAffairs.includes(nameOf(endpoint)))
const looked = new Set<string>()

// Where a post is let in, its words reach the database: every route once at level 3, by the first who is let in, and once more by everybody else.
test.each(['ORGANISER', 'DESK', 'AUDIT_ADMIN', 'SECRETARY', 'MEMBER'])(
  'sqlmap finds no way into the database by anything that %s is let into',
  async (role) => {
    // A session ends while others are looked at.
    const found: Target[] = []
    const inspector = await signIn(scene, scene.actor(role))
    for (const endpoint of open) found.push(...(await letIn(inspector, endpoint)))
    const fresh = found.filter(({ name }) => !looked.has(name))
    const known = found.filter(({ name }) => looked.has(name))
    for (const { name } of fresh) looked.add(name)
    process.stdout.write(`${role}: ${fresh.length} routes at level 3, ${known.length} more at level 1\n`)
    const asked = requests()
    for (const some of inParts(fresh)) await scan(role, some, 3)
    for (const some of inParts(known)) await scan(role, some, 1)
    process.stdout.write(`${role}: ${asked()} requests\n`)
  },
)

/** Looks at some routes in a session of its own, and sees that it was one to the end: otherwise nothing but refusals was looked at. */
async function scan(role: string, targets: readonly Target[], level: 1 | 3): Promise<void> {
  const actor = await signIn(scene, scene.actor(role))
  const skip = 'cookie,user-agent,referer,host'
  const probes = targets.map(({ probe }) => probe)
  expect(await sqlmap(await listening(), probes, { level, cookie: actor.cookie, skip })).toEqual([])
  const { status } = await scene.ask(actor, { method: 'GET', url: '/api/due', body: undefined })
  expect(`${status} after ${targets.map(({ name }) => name).join(', ')}`).toMatch(/^200 /)
}

const inParts = (targets: readonly Target[]) =>
  Array.from({ length: Math.ceil(targets.length / 10) }, (_, n) => targets.slice(n * 10, n * 10 + 10))

interface Target {
  readonly name: string
  readonly probe: Probe
}

/** The right request about a record of one's own, if it gets past the rights; what changes something is then refused by its state. */
async function letIn(actor: SignedIn, endpoint: (typeof open)[number]): Promise<Target[]> {
  const wire = wireAt(endpoint, await scene.planter.plant('child', { ...wantedFor(endpoint), isFresh: true }))
  const { status } = await scene.ask(actor, wire)
  const isIn = wire.upload === undefined && (status < 300 || status === 409 || status === 422)
  return isIn ? [{ name: nameOf(endpoint), probe: probeOf(wire) }] : []
}

function probeOf({ method, url, body }: Wire): Probe {
  const path = url.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=[/?]|$)/g, '$&*')
  return { method, path, ...(body ? { type: 'application/json', body: JSON.stringify(body) } : {}) }
}

async function listening(): Promise<string> {
  const { server } = scene.app
  if (!server.listening) await scene.app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function requests(): () => number {
  let count = 0
  scene.app.server.on('request', () => count++)
  return () => count
}
