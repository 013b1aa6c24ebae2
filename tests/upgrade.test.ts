import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commitBefore, Installation, published } from './earlier-state.ts'
import { root } from './supervisor/starter.ts'

// What it made with its own code must live on under today's (E08, R-F15).
describe.each([
  ['the commit before', commitBefore],
  ['the last published state', () => published],
])('data of %s', (_, commit) => {
  const installation = new Installation()
  const { old } = installation
  let before: Map<string, number>
  let after: Map<string, number>
  let written: Written

  beforeAll(async () => {
    await installation.prepare(commit)
    await installation.run(old, ['src/apps/migrate.ts'], { LIANXIN_DEMO: '1' })
    written = await installation.whileServing(old, (origin) => write(installation, origin))
    await installation.sealAll(old)
    before = await installation.countRows()
    await installation.run(root, ['src/apps/migrate.ts'])
    after = await installation.countRows()
  }, 600_000)
  afterAll(() => installation.remove())

  test('keep every row that a person wrote', () => {
    const fewer = [...before].filter(([table, rows]) => (after.get(table) ?? 0) < rows)
    expect(fewer).toEqual([])
    expect(before.get('members.member')).toBeGreaterThanOrEqual(8000)
    for (const table of ['members.member', 'organisations.org', 'people.person', 'publishing.article', 'cases.case'])
      expect(after.get(table), table).toBe(before.get(table))
  })

  test('keep an audit that verifies as it was sealed', async () => {
    expect(await installation.run(root, ['src/apps/cli.ts', 'audit', 'verify'])).toContain('没有发现改动')
  })

  test('are shown on the portal and in the console, to who was signed in and to who signs in', async () => {
    await installation.whileServing(root, async (origin) => {
      const home = await text(`${origin}/`)
      const links = [...home.matchAll(/href="(\/o\/[^"#?]+)"/g)]
        .map(([, link]) => link ?? '')
        .filter((link) => !/rss/.test(link))
      for (const link of [...new Set(links)].slice(0, 5)) expect(await text(origin + link)).toContain('<h1')
      for (const cookie of [written.cookie, await signIn(installation, origin, 'county.organiser')])
        for (const list of ['members', 'cases', 'articles', 'sites']) {
          const page = JSON.parse(await text(`${origin}/api/${list}?page=1&size=20`, { headers: { cookie } }))
          expect(page.total, list).toBeGreaterThan(0)
        }
    })
  })

  test('are worked on: what a citizen wrote before is answered, and he reads it with the code he got before', async () => {
    const reply = '路灯已经报镇里维修，本周五前换好，感谢您的提醒。'
    await installation.whileServing(root, async (origin) => {
      const cookie = await signIn(installation, origin, 'county.desk')
      const found = JSON.parse(await text(`${origin}/api/cases?q=${written.number}`, { headers: { cookie } }))
      expect(found.rows.map(({ number }: { number: string }) => number)).toEqual([written.number])
      for (const [step, body] of [
        ['accept', {}],
        ['reply', { text: reply }],
      ] as const)
        await text(`${origin}/api/cases/${found.rows[0].id}/${step}`, asked(cookie, body))
      const form = new URLSearchParams({ number: written.number, code: written.code })
      const own = await text(`${origin}/o/${written.slug}/messages/follow`, { method: 'POST', body: form })
      expect(own).toContain(reply)
      expect(own).toContain(words)
    })
    await installation.sealAll(root)
    expect(await installation.run(root, ['src/apps/cli.ts', 'audit', 'verify'])).toContain('没有发现改动')
  })
})

/** What was left with the earlier code: somebody is signed in, and a citizen has a number and a code. */
interface Written {
  readonly cookie: string
  readonly slug: string
  readonly number: string
  readonly code: string
}

const words = '村口三盏路灯坏了一个多月，晚上老人出门不方便，请问什么时候能修好？'

async function write(installation: Installation, origin: string): Promise<Written> {
  const cookie = await signIn(installation, origin, 'county.organiser')
  const [top] = await installation.ask<{ slug: string }>('select slug from organisations.org where parent_id is null')
  const slug = top?.slug ?? ''
  const page = `${origin}/o/${slug}/messages/new`
  const token = /name="token" value="([^"]+)"/.exec(await text(page))?.[1] ?? ''
  const person = { name: '王女士', phone: '', consent: 'on' }
  const matter = { kind: 'CONSULT', title: '村口路灯什么时候能修好', text: words, isPublic: 'yes' }
  const body = new URLSearchParams({ ...person, ...matter, step: 'send', token })
  const receipt = await text(page, { method: 'POST', body })
  const number = /LX\d{8}-\d{6,}/.exec(receipt)?.[0] ?? ''
  const code = /class="code">([^<]+)</.exec(receipt)?.[1] ?? ''
  expect(
    [number, code].filter((part) => part !== ''),
    receipt,
  ).toHaveLength(2)
  return { cookie, slug, number, code }
}

async function signIn(installation: Installation, origin: string, login: string): Promise<string> {
  const answer = await fetch(`${origin}/api/session`, asked('', { login, password: installation.password(login) }))
  expect(answer.status, login).toBe(200)
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0])
  return cookies.join('; ')
}

const asked = (cookie: string, body?: object): RequestInit => ({
  method: 'POST',
  headers: { cookie, 'sec-fetch-site': 'same-origin', ...(body ? { 'content-type': 'application/json' } : {}) },
  ...(body ? { body: JSON.stringify(body) } : {}),
})

async function text(address: string, init: RequestInit = {}): Promise<string> {
  const answer = await fetch(address, init)
  const said = await answer.text()
  expect(answer.status, `${address}: ${said.slice(0, 500)}`).toBe(200)
  return said
}
