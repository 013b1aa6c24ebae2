import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { xlsxType } from '#kernel/spreadsheet/making/order.ts'
import { openSheets } from '#kernel/spreadsheet/sheets.ts'
import { hashPassword, type Sessions } from '#modules/accounts/index.ts'
import { composeServer } from '../../../src/apps/start-server.ts'
import { type TestDatabase, testDatabase } from '../../database.ts'
import { Canaries } from './canaries.ts'
import type { Wire } from './filler.ts'
import { type Position, positions, roles } from './oracle.ts'
import { type Place, type PlacedOrg, Planter } from './places.ts'

/** Somebody at the actor's organisation, signed in over HTTP in one post. */
export interface SignedIn {
  readonly role: string
  readonly accountId: string
  readonly identityId: string
  readonly login: string
  readonly cookie: string
}

/** What came back, with everything a client can see of it as one text. */
export interface Told {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
  /** Headers and body, to be searched for what must not be there; of a spreadsheet its cells too. */
  readonly all: string
  /** The lines of a spreadsheet, where the answer is one. */
  readonly sheet?: readonly (readonly string[])[]
}

/** The whole server over a database of its own, with records at six positions and an actor in each post. */
export interface Scene {
  readonly db: TestDatabase
  readonly app: FastifyInstance
  readonly sessions: Sessions
  readonly canaries: Canaries
  readonly planter: Planter
  readonly places: ReadonlyMap<Position, Place>
  readonly actors: readonly SignedIn[]
  actor(role: string): SignedIn
  /** Sends a request as this actor; nobody is signed in without one. */
  ask(actor: SignedIn | undefined, wire: Wire, more?: InjectOptions): Promise<Told>
  /** Sends a request with nothing but these headers and the actor's cookie, as a browser of before 2020 would. */
  askPlain(actor: SignedIn | undefined, wire: Wire, headers: Record<string, string>): Promise<Told>
}

export const password = '山间明月照清泉四十五'

/** Sets the scene once for this file; call it at the top. */
export function rightsScene(): Scene {
  const db = testDatabase()
  const scene = { db } as { -readonly [K in keyof Scene]: Scene[K] }
  scene.actor = (role) => scene.actors.find((one) => one.role === role)!
  scene.ask = (actor, wire, more) => ask(scene.app, actor, { wire, more })
  scene.askPlain = (actor, wire, headers) => send(scene.app, { actor, wire, more: {}, headers })
  beforeAll(async () => {
    const { app, sessions } = await composeServer({ db: db.app, portal: db.portal, signIn: db.signIn })
    const canaries = new Canaries()
    const planter = new Planter(db.owner, canaries)
    await planter.plantTree()
    const hash = await hashPassword(password)
    const enrolled: Omit<SignedIn, 'cookie'>[] = []
    for (const role of roles) enrolled.push(await enrol(db, { role, org: planter.org('own'), hash }))
    planter.taskOwner = enrolled.find(({ role }) => role === 'ORGANISER')!.accountId
    const places = new Map<Position, Place>()
    for (const position of positions) places.set(position, await planter.plant(position))
    Object.assign(scene, { app, sessions, canaries, planter, places })
    const signedIn: SignedIn[] = []
    for (const who of enrolled) signedIn.push(await signIn(scene, who))
    scene.actors = signedIn
  })
  afterAll(() => scene.app.close())
  return scene
}

/** Writes an account with a password and one post. */
export async function enrol(
  db: Pick<TestDatabase, 'owner'>,
  of: { role: string; org: PlacedOrg; hash: string; login?: string },
) {
  const { role, org, hash } = of
  const [accountId, identityId] = [newId(), newId()]
  const login = of.login ?? `actor-${role.toLowerCase().replace(/[_/]/g, '-')}`
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name, password_hash) values ($1, $2, $3, $4, '测试人员', $5)`,
    [accountId, org.id, org.path, login, hash],
  )
  await db.owner.query(
    `insert into accounts.identity (id, account_id, org_id, org_path, role, line, valid) values ($1, $2, $3, $4, $5, $6, '[2020-01-01,)')`,
    [identityId, accountId, org.id, org.path, role.split('/')[0], role.split('/')[1] ?? null],
  )
  return { role, accountId, identityId, login }
}

/** Signs in over HTTP and gives the actor with the cookie of the session. */
export async function signIn(scene: Scene, who: Omit<SignedIn, 'cookie'>): Promise<SignedIn> {
  const answer = await scene.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: sameOrigin,
    payload: { login: who.login, password },
  })
  const cookie = answer.cookies.find((one) => one.name === '__Host-lianxin')
  if (!cookie) throw new Error(`${who.login} cannot sign in: ${answer.body}`)
  return { ...who, cookie: `__Host-lianxin=${cookie.value}` }
}

const sameOrigin = { host: 'localhost', 'sec-fetch-site': 'same-origin' }

const ask = (
  app: FastifyInstance,
  actor: SignedIn | undefined,
  { wire, more = {} }: { wire: Wire; more?: InjectOptions | undefined },
) => send(app, { actor, wire, more, headers: { ...sameOrigin, ...(more.headers as Record<string, string>) } })

interface Sending {
  readonly actor: SignedIn | undefined
  readonly wire: Wire
  readonly more: InjectOptions
  readonly headers: Record<string, string>
}

async function send(app: FastifyInstance, { actor, wire, more, headers }: Sending): Promise<Told> {
  const payload = wire.upload ?? wire.body
  const answer = await app.inject({
    method: wire.method,
    url: wire.url,
    ...(payload ? { payload } : {}),
    ...more,
    headers: {
      ...(actor ? { cookie: actor.cookie } : {}),
      ...(wire.upload ? { 'content-type': 'application/octet-stream' } : {}),
      ...headers,
    },
  })
  const { statusCode: status, headers: told, body } = answer
  const sheet = told['content-type'] === xlsxType ? await linesOf(answer.rawPayload) : undefined
  const all = `${JSON.stringify(told)} ${body} ${sheet ? JSON.stringify(sheet) : ''}`
  return { status, body, headers: told, all, ...(sheet ? { sheet } : {}) }
}

// What stands in a spreadsheet is packed: nothing could be found in its bytes.
async function linesOf(bytes: Buffer): Promise<string[][]> {
  const lines: string[][] = []
  for (const sheet of await openSheets(bytes)) for await (const { cells } of sheet.rows()) lines.push([...cells])
  return lines
}
