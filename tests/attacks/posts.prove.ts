import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { endpoints } from '../../src/apps/chapters.ts'
import { ownAffairs, wireAt } from '../rights/support/acting.ts'
import type { Wire } from '../rights/support/filler.ts'
import { nameOf, wantedFor } from '../rights/support/inputs.ts'
import { rightsScene, type SignedIn } from '../rights/support/scene.ts'
import type { Probe } from './requests.ts'
import { sqlmap } from './scanners.ts'

const scene = rightsScene()
const open = endpoints.filter((endpoint) => endpoint.access === 'signed-in' && !ownAffairs.includes(nameOf(endpoint)))
const looked = new Set<string>()

// Where a post is let in, its words reach the database: every route once at level 3, by the first who is let in, and once more by everybody else.
test.each(['ORGANISER', 'DESK', 'AUDIT_ADMIN', 'SECRETARY', 'MEMBER'])(
  'sqlmap finds no way into the database by anything that %s is let into',
  async (role) => {
    const actor = scene.actor(role)
    const found: Target[] = []
    for (const endpoint of open) found.push(...(await letIn(actor, endpoint)))
    const fresh = found.filter(({ name }) => !looked.has(name))
    const known = found.filter(({ name }) => looked.has(name))
    for (const { name } of fresh) looked.add(name)
    process.stdout.write(`${role}: ${fresh.length} routes at level 3, ${known.length} more at level 1\n`)
    const url = await listening()
    const asked = requests()
    const skip = 'cookie,user-agent,referer,host'
    const probes = (targets: readonly Target[]) => targets.map(({ probe }) => probe)
    expect(await sqlmap(url, probes(fresh), { level: 3, cookie: actor.cookie, skip })).toEqual([])
    expect(await sqlmap(url, probes(known), { level: 1, cookie: actor.cookie, skip })).toEqual([])
    process.stdout.write(`${role}: ${asked()} requests\n`)
    // Otherwise nothing but refusals was looked at.
    expect((await scene.ask(actor, { method: 'GET', url: '/api/due', body: undefined })).status).toBe(200)
  },
)

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
