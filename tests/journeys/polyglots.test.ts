import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { polyglots } from '../attacks/polyglots.ts'
import { bodies, plantBodies, startConsole } from '../console-server.ts'
import { testDatabase } from '../database.ts'
import { plantMembers } from '../members.ts'
import { openBrowser, Visitors } from './browser.ts'

// T10: what somebody hands in as a paper never becomes a page of ours, however it is opened.
const db = testDatabase()
let server: Awaited<ReturnType<typeof startConsole>>
let browser: Browser
let page: Page

beforeAll(async () => {
  await plantBodies(db)
  await db.owner.query(`update organisations.org set level = 'COUNTY' where id = $1`, [bodies.county.id])
  await plantMembers(db.owner, [bodies.village], { members: 12 })
  server = await startConsole(db)
  browser = await openBrowser()
  page = await new Visitors(browser, server.origin).open('organiser', 1440, 'members')
  await page.getByRole('heading', { level: 1 }).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Asks the API from inside the page, as the console does. */
const ask = (method: string, url: string, body: string, type: string) =>
  page.evaluate(
    async ([method, url, body, type]) => {
      const bytes = Uint8Array.from(atob(body ?? ''), (sign) => sign.charCodeAt(0))
      const headers = { 'content-type': type ?? '', 'idempotency-key': crypto.randomUUID() }
      const answer = await fetch(url ?? '', { method: method ?? '', headers, body: bytes })
      return { status: answer.status, told: (await answer.json()) as { id?: string; matterId?: string; code?: string } }
    },
    [method, url, body, type],
  )

async function handIn(): Promise<string[]> {
  const ids: string[] = []
  for (const { name, bytes } of polyglots) {
    const url = `/api/files?name=${encodeURIComponent(name.replace(/\u202e/, ''))}`
    const { status, told } = await ask('PUT', url, bytes.toString('base64'), 'application/octet-stream')
    if (told.id) ids.push(told.id)
    else expect([status, told.code], name).toEqual([422, 'kernel.file-kind'])
  }
  return ids
}

/** Puts the papers into matters and gives the addresses at which they are opened. */
async function addressesOf(ids: readonly string[]): Promise<string[]> {
  const addresses: string[] = []
  for (let at = 0; at < ids.length; at += 3) {
    const some = ids.slice(at, at + 3)
    const papers = some.map((file) => ({ key: 'basis', file }))
    const asked = { orgId: bodies.village.id, columns: ['name', 'mobile'], reason: '核对组织关系', papers, filter: {} }
    const body = Buffer.from(JSON.stringify(asked)).toString('base64')
    const { status, told } = await ask('POST', '/api/members/exports', body, 'application/json')
    expect(status, JSON.stringify(told)).toBe(200)
    const { rows } = await db.owner.query<{ matter_id: string }>('select matter_id from members.export where id = $1', [
      told.id,
    ])
    addresses.push(...some.map((id) => `${server.origin}/api/matters/${rows[0]?.matter_id}/papers/${id}`))
  }
  return addresses
}

it(`${polyglots.length} polyglots: none runs in the browser, none is served as a page (T10)`, {
  timeout: 600_000,
}, async () => {
  let alerts = 0
  page.on('dialog', (dialog) => {
    alerts += 1
    void dialog.dismiss()
  })
  const ids = await handIn()
  const addresses = await addressesOf(ids)
  console.log(`polyglots: ${polyglots.length} handed in, ${addresses.length} taken as papers, the rest refused`)
  expect(addresses.length).toBeGreaterThan(10)
  for (const address of addresses) {
    const answer = await page.request.get(address)
    const headers = answer.headers()
    expect(answer.status()).toBe(200)
    expect(headers['content-type']).toMatch(/^(application\/(pdf|ofd|vnd\.openxmlformats)|image\/(png|jpeg))/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' })
    expect(headers['content-disposition']).toMatch(/^attachment;/)
    expect(decodeURIComponent(headers['content-disposition'] ?? '')).toMatch(/\.(pdf|ofd|docx|xlsx|png|jpe?g)$/)
  }
  await embedAll(addresses)
  for (const address of addresses) await openAlone(address)
  expect(await page.evaluate('self.__ran')).toBeUndefined()
  expect(alerts).toBe(0)
  await expectToRunAsPage()
})

// As a frame, a script, a picture, an object, and as a page to be shown, on a page of our own origin without its policy.
async function embedAll(addresses: readonly string[]): Promise<void> {
  await page.route(`${server.origin}/bare`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }),
  )
  await page.goto(`${server.origin}/bare`)
  await embed(addresses)
  await page.waitForTimeout(3000)
  expect(await page.evaluate('self.__ran')).toBeUndefined()
}

const embed = (addresses: readonly string[]) =>
  page.evaluate(`for (const address of ${JSON.stringify(addresses)})
    for (const [tag, key] of [['iframe', 'src'], ['script', 'src'], ['img', 'src'], ['object', 'data'], ['embed', 'src']]) {
      const it = document.createElement(tag)
      it.setAttribute(key, address)
      document.body.append(it)
    }`)

// The same bytes under the name of a page do run: otherwise nothing above was tried.
async function expectToRunAsPage(): Promise<void> {
  const [first] = polyglots
  const body = first?.bytes ?? Buffer.alloc(0)
  await page.route(`${server.origin}/as-page`, (route) => route.fulfill({ contentType: 'text/html', body }))
  await embed([`${server.origin}/as-page`])
  await page.waitForFunction('self.__ran === 1')
}

// Typed into the address bar it is saved, and the page that was there stays.
async function openAlone(address: string): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.goto(address).catch((fault: unknown) => expect(String(fault)).toContain('Download is starting')),
  ])
  await download.cancel()
  expect(page.url()).toBe(`${server.origin}/bare`)
}
