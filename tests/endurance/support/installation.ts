import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { hashPassword } from '#modules/accounts/index.ts'
import { enrol } from '../../rights/support/scene.ts'
import { root, type Started, start, until } from '../../supervisor/starter.ts'

export const password = '山间明月照清泉四十五'
const cookieName = '__Host-lianxin'

/** The product as `npm start` runs it: its own PostgreSQL that flushes to disk, its server and its worker. */
export interface Endured {
  readonly started: Started
  readonly url: string
  /** The county whose site takes messages and articles. */
  readonly org: { readonly id: string; readonly path: string; readonly slug: string }
  /** The session of an editor and of somebody at the desk. */
  readonly cookies: { readonly editor: string; readonly desk: string; readonly organiser: string }
  /** With which name the desk signs in. */
  readonly deskLogin: string
  /** Asks the database as its owner; a connection of its own, since the database dies in between. */
  ask<R extends pg.QueryResultRow>(query: string, values?: unknown[]): Promise<R[]>
}

/** Starts an empty installation and gives it one site, one desk and three accounts; the test's end stops it. `data` is a folder of its own, `more` of its environment. */
export async function endure(data?: string, more: Record<string, string> = {}): Promise<Endured> {
  const env = { LIANXIN_APPS: join(root, 'src', 'apps'), LIANXIN_PROXIES: 'loopback', LIANXIN_LOG: 'error', ...more }
  const started = await start({ args: ['--no-demo'], env, ...(data === undefined ? {} : { data }) })
  // The first start of a checkout builds the console.
  await started.ready(120_000)
  const url = `http://localhost:${started.port}`
  const { databaseUrl } = JSON.parse(readFileSync(join(started.data, 'supervisor.json'), 'utf8'))
  const ask = async <R extends pg.QueryResultRow>(query: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    try {
      return (await client.query<R>(query, values)).rows
    } finally {
      await client.end()
    }
  }
  const [org] = await ask<Endured['org']>('select id, path, slug from organisations.org where parent_id is null')
  if (!org) throw new Error('an empty installation has its first organisation')
  await ask('insert into cases.desk values ($1, $2)', [org.id, org.path])
  // How many messages one address may send is another test's matter.
  await ask(`insert into app.setting (name, value) values ('cases', '{"submissionsPerHour": 100000}')`)
  const hash = await hashPassword(password)
  const owner = { query: ask } as unknown as pg.Client
  const signedIn = async (role: string) => {
    const { login } = await enrol({ owner }, { role, org: { ...org, ...placed }, hash })
    return { login, cookie: await signIn(url, login) }
  }
  const desk = await signedIn('DESK')
  const cookies = {
    editor: (await signedIn('EDITOR')).cookie,
    desk: desk.cookie,
    organiser: (await signedIn('ORGANISER')).cookie,
  }
  const site = { orgId: org.id, theme: 'red', address: '云岭县溪口路1号', phone: '0000-5299012' }
  const opened = await fetch(`${url}/api/sites`, {
    method: 'POST',
    headers: jsonFrom(cookies.organiser),
    body: JSON.stringify(site),
  })
  if (!opened.ok) throw new Error(`the site does not open: ${await opened.text()}`)
  return { started, url, org, cookies, deskLogin: desk.login, ask }
}

/** Headers of a request as the console sends it. */
export const jsonFrom = (cookie: string, key?: string): Record<string, string> => ({
  cookie,
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
  ...(key === undefined ? {} : { 'idempotency-key': key }),
})

/** Waits until the site and its database answer again, and gives the milliseconds that took. */
export async function upAgain({ url, org }: Endured, since: number): Promise<number> {
  // A page may be given from what is remembered while the database is still away.
  const needed = [`${url}/health/ready`, `${url}/o/${org.slug}/messages/follow`]
  await until(async () => (await Promise.all(needed.map(answers))).every(Boolean), 60_000)
  return performance.now() - since
}

async function answers(address: string): Promise<boolean> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
  await answer?.text().catch(() => '')
  return answer?.status === 200
}

const placed = { parentId: null, code: '001', name: '', type: 'PARTY_COMMITTEE', depth: 1 } as const

/** The cookie of who signs in with the password of this installation. */
export async function signIn(url: string, login: string): Promise<string> {
  const body = JSON.stringify({ login, password })
  const answer = await fetch(`${url}/api/session`, { method: 'POST', headers: jsonFrom(''), body })
  const token = new RegExp(`^${cookieName}=([^;]+)`).exec(
    answer.headers.getSetCookie().find((one) => one.startsWith(`${cookieName}=`)) ?? '',
  )?.[1]
  if (!token) throw new Error(`${login} cannot sign in: ${await answer.text()}`)
  return `${cookieName}=${token}`
}
