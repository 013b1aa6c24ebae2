import { describe, expect, it } from 'vitest'
import { expectedOutcome, outcomeOf, ownAffairs, plantHome, someoneWhoMay, wireAt, writing } from './support/acting.ts'
import { nameOf } from './support/inputs.ts'
import { changesBetween, readRows } from './support/rows.ts'
import { rightsScene } from './support/scene.ts'

const scene = rightsScene()

// What browsers send when the request was made by another site; an old browser sends the origin only.
const foreign: readonly Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
  { 'sec-fetch-site': 'same-site', origin: 'http://sub.localhost' },
  { 'sec-fetch-site': 'cross-site', origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'CROSS-SITE' },
  { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
  { 'sec-fetch-site': '', origin: 'https://evil.example' },
]
const foreignToOld = [
  'https://evil.example',
  'http://localhost.evil.example',
  'http://localhost:81',
  'http://evil.example/localhost',
  'null',
  'file://',
  'x',
]

describe.each(writing.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', (name, endpoint) => {
  it('is not carried out for another site (T15)', async () => {
    const actor = someoneWhoMay(scene, endpoint)
    const wire = wireAt(endpoint, await plantHome(scene, endpoint))
    const before = await readRows(scene.db.owner)
    for (const headers of foreign) {
      const { status } = await scene.ask(actor, wire, { headers })
      expect(`${JSON.stringify(headers)}: ${status}`).toBe(`${JSON.stringify(headers)}: 403`)
    }
    for (const origin of foreignToOld) {
      const { status } = await scene.askPlain(actor, wire, { host: 'localhost', origin })
      expect(`${origin}: ${status}`).toBe(`${origin}: 403`)
    }
    expect(changesBetween(before, await readRows(scene.db.owner))).toEqual([])
  })

  it('is not carried out by a link, a picture or a form of another site', async () => {
    const actor = someoneWhoMay(scene, endpoint)
    const wire = wireAt(endpoint, await plantHome(scene, endpoint))
    const before = await readRows(scene.db.owner)
    const headers = { 'sec-fetch-site': 'cross-site' }
    await scene.ask(actor, { ...wire, method: 'GET', body: undefined, upload: undefined }, { headers })
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const more = { payload: JSON.stringify(wire.body ?? {}), headers: { ...headers, 'content-type': type } }
      const { status } = await scene.ask(actor, { ...wire, method: 'POST', body: undefined, upload: undefined }, more)
      expect(`${type}: ${status}`).toMatch(/: 4\d\d$/)
    }
    const after = changesBetween(before, await readRows(scene.db.owner)).filter((row) => !row.startsWith('audit.entry'))
    expect(after).toEqual([])
  })

  if (endpoint.access === 'signed-in' && !ownAffairs.includes(name))
    it('is carried out for our own pages', async () => {
      const actor = someoneWhoMay(scene, endpoint)
      const wire = wireAt(endpoint, await plantHome(scene, endpoint))
      const headers = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
      const told = await scene.ask(actor, wire, { headers })
      if (name !== 'PUT /api/session/identity') expect(outcomeOf(endpoint, told)).toBe(expectedOutcome(endpoint))
    })
})
