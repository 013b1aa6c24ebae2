import { afterAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '#kernel/contract.ts'
import { endpoints } from '../../src/apps/chapters.ts'
import { fieldsOf, isId, requestOf } from './support/filler.ts'
import { type Aspect, aspectsOf, helpFor, nameOf, wantedFor } from './support/inputs.ts'
import { expected, positions, reach } from './support/oracle.ts'
import type { Place } from './support/places.ts'
import { changesBetween, readRows } from './support/rows.ts'
import { rightsScene, type SignedIn, type Told } from './support/scene.ts'

const scene = rightsScene()
let combinations = 0
afterAll(() =>
  console.log(
    `rights: ${combinations} combinations of endpoint, post and position, with belt ${process.env.LIANXIN_BELT ?? 'both'}`,
  ),
)

const signedIn = endpoints.filter((endpoint) => endpoint.access === 'signed-in')
// What a person does to nobody but himself; session.test.ts tries it.
const ownAffairs = ['DELETE /api/session', 'PUT /api/session/password']
const aboutRecords = signedIn.filter((endpoint) => !ownAffairs.includes(nameOf(endpoint)))

it.each(signedIn.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s is refused to who is not signed in',
  async (_, endpoint) => {
    const { status, all } = await scene.ask(undefined, requestOf(endpoint, withHome(endpoint, {})))
    expect(status).toBe(401)
    expect(scene.canaries.ownersIn(all)).toEqual([])
  },
)

describe.each(aboutRecords.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', (name, endpoint) => {
  const aspects = aspectsOf(endpoint)

  it.each(aspects.map((aspect) => [aspect.key, aspect] as const))(
    'keeps every post inside its reach, asked about %s',
    async (key, aspect) => {
      const { mayAct, reached } = expected(name, key)
      for (const actor of scene.actors) await tryAll(actor, { endpoint, aspect, mayAct: mayAct(actor.role), reached })
    },
  )

  it.runIf(aspects.length === 0)('speaks to the right posts, and of nothing outside their reach', async () => {
    const { mayAct } = expected(name, '')
    for (const actor of scene.actors) {
      combinations += 1
      const told = await scene.ask(actor, requestOf(endpoint, {}))
      same(String(told.status), mayAct(actor.role) ? '200' : '403', actor.role)
      same(leaks(told, name), 'nothing', actor.role)
    }
  })
})

interface Trial {
  readonly endpoint: Endpoint
  readonly aspect: Aspect
  readonly mayAct: boolean
  reached(at: Place['position']): boolean
}

async function tryAll(actor: SignedIn, trial: Trial): Promise<void> {
  const { endpoint, mayAct, reached } = trial
  const places: Place[] = []
  for (const at of positions) places.push(await placeAt(at, endpoint))
  const allowed = places.filter((place) => mayAct && reached(place.position))
  await tryDenied(
    actor,
    trial,
    places.filter((place) => !allowed.includes(place)),
  )
  for (const place of allowed) await doAllowed(actor, trial, place)
}

async function tryDenied(actor: SignedIn, trial: Trial, places: readonly Place[]): Promise<void> {
  const { endpoint, aspect, mayAct } = trial
  const absent = await askAbout(actor, trial, undefined)
  const before = await readRows(scene.db.owner)
  const tryOne = async (place: Place) => {
    combinations += 1
    const told = await askAbout(actor, trial, place)
    const where = `${actor.role} about ${aspect.key} at ${place.position}`
    same(leaks(told, nameOf(endpoint)), 'nothing', where)
    if (!reach.includes(place.position)) same(plain(told), plain(absent), where)
    if (!mayAct || aspect.inPath) same(refused(told), 'refused', where)
  }
  await Promise.all(places.map(tryOne))
  const changes = changesBetween(before, await readRows(scene.db.owner))
  // Who may search by number leaves a line in the audit whether he finds anybody or not.
  const left = aspect.found && mayAct ? changes.filter((change) => !change.startsWith('audit.entry')) : changes
  expect(left).toEqual([])
}

async function doAllowed(actor: SignedIn, trial: Trial, standing: Place): Promise<void> {
  const { endpoint, aspect } = trial
  combinations += 1
  const isFresh = endpoint.effect === 'write'
  const place = isFresh ? await scene.planter.plant(standing.position, { ...wantedFor(endpoint), isFresh }) : standing
  const told = await askAbout(actor, trial, place, isFresh)
  const where = `${actor.role} about ${aspect.key} at ${place.position}`
  same(told.status < 300 ? 'done' : told.body, 'done', where)
  same(leaks(told, nameOf(endpoint)), 'nothing', where)
  if (aspect.found) same(String(aspect.found(place, told.body)), 'true', where)
}

// The whole of what came is in the message; the assertion alone would cut it short.
const same = (is: string, wanted: string, where: string) => expect(is, `${where}: ${is}`).toBe(wanted)

const kept = new Map<string, Place>()
async function placeAt(position: Place['position'], endpoint: Endpoint): Promise<Place> {
  const wanted = wantedFor(endpoint)
  const key = `${position} ${JSON.stringify(wanted)}`
  const place = kept.get(key) ?? (await scene.planter.plant(position, wanted))
  kept.set(key, place)
  return place
}

async function askAbout(actor: SignedIn, trial: Trial, place: Place | undefined, isFresh = false): Promise<Told> {
  const { endpoint, aspect } = trial
  const home = isFresh
    ? await scene.planter.plant('child', { ...wantedFor(endpoint), isFresh })
    : await placeAt('child', endpoint)
  return scene.ask(actor, requestOf(endpoint, withHome(endpoint, aspect.input(place), home)))
}

// Ids beside the one that is asked about are those of a record well inside the reach.
function withHome(endpoint: Endpoint, given: Record<string, unknown>, home = scene.places.get('child')!) {
  const others = aspectsOf(endpoint).filter(({ key }) => isId(fieldsOf(endpoint)[key]) && isNeeded(endpoint, key))
  return { ...helpFor(endpoint), ...Object.assign({}, ...others.map((aspect) => aspect.input(home))), ...given }
}

const isNeeded = (endpoint: Endpoint, key: string) =>
  endpoint.path.includes(`:${key}`) || endpoint.body?.shape[key] !== undefined

const plain = ({ status, body }: Told) => `${status} ${body.replace(/"requestId":"[^"]*"/, '')}`
const refused = ({ status }: Told) => (status >= 400 && status < 500 ? 'refused' : `answered ${status}`)

// Which names from above an answer may hold: one's own post is named from the top of the tree down.
const namesAbove: Readonly<Record<string, readonly string[]>> = {
  'GET /api/session': ['the organisation at the top', 'the organisation at parent'],
  // A case goes up to the desk above, or back to the top, which had assigned it.
  'POST /api/cases/:caseId/assign': ['the organisation at parent'],
  'POST /api/cases/:caseId/send-back': ['the organisation at the top'],
}

// What an answer holds of records that the actor must not see: anything from outside, and of a refusal anything at all.
function leaks(told: Told, name: string): string {
  if (told.status >= 500) return `a fault: ${told.body}`
  const outside = ['sibling', 'parent', 'foreign', 'the top']
  const owners = scene.canaries.ownersIn(told.all)
  const found = told.status >= 300 ? owners : owners.filter((owner) => outside.some((at) => owner.includes(`at ${at}`)))
  const wrong = found.filter((owner) => !(namesAbove[name] ?? []).some((start) => owner.startsWith(start)))
  return [...new Set(wrong)].join(', ') || 'nothing'
}
