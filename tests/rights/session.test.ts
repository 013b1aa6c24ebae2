import { beforeAll, describe, expect, it } from 'vitest'
import { newId, newSecret } from '#kernel/ids.ts'
import { hashPassword } from '#modules/accounts/index.ts'
import { installation, type RunningProcess } from './support/processes.ts'
import { enrol, password } from './support/scene.ts'

const live = installation()
const cookieName = '__Host-lianxin'
let hash: string
let count = 0

beforeAll(async () => {
  hash = await hashPassword(password)
})

interface Answer {
  readonly status: number
  readonly cookies: readonly string[]
  readonly body: Record<string, unknown>
}

async function send(
  server: RunningProcess,
  line: string,
  of: { cookie?: string; body?: object } = {},
): Promise<Answer> {
  const [method = '', path = ''] = line.split(' ')
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      ...(of.cookie ? { cookie: of.cookie } : {}),
      ...(of.body ? { 'content-type': 'application/json' } : {}),
    },
    ...(of.body ? { body: JSON.stringify(of.body) } : {}),
  })
  const body = (await answer.json()) as Record<string, unknown>
  return { status: answer.status, cookies: answer.headers.getSetCookie(), body }
}

const me = (server: RunningProcess, cookie: string) => send(server, 'GET /api/session', { cookie })
const signInWith = (login: string, cookie?: string, server = live.one) =>
  send(server, 'POST /api/session', { body: { login, password }, ...(cookie ? { cookie } : {}) })
const tokenOf = ({ cookies }: Answer) =>
  /^__Host-lianxin=([^;]*)/.exec(cookies.find((one) => one.startsWith(`${cookieName}=`)) ?? '')?.[1] ?? ''

async function person(role: string) {
  count += 1
  const who = await enrol({ owner: live.owner }, { role, org: live.org, hash, login: `person-${count}` })
  return { ...who, cookie: `${cookieName}=${tokenOf(await signInWith(who.login))}` }
}

