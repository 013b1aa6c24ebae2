import { afterAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '#kernel/contract.ts'
import { endpoints } from '../../src/apps/chapters.ts'
import { ownAffairs, wireAt } from './support/acting.ts'
import { fieldsOf, needsRecord, requestOf } from './support/filler.ts'
import { type Aspect, aspectsOf, helpFor, nameOf, orRefused, wantedFor } from './support/inputs.ts'
import { expected, mayName, positions, reach } from './support/oracle.ts'
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
const aboutRecords = signedIn.filter((endpoint) => !ownAffairs.includes(nameOf(endpoint)))

it.each(signedIn.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s is refused to who is not signed in',
  async (_, endpoint) => {
    const { status, all } = await scene.ask(undefined, wireAt(endpoint, await placeAt('child', endpoint)))
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
      const places: Place[] = []
      for (const at of positions) places.push(await placeAt(at, endpoint))
      const trials = scene.actors.map((actor) => ({ actor, endpoint, aspect, mayAct: mayAct(actor.role) }))
      const isAllowed = (trial: Trial, place: Place) => trial.mayAct && reached(place.position)
      const before = await readRows(scene.db.owner)
      const denied = (trial: Trial) => places.filter((place) => !isAllowed(trial, place))
      await Promise.all(trials.map((trial) => tryDenied(trial, denied(trial))))
      expect(withoutLookUps(aspect, changesBetween(before, await readRows(scene.db.owner)))).toEqual([])
      for (const trial of trials) for (const place of places) if (isAllowed(trial, place)) await doAllowed(trial, place)
    },
  )

  // Without any narrowing a list must keep to the reach by itself.
  if (aspects.length === 0 || (endpoint.method === 'GET' && !endpoint.path.includes(':') && !needsRecord(endpoint)))
    it('speaks to the right posts, and of nothing outside their reach', async () => {
      const { mayAct } = expected(name, '')
      for (const actor of scene.actors) {
        combinations += 1
        const told = await scene.ask(actor, requestOf(endpoint, { ...wholePage(endpoint, 1), ...helpFor(endpoint) }))
        const isToldWhy = mayAct(actor.role) && told.body.includes(`"${orRefused(endpoint)}"`)
        same(isToldWhy ? '200' : String(told.status), mayAct(actor.role) ? '200' : '403', actor.role)
        same(leaks(told, name), 'nothing', actor.role)
        if ('page' in fieldsOf(endpoint) && told.status === 200) await countRows(actor, endpoint, told)
      }
    })
})

const wholePage = (endpoint: Endpoint, page: number) => ('page' in fieldsOf(endpoint) ? { size: 100, page } : {})

// A number of rows that is larger than all the rows there are speaks of what lies outside; a list that tells only whether more
// follows tells no number.
async function countRows(actor: SignedIn, endpoint: Endpoint, first: Told): Promise<void> {
  const { total, hasMore } = JSON.parse(first.body) as { total?: number; hasMore?: boolean }
  if (total === undefined && hasMore !== undefined) return
  let rows = 0
  for (let page = 1, more = 1; more > 0; page++) {
    const { body } = await scene.ask(actor, requestOf(endpoint, wholePage(endpoint, page)))
    more = (JSON.parse(body) as { rows: unknown[] }).rows.length
    rows += more
  }
  same(`${rows} rows`, `${total} rows`, `${actor.role} counts ${nameOf(endpoint)}`)
}

interface Trial {
  readonly actor: SignedIn
  readonly endpoint: Endpoint
  readonly aspect: Aspect
  readonly mayAct: boolean
}

async function tryDenied(trial: Trial, places: readonly Place[]): Promise<void> {
  const { actor, endpoint, aspect, mayAct } = trial
  const absent = await askAbout(trial, undefined)
  for (const place of places) {
    combinations += 1
    const told = await askAbout(trial, place)
    const where = `${actor.role} about ${aspect.key} at ${place.position}`
    same(leaks(told, nameOf(endpoint)), 'nothing', where)
    if (!reach.includes(place.position)) same(plain(told), plain(absent), where)
    if (!mayAct || aspect.inPath) same(refused(told), 'refused', where)
  }
}

// Who may search by number leaves a line in the audit whether he finds anybody or not.
const withoutLookUps = (aspect: Aspect, changes: readonly string[]) =>
  aspect.found ? changes.filter((change) => !change.startsWith('audit.entry')) : changes

async function doAllowed(trial: Trial, standing: Place): Promise<void> {
  const { actor, endpoint, aspect } = trial
  combinations += 1
  const isFresh = endpoint.effect === 'write'
  const place = isFresh ? await scene.planter.plant(standing.position, { ...wantedFor(endpoint), isFresh }) : standing
  const told = await askAbout(trial, place, isFresh)
  const where = `${actor.role} about ${aspect.key} at ${place.position}`
  const isDone = told.status < 300 || told.body.includes(`"${orRefused(endpoint)}"`)
  same(isDone ? 'done' : told.body, 'done', where)
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

async function askAbout(trial: Trial, place: Place | undefined, isFresh = false): Promise<Told> {
  const { actor, endpoint, aspect } = trial
  const home = isFresh
    ? await scene.planter.plant('child', { ...wantedFor(endpoint), isFresh })
    : await placeAt('child', endpoint)
  return scene.ask(actor, wireAt(endpoint, home, aspect.input(place)))
}

const plain = ({ status, body }: Told) => `${status} ${body.replace(/"requestId":"[^"]*"/, '')}`
const refused = ({ status }: Told) => (status >= 400 && status < 500 ? 'refused' : `answered ${status}`)

// What an answer holds of records that the actor must not see: anything from outside, and of a refusal anything at all.
function leaks(told: Told, name: string): string {
  if (told.status >= 500) return `a fault: ${told.body}`
  const outside = ['sibling', 'parent', 'foreign', 'the top']
  const owners = scene.canaries.ownersIn(told.all)
  // A contact leaves by one door, after two persons, and by no endpoint that anybody is asked here (D23).
  const isWrong = (owner: string) => owner.startsWith('the contact') || outside.some((at) => owner.includes(`at ${at}`))
  const found = told.status >= 300 ? owners : owners.filter(isWrong)
  const wrong = found.filter((owner) => !mayName(name, owner))
  return [...new Set(wrong)].join(', ') || 'nothing'
}
