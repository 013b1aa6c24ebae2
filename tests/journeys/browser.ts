import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core'
import { password } from '../console-server.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
// How long a thing may take to be seen on a machine with other work to do.
const patience = 60_000
// The one without its comments: every page parses it anew, and that took longer than what it finds.
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
// Nothing has changed for so long, or it goes on changing; in milliseconds.
const stillness = 120
const longest = 3000
const height = 800

// The same engine; the first one knows no windows and needs a third less of a processor’s time (docs/decisions/0225).
const shell = '/usr/bin/chromium-headless-shell'
const executablePath = existsSync(shell) ? shell : '/usr/bin/chromium'

/** Debian's chromium, without a window. In a locale without Chinese signs it would call every Chinese file “download”. */
export function openBrowser(): Promise<Browser> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  return chromium.launch({ executablePath, args: FLAGS, env })
}

/** A window of this width for somebody of whom nothing is known yet. Whoever opens one closes its context. */
export async function openPage(browser: Browser, width: number, of: BrowserContextOptions = {}): Promise<Page> {
  // Nothing moves: what is half-way in or out has neither its place nor its colours.
  const still = { reducedMotion: 'reduce' } as const
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', ...still, ...of })
  return watched(await context.newPage())
}

// What a page has asked for and not yet got.
const waiting = new WeakMap<Page, Set<Request>>()

function watched(page: Page): Page {
  const open = new Set<Request>()
  waiting.set(page, open)
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  page.setDefaultTimeout(patience)
  return page
}

/** Waits until a page has got what it asked for and stands still. */
export async function atRest(page: Page): Promise<void> {
  const until = Date.now() + longest
  do {
    await page.evaluate(`new Promise((done) => {
      let timer = setTimeout(done, ${stillness})
      const again = () => { clearTimeout(timer); timer = setTimeout(done, ${stillness}) }
      new MutationObserver(again).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
      setTimeout(done, ${longest})
    })`)
  } while ((waiting.get(page)?.size ?? 0) > 0 && Date.now() < until)
}

/**
 * What axe finds on the page, and whether anything is cut off at its side; nothing when all is well. What was just asked
 * for may come in first, but for pages that are whole when they come.
 */
export async function findings(page: Page, { isWhole = false } = {}): Promise<string[]> {
  if (!isWhole) await atRest(page)
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  const found: string[] = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)} })
       .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  )
  const beyond = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'))
  return beyond > 0 ? [...found, `${beyond} px beyond the side`] : found
}

/**
 * People with an account at the console of this address. Each has a browser of their own, is signed in there once, with the password of
 * the planted ones or another, and keeps what it has fetched; a window is closed, not the browser. Whoever closes its context
 * comes back with another device. The page of signing in has journeys of its own.
 */
export class Visitors {
  readonly #browser: Browser
  readonly #origin: string
  readonly #password: string
  readonly #devices = new Map<string, BrowserContext>()

  constructor(browser: Browser, origin: string, word = password) {
    this.#browser = browser
    this.#origin = origin
    this.#password = word
  }

  /** A window of this width in which the account is signed in, at this page of the console. */
  async open(login: string, width: number, path = ''): Promise<Page> {
    const device = this.#devices.get(login)
    const page = device ? watched(await device.newPage()) : await openPage(this.#browser, width)
    if (device) await page.setViewportSize({ width, height })
    else await this.#signIn(page, login)
    await page.goto(`${this.#origin}/console/${path}`)
    if (!device && path === '') await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
    return page
  }

  async #signIn(page: Page, login: string): Promise<void> {
    const device = page.context()
    const [data, headers] = [{ login, password: this.#password }, { origin: this.#origin }]
    const answer = await device.request.post(`${this.#origin}/api/session`, { data, headers })
    if (!answer.ok()) throw new Error(`${login} is not let in: ${answer.status()} ${await answer.text()}`)
    this.#devices.set(login, device)
    device.on('close', () => this.#devices.delete(login))
  }
}
