import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { sources } from '../../tools/repository.ts'
import { PAGES } from '../portal/sample-pages.ts'
import { root, start } from '../supervisor/starter.ts'
import { atRest, findings, openBrowser, openPage, Visitors } from './browser.ts'
import { makeLacking } from './lacking.ts'
import { serveSamples } from './samples.ts'

// A narrow telephone in large text is also a desk at 400 %.
const windows = [
  { name: 'desk', width: 1440, isElder: false },
  { name: 'desk in large text', width: 1440, isElder: true },
  { name: 'phone', width: 360, isElder: false },
  { name: 'narrow phone', width: 320, isElder: false },
  { name: 'narrow phone in large text', width: 320, isElder: true },
] as const

test('axe finds nothing on any page of the console that the people of the demonstration can reach', async () => {
  const started = await start({ env: { LIANXIN_APPS: join(root, 'src', 'apps'), LIANXIN_LOG: 'error' } })
  await started.ready(240_000)
  const accounts: Demonstration['accounts'] = JSON.parse(readFileSync(join(started.data, 'demo-accounts.json'), 'utf8'))
  const browser = await openBrowser()
  try {
    const demonstration = { browser, origin: `http://localhost:${started.port}`, accounts }
    const found = await lookAtLacking(demonstration, started.data)
    const told = await lookAtAll(demonstration)
    told.found.push(...found, ...(await lookOutside(demonstration)))
    const unseen = declared.filter((route) => !told.routes.includes(route) && !elsewhere.includes(route))
    expect({ found: told.found, unseen }).toEqual({ found: [], unseen: [] })
  } finally {
    await browser.close()
  }
})

describe.each(windows)('as a $name', ({ width, isElder }) => {
  test('axe finds nothing on any sample page of the portal, and nothing is cut off', async () => {
    const samples = await serveSamples()
    const browser = await openBrowser()
    try {
      const page = await openPage(browser, width)
      const found: { name: string; faults: string[] }[] = []
      for (const name of Object.keys(PAGES)) {
        await page.goto(`${samples.origin}/${isElder ? 'elder' : 'standard'}/${name}`)
        const faults = await findings(page, { isWhole: true })
        if (faults.length > 0) found.push({ name, faults })
      }
      expect(found).toEqual([])
    } finally {
      await browser.close()
      samples.close()
    }
  })
})

interface Demonstration {
  readonly browser: Browser
  readonly origin: string
  readonly accounts: readonly { readonly login: string; readonly password: string; readonly role: string }[]
}

/** What only shows something once it was made, by who reads it there. */
async function lookAtLacking({ browser, origin, accounts }: Demonstration, data: string): Promise<Found[]> {
  const visitors = new Visitors(browser, origin, accounts[0]?.password)
  const found: Found[] = []
  for (const { login, path } of await makeLacking(visitors, data)) {
    const page = await visitors.open(login, 1440)
    found.push(...(await inEveryWindow(page, origin, [`/console/${path}`])))
    await page.close()
  }
  return found
}

/** Each kind of page once, by the first account that gets there, in every window. */
async function lookAtAll({ browser, origin, accounts }: Demonstration) {
  const seen = new Map<string, string>()
  const ids = new Map<string, Set<string>>()
  const refused = new Map<string, number>()
  const found: Found[] = []
  for (const { login, password, role } of accounts) {
    const visitors = new Visitors(browser, origin, password)
    const page = await visitors.open(login, 1440)
    const paths = await reachable(page, origin, { seen, ids, refused, role })
    found.push(...(await inEveryWindow(page, origin, paths)))
    await page.close()
  }
  return { routes: [...seen.keys()], found }
}

/** The pages for who is not signed in: with a link that was used, and come back from a provider without its word. */
async function lookOutside({ browser, origin }: Demonstration): Promise<Found[]> {
  const page = await openPage(browser, 1440)
  await hasCome(page, `${origin}/console/sign-in`)
  return inEveryWindow(page, origin, ['/console/sign-in', '/console/invitation#used', '/console/provider'])
}

interface Found {
  readonly path: string
  readonly window: string
  readonly faults: string[]
}

async function inEveryWindow(page: Page, origin: string, paths: readonly string[]): Promise<Found[]> {
  const found: Found[] = []
  for (const { width, name, isElder } of windows) {
    await page.setViewportSize({ width, height: 800 })
    await page.evaluate(`localStorage.setItem('console.elder', '${isElder}')`)
    for (const path of paths) {
      const faults = (await hasCome(page, `${origin}${path}`)) ? await findings(page) : ['no heading']
      if (faults.length > 0) found.push({ path, window: name, faults })
    }
  }
  return found
}

