import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { message } from '../endurance/support/acts.ts'
import { type Endured, endure } from '../endurance/support/installation.ts'
import { temporaryFolder } from '../supervisor/starter.ts'
import { apiProbes, type Described, type Probe, portalProbes } from './requests.ts'

test('sqlmap finds no way into the database by any route, and finds the one that was left open for it', async () => {
  const endured = await endure()
  const open = await leftOpen(endured)
  try {
    expect(await sqlmap(open.url, [{ method: 'GET', path: '/?q=a' }], '')).toContain('q')
  } finally {
    open.close()
  }
  const probes = await probesOf(endured)
  process.stdout.write(`sqlmap: ${probes.length} routes\n`)
  expect(await sqlmap(endured.url, probes, endured.cookies.organiser)).toEqual([])
  // Otherwise nothing but refusals was looked at.
  const own = await fetch(`${endured.url}/api/members`, { headers: { cookie: endured.cookies.organiser } })
  expect(own.status).toBe(200)
})

test('wapiti finds nothing on the public pages', async () => {
  const endured = await endure()
  const folder = temporaryFolder()
  const report = join(folder, 'report.json')
  const modules = 'sql,blindsql,xss,permanentxss,exec,file,crlf,redirect,xxe,csp,cookieflags,http_headers'
  await run('wapiti', [
    ...['-u', `${endured.url}/o/${endured.org.slug}/`, '--scope', 'domain', '-m', modules, '-f', 'json', '-o', report],
    ...['--flush-session', '--store-session', folder, '--no-bugreport', '--max-scan-time', '1200', '-d', '6'],
    ...['--max-links-per-page', '60', '--header', 'x-forwarded-proto: https'],
  ])
  const { vulnerabilities, infos } = JSON.parse(readFileSync(report, 'utf8')) as Report
  process.stdout.write(`wapiti: ${JSON.stringify(infos)}\n`)
  const found = Object.values(vulnerabilities)
    .flat()
    .map(({ info, method, path, parameter }) => ({ info, method, path, parameter }))
  // A filter that browsers gave up in 2019, and that opened holes where it was on: none of ours needs it.
  expect(found.filter(({ info }) => info !== 'X-XSS-Protection is not set')).toEqual([])
})

interface Report {
  readonly vulnerabilities: Record<string, { info: string; method: string; path: string; parameter: string }[]>
  readonly infos: Record<string, unknown>
}

/** A server that puts what it is asked into its statement, so that a scanner that finds nothing is seen to be at fault. */
async function leftOpen({ ask }: Endured): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (asked, answer) => {
    const q = new URL(asked.url ?? '/', 'http://localhost').searchParams.get('q') ?? ''
    const rows = await ask(`select name from organisations.org where name like '%${q}%'`).catch((fault: Error) => fault)
    answer.end(rows instanceof Error ? `PostgreSQL ERROR: ${rows.message}` : JSON.stringify(rows))
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

async function probesOf(endured: Endured): Promise<Probe[]> {
  const number = await message(endured, { title: '村口的路灯', host: 1 })()
  const [one] = await endured.ask<{ id: string }>('select id from cases.case where number = $1', [number])
  const described = (await (await fetch(`${endured.url}/api/openapi.json`)).json()) as Described
  const ids = { orgId: endured.org.id, caseId: one?.id ?? '' }
  return [...portalProbes(endured.org.slug), ...apiProbes(described, ids)]
}

/** The parameters into which sqlmap found a way. */
async function sqlmap(url: string, probes: readonly Probe[], cookie: string): Promise<string[]> {
  const folder = temporaryFolder()
  const log = join(folder, 'requests.log')
  writeFileSync(log, probes.map((probe) => logged(new URL(url), probe, cookie)).join('\n'))
  await run('sqlmap', [
    ...[
      '-l',
      log,
      '--batch',
      '--output-dir',
      join(folder, 'out'),
      '--dbms',
      'PostgreSQL',
      '--technique',
      'BES',
      '--threads',
      '2',
    ],
    ...['--level', '1', '--risk', '1', '--time-sec', '3', '--timeout', '15', '--retries', '1', '--disable-coloring'],
    ...['--ignore-code', '*', '--ignore-stdin'],
  ])
  const results = readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.csv'))
  const lines = results.flatMap((name) =>
    readFileSync(join(folder, 'out', name), 'utf8')
      .trim()
      .split('\n')
      .slice(1),
  )
  // What it suspected at first and then saw through itself is no way in.
  const found = lines.filter((line) => !line.endsWith('false positive or unexploitable'))
  return found.map((line) => line.split(',')[2] ?? '').filter((parameter) => parameter !== '')
}

// The form in which Burp writes down what went through it; sqlmap reads many requests from one file of it.
function logged({ host }: URL, { method, path, type, body = '' }: Probe, cookie: string): string {
  const line = '='.repeat(54)
  const head = [`${method} ${encodeURI(path)} HTTP/1.1`, `Host: ${host}`, 'Sec-Fetch-Site: same-origin']
  if (cookie !== '') head.push(`Cookie: ${cookie}`)
  if (type) head.push(`Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`)
  return `${line}\n00:00:00  http://${host}\n${line}\n${head.join('\r\n')}\r\n\r\n${body}\n${line}\n\n`
}

async function run(program: string, args: readonly string[]): Promise<void> {
  if (!existsSync(`/usr/bin/${program}`))
    throw new Error(`this proof needs the package ${program}: apt-get install ${program}`)
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const code = await new Promise((ended) => child.once('close', ended))
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said.slice(-2000)}`)
}
