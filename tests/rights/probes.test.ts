import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttp } from '#kernel/http.ts'
import { consoleHost } from '../../src/apps/console-host.ts'
import { probes, traversals } from './support/probes.ts'
import { rightsScene } from './support/scene.ts'

const scene = rightsScene()

describe('what scanners look for first (T35)', () => {
  it('is 150 paths', () => expect(new Set(probes).size).toBeGreaterThanOrEqual(150))

  it('is not there, whoever asks and by whichever method', async () => {
    for (const url of probes)
      for (const method of ['GET', 'POST'] as const)
        for (const actor of [undefined, scene.actor('SYSTEM_ADMIN')]) {
          const { status, body, headers } = await scene.ask(actor, { method, url, body: undefined })
          expect(`${method} ${url}: ${status}`).toBe(`${method} ${url}: 404`)
          expect(body).not.toMatch(/node_modules|at \w+ \(|\.ts:\d/)
          expect(headers['x-powered-by'] ?? headers.server).toBeUndefined()
        }
  })

  it('is not there under a method nobody uses either', async () => {
    for (const method of ['TRACE', 'PROPFIND', 'DEBUG', 'PATCH', 'OPTIONS']) {
      const answer = await overSocket(`${method} /api/members HTTP/1.1`)
      expect(`${method}: ${answer.slice(0, 12)}`).toMatch(/HTTP\/1\.1 4\d\d/)
      expect(answer).not.toContain('set-cookie')
    }
  })
})

describe('web caches (T31)', () => {
  it('are not deceived by an ending after an address that answers for one person', async () => {
    for (const end of [
      '/x.css',
      '/.js',
      '.css',
      ';x.css',
      '%2fx.css',
      '/..%2fx.png',
      '%00.jpg',
      '%3fx.css',
      '/%2e%2e/x.css',
    ]) {
      const { status, headers } = await scene.ask(scene.actor('MEMBER'), {
        method: 'GET',
        url: `/api/session${end}`,
        body: undefined,
      })
      expect(`${end}: ${status}`).toMatch(/: 4\d\d$/)
      expect(headers['cache-control']).toBe('no-store')
    }
    const { headers } = await scene.ask(scene.actor('MEMBER'), { method: 'GET', url: '/api/session', body: undefined })
    expect(headers['cache-control']).toBe('no-store')
  })
})

describe('a path that climbs out of its folder (T27)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-console-'))
  let app: FastifyInstance
  beforeAll(async () => {
    mkdirSync(join(folder, 'built', 'assets'), { recursive: true })
    writeFileSync(join(folder, 'built', 'assets', 'a.js'), 'one file')
    writeFileSync(join(folder, 'built', 'index.html'), 'the page')
    writeFileSync(join(folder, 'built', 'secret.txt'), 'a secret')
    writeFileSync(join(folder, 'secret.txt'), 'a secret')
    app = await createHttp()
    consoleHost(app, join(folder, 'built'))
    await app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true })
  })

  it('reaches no other file, in 300 writings over a plain socket', async () => {
    expect(traversals.length).toBeGreaterThanOrEqual(300)
    const answers = await Promise.all(traversals.map((path) => overSocket(`GET ${path} HTTP/1.1`, app)))
    for (const [at, answer] of answers.entries()) {
      const [head = '', body = ''] = answer.split('\r\n\r\n')
      expect(answer, traversals[at]).not.toMatch(/a secret|root:|"version"/)
      // The page of the console answers for every page below it, and says the same each time.
      expect(`${traversals[at]}: ${head.slice(9, 12)} ${body.includes('the page')}`).toMatch(
        /: (4\d\d false|200 true)$/,
      )
    }
  })

  it('and the file that is there is given', async () => {
    expect(await overSocket('GET /console/assets/a.js HTTP/1.1', app)).toContain('one file')
  })
})

// Exactly these bytes: a client of ours would tidy the path up.
let listening: Promise<unknown> | undefined
async function overSocket(line: string, app: FastifyInstance = scene.app): Promise<string> {
  if (app === scene.app) listening ??= app.listen({ port: 0, host: '127.0.0.1' })
  await listening
  const { port } = app.server.address() as { port: number }
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${line}\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    })
    let answer = ''
    socket.on('data', (part) => {
      answer += part
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}
