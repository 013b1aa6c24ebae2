import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { vi } from 'vitest'
import { openBrowser, openPage } from './browser.ts'

const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }

/** The stories of the design system, built and shown in one window. */
export interface Stories {
  readonly page: Page
  /** Loads a story by its name, with what may follow it in the address; nothing is left of the one before. */
  show(story: string): Promise<void>
  close(): Promise<void>
}

/** Builds the stories as the product is built, serves them and opens a window for them. */
export async function openStories(): Promise<Stories> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-stories-'))
  await buildInto(folder)
  const server = createServer((asked, answer) => {
    const path = new URL(asked.url ?? '/', 'http://localhost').pathname
    const name = path === '/' ? 'index.html' : path
    const type = types[extname(name)]
    if (type) answer.setHeader('content-type', type).end(readFileSync(join(folder, name)))
    else answer.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await openBrowser()
  const page = await openPage(browser, 1440)
  return {
    page,
    async show(story) {
      if (page.url().startsWith(origin)) await page.evaluate('localStorage.clear()')
      await page.goto(`${origin}/?story=${story}`)
    },
    async close() {
      await browser.close()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function buildInto(outDir: string): Promise<void> {
  const root = join(import.meta.dirname, '../../src/ui/stories')
  // Otherwise antd gives every element the one id it uses under test.
  vi.stubEnv('NODE_ENV', 'production')
  await build({ root, configFile: false, logLevel: 'error', build: { outDir, target: 'chrome86' } })
  vi.unstubAllEnvs()
}
