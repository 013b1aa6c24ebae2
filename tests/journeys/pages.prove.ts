import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sources } from '../../tools/repository.ts'
import { root, start } from '../supervisor/starter.ts'
import { findings, openBrowser, Visitors } from './browser.ts'

// A narrow telephone in large text is also a desk at 400 %.
const windows = [
  { name: 'desk', width: 1440, isElder: false },
  { name: 'phone', width: 360, isElder: false },
  { name: 'narrow phone in large text', width: 320, isElder: true },
] as const

test('axe finds nothing on any page of the console that the people of the demonstration can reach', async () => {
  const started = await start({ env: { LIANXIN_APPS: join(root, 'src', 'apps'), LIANXIN_LOG: 'error' } })
  await started.ready(240_000)
  const accounts: { login: string; password: string }[] = JSON.parse(
    readFileSync(join(started.data, 'demo-accounts.json'), 'utf8'),
  )
  const browser = await openBrowser()
  try {
    const told = await lookAtAll({ browser, origin: `http://localhost:${started.port}`, accounts })
    process.stdout.write(`pages: ${told.patterns.join(' ')}\n`)
    expect(told.found).toEqual([])
    expect(told.patterns.length).toBeGreaterThan(45)
  } finally {
    await browser.close()
  }
})

interface Demonstration {
  readonly browser: Browser
  readonly origin: string
  readonly accounts: readonly { readonly login: string; readonly password: string }[]
}

/** Each kind of page once, by the first account that gets there, in every window. */
async function lookAtAll({ browser, origin, accounts }: Demonstration) {
  const seen = new Map<string, string>()
  const found: { path: string; window: string; faults: string[] }[] = []
  for (const { login, password } of accounts) {
    const visitors = new Visitors(browser, origin, password)
    const page = await visitors.open(login, 1440)
    const paths = await reachable(page, origin, seen)
    for (const { width, name, isElder } of windows) {
      await page.setViewportSize({ width, height: 800 })
      await page.evaluate(`localStorage.setItem('console.elder', '${isElder}')`)
      for (const path of paths) {
        const faults = (await hasCome(page, `${origin}${path}`)) ? await findings(page) : ['no heading']
        if (faults.length > 0) found.push({ path, window: name, faults })
      }
    }
    await page.context().close()
  }
  return { patterns: [...seen.keys()].sort(), found }
}

/** From the pages without an id onwards, all that links lead to; one of each kind that nobody before has seen. */
async function reachable(page: Page, origin: string, seen: Map<string, string>): Promise<string[]> {
  const doors = sources().filter(({ path }) => /^src\/modules\/[a-z]+\/web\/index\.tsx$/.test(path))
  const routes = doors.flatMap(({ text }) => [...text.matchAll(/^\s+path: '([^':/][^':]*)'/gm)].map(([, path]) => path))
  const waiting = ['', 'home', 'own', 'work', 'me', ...routes].map((path) => `/console/${path}`)
  const reached: string[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = patternOf(path)
    if (seen.has(pattern)) continue
    if (!(await hasCome(page, `${origin}${path}`)) || (await isRefused(page))) continue
    seen.set(pattern, path)
    reached.push(path)
    const links: string[] = await page.evaluate(
      `[...document.querySelectorAll('main a[href^="/console/"], nav a[href^="/console/"]')].map((a) => a.getAttribute('href'))`,
    )
    waiting.push(...links)
  }
  return reached
}

const patternOf = (path: string) => path.replace(/[?#].*$/, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')

// What is not for this account is a notice without a heading.
async function hasCome(page: Page, address: string): Promise<boolean> {
  await page.goto(address)
  const heading = page.getByRole('heading', { level: 1 }).first()
  await heading.or(page.getByRole('alert').first()).first().waitFor()
  return heading.isVisible()
}

const isRefused = async (page: Page) =>
  (await page.getByRole('heading', { level: 1, name: /没有打开|没有找到|不存在/ }).count()) > 0
