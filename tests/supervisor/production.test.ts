import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, start, temporaryFolder } from './starter.ts'

// The real programs on a database of their own, as somebody begins in earnest (E04, T02).
test('npm start in production: an empty system, whose one link sets the first password', {
  timeout: 300_000,
}, async () => {
  const data = join(temporaryFolder(), 'data')
  const port = 10_000 + Math.floor(Math.random() * 9000)
  const env = { NODE_ENV: 'production', LIANXIN_APPS: join(root, 'src', 'apps'), LIANXIN_HOSTS: `localhost:${port}` }
  const started = await start({ data, port, env })
  await started.ready(240_000)
  const origin = `http://localhost:${port}`
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const send = (path: string, body: unknown) =>
    fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) })

  expect(existsSync(join(data, 'demo-accounts.json'))).toBe(false)
  expect(started.output()).not.toContain('演示账号')

  const first = await fetch(`${origin}/`)
  expect(first.status).toBe(200)
  const page = await first.text()
  expect(page).toContain('门户还没有开通')
  expect(page).toContain('href="/console/"')
  expect((await fetch(`${origin}/console/`)).status).toBe(200)

  for (const login of ['system', 'security', 'audit'])
    for (const password of ['', login, 'admin', 'password', 'lianxin'])
      expect((await send('/api/session', { login, password })).status, `${login} ${password}`).toBeGreaterThanOrEqual(
        400,
      )

  const link = /^ {4}(http\S+)#([\w-]{43})$/m.exec(started.output())
  expect(link?.[1]).toBe(`${origin}/console/invitation`)
  expect((await fetch(link?.[1] ?? '')).status).toBe(200)
  const password = '山间明月照清泉四十五一百'
  const accept = () => send('/api/invitations', { token: link?.[2], newPassword: password })
  expect((await accept()).status).toBe(200)
  expect((await accept()).status, 'the link works once').toBeGreaterThanOrEqual(400)
  expect((await send('/api/session', { login: 'system', password })).status).toBe(200)

  const described = await fetch(`${origin}/api/openapi.json`)
  expect(described.headers.get('content-type')).toContain('application/json')
  expect(await described.json()).toEqual(JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8')))
})