/** How many milliseconds until this server says no; it is asked all the time, so that what it remembers is fresh. */
async function untilDenied(server: RunningProcess, cookie: string): Promise<number> {
  const begun = performance.now()
  while (performance.now() - begun < 5000) {
    if ((await me(server, cookie)).status === 401) return performance.now() - begun
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return 5000
}

async function known(cookie: string): Promise<void> {
  for (const server of [live.one, live.other]) expect((await me(server, cookie)).status).toBe(200)
}

async function gone(cookie: string): Promise<void> {
  const times = await Promise.all([live.one, live.other].map((server) => untilDenied(server, cookie)))
  expect(Math.max(...times)).toBeLessThan(1000)
}

describe('the cookie of a session', () => {
  it('is kept to this host, to https or localhost, and from scripts and other sites', async () => {
    const { cookies } = await signInWith((await person('MEMBER')).login)
    expect(cookies.length).toBe(2)
    for (const cookie of cookies) {
      const parts = cookie.split('; ').map((part) => part.toLowerCase())
      expect(cookie).toMatch(/^__Host-/)
      expect(parts).toEqual(expect.arrayContaining(['path=/', 'httponly', 'secure', 'samesite=lax']))
      expect(parts.some((part) => part.startsWith('domain'))).toBe(false)
    }
  })

  it('holds 256 random bits, of which the database keeps a digest only', async () => {
    const { cookie } = await person('MEMBER')
    const token = cookie.split('=')[1] ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    const { rows } = await live.owner.query('select s::text as row from accounts.session s')
    expect(rows.some(({ row }) => row.includes(token) || row.includes(Buffer.from(token).toString('hex')))).toBe(false)
  })

  it('under a name that another host of the domain could set is not looked at', async () => {
    const { cookie } = await person('MEMBER')
    expect((await me(live.one, cookie.replace('__Host-', ''))).status).toBe(401)
  })

  it('that nobody was given opens nothing', async () => {
    for (const value of ['', 'x', newSecret(), newSecret(500), '%00', '"', '[object Object]', '../..', "' or 1=1"])
      expect((await me(live.one, `${cookieName}=${value}`)).status).toBe(401)
  })
})

describe('a session (T14)', () => {
  it('never has a token that somebody brought along', async () => {
    const { login } = await person('MEMBER')
    const brought = newSecret()
    const answer = await signInWith(login, `${cookieName}=${brought}`)
    expect(tokenOf(answer)).not.toBe(brought)
    expect((await me(live.one, `${cookieName}=${brought}`)).status).toBe(401)
  })

  it('ends when somebody signs in again in the same browser', async () => {
    const { login, cookie } = await person('MEMBER')
    await known(cookie)
    const fresh = `${cookieName}=${tokenOf(await signInWith(login, cookie))}`
    await gone(cookie)
    await known(fresh)
  })

  it('is worth nothing after signing out, on either server', async () => {
    const { cookie } = await person('MEMBER')
    await known(cookie)
    const { cookies } = await send(live.one, 'DELETE /api/session', { cookie })
    expect(cookies[0]).toMatch(/^__Host-lianxin=;.*(Max-Age=0|1970)/)
    await gone(cookie)
  })

  it('ends after half an hour without use and after twelve hours in any case', async () => {
    const [idle, old] = [await person('MEMBER'), await person('MEMBER')]
    await live.owner.query(
      `update accounts.session set seen_at = now() - interval '31 minutes' where account_id = $1`,
      [idle.accountId],
    )
    await live.owner.query(`update accounts.session set expires_at = now() where account_id = $1`, [old.accountId])
    // What a server remembers of a session it remembers for a second.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    for (const { cookie } of [idle, old]) expect((await me(live.one, cookie)).status).toBe(401)
  })

  it('ends everywhere but here when the password is changed', async () => {
    const { login, cookie } = await person('MEMBER')
    const elsewhere = `${cookieName}=${tokenOf(await signInWith(login))}`
    await known(elsewhere)
    const body = { oldPassword: password, newPassword: '小桥流水人家古道西风瘦马夕阳' }
    expect((await send(live.one, 'PUT /api/session/password', { cookie, body })).status).toBe(200)
    await gone(elsewhere)
    await known(cookie)
    expect((await signInWith(login)).status).toBe(401)
  })
})

describe('rights that change reach every server within a second (T05)', () => {
  it('a post that is taken back', async () => {
    const [admin, secretary] = [await person('SECURITY_ADMIN'), await person('SECRETARY')]
    await known(secretary.cookie)
    const line = `DELETE /api/accounts/${secretary.accountId}/roles/${secretary.identityId}`
    const [{ status }, took] = await Promise.all([
      send(live.one, line, { cookie: admin.cookie }),
      untilDenied(live.other, secretary.cookie),
    ])
    expect(status).toBe(200)
    expect(took).toBeLessThan(1000)
    await gone(secretary.cookie)
    expect((await signInWith(secretary.login)).status).toBe(403)
  })

  it('an account that is disabled, whose sessions do not come back with it', async () => {
    const [admin, member] = [await person('SYSTEM_ADMIN'), await person('MEMBER')]
    await known(member.cookie)
    const disable = (disabled: boolean) =>
      send(live.one, `POST /api/accounts/${member.accountId}/disable`, { cookie: admin.cookie, body: { disabled } })
    expect((await disable(true)).status).toBe(200)
    await gone(member.cookie)
    const [refused, unknown] = [await signInWith(member.login), await signInWith('nobody-at-all')]
    expect({ ...refused.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
    expect((await disable(false)).status).toBe(200)
    expect((await me(live.other, member.cookie)).status).toBe(401)
  })

  it('a post that is taken up; one of somebody else’s is not', async () => {
    const [both, stranger] = [await person('MEMBER'), await person('ORGANISER')]
    const identityId = newId()
    await live.owner.query(
      `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values ($1, $2, $3, $4, 'DESK', '[2020-01-01,)')`,
      [identityId, both.accountId, live.org.id, live.org.path],
    )
    const cases = (server: RunningProcess) => send(server, 'GET /api/cases', { cookie: both.cookie })
    expect((await cases(live.other)).status).toBe(403)
    const take = (id: string) =>
      send(live.one, 'PUT /api/session/identity', { cookie: both.cookie, body: { identityId: id } })
    expect((await take(stranger.identityId)).status).toBe(403)
    expect((await take(newId())).status).toBe(403)
    expect((await cases(live.other)).status).toBe(403)
    expect((await take(identityId)).status).toBe(200)
    const begun = performance.now()
    while ((await cases(live.other)).status !== 200 && performance.now() - begun < 5000)
      await new Promise((resolve) => setTimeout(resolve, 10))
    expect(performance.now() - begun).toBeLessThan(1000)
  })
})

it('nothing of all this was written: no token, no password, no login (T25)', () => {
  for (const { output } of [live.one, live.other])
    expect(output()).not.toMatch(/山间明月|小桥流水|person-\d|__Host-lianxin=\w/)
})
