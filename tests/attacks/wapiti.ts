import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../supervisor/starter.ts'
import { run } from './scanners.ts'

/** What wapiti says of one request. */
export interface Finding {
  readonly kind: string
  readonly info: string
  readonly method: string
  readonly path: string
  readonly parameter: string
}

interface Report {
  readonly vulnerabilities: Record<string, Omit<Finding, 'kind'>[]>
  readonly anomalies: Record<string, Omit<Finding, 'kind'>[]>
}

/** Looks at a page and what it links to, `minutes` at most with each module; nothing leaves this machine. */
export async function wapiti(
  url: string,
  of: { modules: readonly string[]; depth: number; minutes: number; starts?: readonly string[]; cookie?: string },
): Promise<Finding[]> {
  const folder = temporaryFolder()
  const report = join(folder, 'report.json')
  await run('wapiti', [
    ...['-u', url, '--scope', 'domain', '-m', of.modules.join(','), '-f', 'json', '-o', report, '-d', String(of.depth)],
    ...['--flush-session', '--store-session', folder, '--no-bugreport', '-S', 'normal', '-t', '12'],
    ...['--max-links-per-page', '1000', '--max-files-per-dir', '1000', '--max-parameters', '200'],
    ...['--max-attack-time', String(of.minutes * 60), '--endpoint', await endpoint()],
    ...['--header', 'x-forwarded-proto: https', '--header', 'sec-fetch-site: same-origin'],
    ...(of.starts ?? []).flatMap((start) => ['-s', start]),
    ...(of.cookie === undefined ? [] : ['--cookie', cookieFile(folder, of.cookie)]),
  ])
  const { vulnerabilities, anomalies } = JSON.parse(readFileSync(report, 'utf8')) as Report
  return [...Object.entries(vulnerabilities), ...Object.entries(anomalies)].flatMap(([kind, list]) =>
    list.map(({ info, method, path, parameter }) => ({ kind, info, method, path, parameter })),
  )
}

function cookieFile(folder: string, cookie: string): string {
  const [name = '', value = ''] = cookie.split('=')
  const kept = { value, version: 0, expires: null, secure: false, port: null }
  writeFileSync(join(folder, 'cookies.json'), JSON.stringify({ '127.0.0.1': { '/': { [name]: kept } } }))
  return join(folder, 'cookies.json')
}

// Where wapiti lets what it attacks call out to, and then asks who called; its own one stands in the internet.
async function endpoint(): Promise<string> {
  const called: Record<string, Record<string, object[]>> = {}
  const server = createServer((asked, answer) => {
    const [, id, parameter] = /^\/ssrf\/\w+\/(\d+)\/(\w+)\//.exec(asked.url ?? '') ?? []
    const call = { date: '', ip: '127.0.0.1', method: asked.method, url: asked.url }
    if (id && parameter) called[id] = { ...called[id], [parameter]: [call] }
    answer
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify(asked.url?.includes('get_ssrf') ? called : {}))
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