/**
 * The pages that the chapters declare and those of the frame; one of each kind that nobody before has seen. An id comes
 * from the links met on the way: three of each kind are tried, as not every article can be edited.
 */
async function reachable(page: Page, origin: string, { seen, ids, refused, role }: Known): Promise<string[]> {
  const reached: string[] = []
  // What two of a role, who each try twice, may not open is nothing for the third.
  const isWorthTrying = (route: string) => !seen.has(route) && (refused.get(`${role} ${route}`) ?? 0) < 4
  // A list may have been seen first by somebody for whom it is empty.
  const leadsOn = (route: string) =>
    declared.some((one) => one.startsWith(`${route}/`) && one.includes(':') && !ids.has(one.split(':')[0] ?? ''))
  const goThrough = async (routes: readonly string[]) => {
    for (const route of routes.filter((one) => isWorthTrying(one) || leadsOn(one))) {
      const paths = pathsOf(route, ids)
      for (const path of paths) {
        if (!(await hasCome(page, `${origin}/console/${path}`)) || (await isRefused(page))) continue
        if (!seen.has(route)) reached.push(`/console/${path}`)
        seen.set(route, path)
        await learnIds(page, ids)
        break
      }
      if (paths.length > 0 && !seen.has(route))
        refused.set(`${role} ${route}`, (refused.get(`${role} ${route}`) ?? 0) + 1)
    }
  }
  await learnListed(page, ids)
  await goThrough(declared.filter((route) => !route.includes(':')))
  // A page of one thing leads to others: twice is enough for the deepest.
  for (const _ of ['first', 'second']) await goThrough(declared.filter((route) => route.includes(':')))
  return reached
}

interface Known {
  readonly seen: Map<string, string>
  readonly ids: Map<string, Set<string>>
  /** How many of a role were refused a kind of page. */
  readonly refused: Map<string, number>
  readonly role: string
}

// Those of the frame stand in the router itself, but for the first and the one whose address is built.
const declared = [
  ...['', 'matters/:matterId'],
  ...sources()
    .filter(({ path }) => path === 'src/apps/console/router.tsx')
    .flatMap(({ text }) => [...text.matchAll(/^ {4}path: '(\w+)'/gm)].map(([, path]) => path ?? '')),
  ...sources()
    .filter(({ path }) => /^src\/modules\/[a-z]+\/web\/index\.tsx$/.test(path))
    .flatMap(({ text }) => [...text.matchAll(/^\s+path: '([^'/][^']*)'/gm)].map(([, path]) => path ?? '')),
]

function pathsOf(route: string, ids: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const [before = '', after] = route.split(/:\w+/)
  return after === undefined ? [route] : [...(ids.get(before) ?? [])].slice(0, 6).map((id) => `${before}${id}${after}`)
}

// Pages of one thing that no link leads to, but a button; where the list of these things is asked for.
const lists = {
  'accounts/': '/api/accounts',
  'organisations/': '/api/organisations/search?q=%E6%9D%91',
  'matters/': '/api/matters/waiting',
}
// The demonstration has none of these; the journeys make one and look at it with axe.
const elsewhere = ['members/imports/:batchId', 'members/exports/:exportId']

async function learnListed(page: Page, ids: Map<string, Set<string>>) {
  for (const [before, list] of Object.entries(lists)) {
    const text: string = await page.evaluate(`fetch('${list}').then((answer) => answer.text())`)
    const found = [...text.matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
    ids.set(before, new Set([...(ids.get(before) ?? []), ...found.slice(0, 3)]))
  }
}

async function learnIds(page: Page, ids: Map<string, Set<string>>) {
  const links: string[] = await page.evaluate(
    `[...document.querySelectorAll('a[href^="/console/"]')].map((a) => a.getAttribute('href'))`,
  )
  for (const link of links) {
    const [, before, id] = /^\/console\/(.*?)([0-9a-f]{8}-[0-9a-f-]{27})/.exec(link) ?? []
    if (before !== undefined && id !== undefined) ids.set(before, (ids.get(before) ?? new Set()).add(id))
  }
}

// With its rows or why there are none, and not only the grey lines in their place: on a busy machine they come after the answer.
async function hasCome(page: Page, address: string): Promise<boolean> {
  await page.goto(address)
  const heading = page.getByRole('heading', { level: 1 }).first()
  await heading.or(page.getByRole('alert').first()).first().waitFor()
  await page.waitForLoadState('networkidle')
  await atRest(page)
  return heading.isVisible()
}

// A list that is not for this account has its heading, and a fault with a number in the place of its rows.
const isRefused = async (page: Page) =>
  (await page.locator('.ant-alert-error').filter({ hasText: '请报编号' }).count()) > 0 ||
  (await page.getByRole('heading', { level: 1, name: /没有打开|没有找到|不存在/ }).count()) > 0
