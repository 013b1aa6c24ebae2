import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../supervisor/starter.ts'
import type { Probe } from './requests.ts'

/** How deep sqlmap looks: by its levels 1 to 5. */
interface Depth {
  readonly level: 1 | 2 | 3
  /** Parameters, or kinds of them, that are left alone. */
  readonly skip?: string
  /** Headers of every request; what is changed of one stands before `*`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The parameters into which sqlmap found a way. */
export async function sqlmap(
  url: string,
  probes: readonly Probe[],
  { cookie = '', level, skip, headers = {} }: Depth & { readonly cookie?: string },
): Promise<string[]> {
  const folder = temporaryFolder()
  const log = join(folder, 'requests.log')
  writeFileSync(
    log,
    probes
      .map((probe) => logged(new URL(url), probe, { ...(cookie === '' ? {} : { Cookie: cookie }), ...headers }))
      .join('\n'),
  )
  await run('sqlmap', [
    ...['-l', log, '--batch', '--output-dir', join(folder, 'out'), '--dbms', 'PostgreSQL', '--technique', 'BES'],
    ...[
      '--threads',
      '2',
      '--level',
      String(level),
      '--risk',
      '1',
      '--time-sec',
      '3',
      '--timeout',
      '15',
      '--retries',
      '1',
    ],
    ...['--disable-coloring', '--ignore-code', '*', '--ignore-stdin', ...(skip === undefined ? [] : ['--skip', skip])],
    // It does not read this one from a log.
    ...(headers['If-None-Match'] === undefined ? [] : ['--headers', `If-None-Match: ${headers['If-None-Match']}`]),
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
function logged(
  { host }: URL,
  { method, path, type, body = '' }: Probe,
  headers: Readonly<Record<string, string>>,
): string {
  const line = '='.repeat(54)
  const head = [`${method} ${encodeURI(path)} HTTP/1.1`, `Host: ${host}`, 'Sec-Fetch-Site: same-origin']
  head.push(...Object.entries(headers).map(([name, value]) => `${name}: ${value}`))
  if (type) head.push(`Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`)
  return `${line}\n00:00:00  http://${host}\n${line}\n${head.join('\r\n')}\r\n\r\n${body}\n${line}\n\n`
}

/** Runs a scanner to its end, behind everything else that the machine does. */
export async function run(program: string, args: readonly string[]): Promise<void> {
  if (!existsSync(`/usr/bin/${program}`))
    throw new Error(`this proof needs the package ${program}: apt-get install ${program}`)
  const child = spawn('nice', ['-n', '10', program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const code = await new Promise((ended) => child.once('close', ended))
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said.slice(-2000)}`)
}
