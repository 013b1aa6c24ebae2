import { expect, it } from 'vitest'
import { plantHome, someoneWhoMay, wireAt, writing } from './support/acting.ts'
import { throwGarbage } from './support/garbage.ts'
import { rightsScene } from './support/scene.ts'

const scene = rightsScene()

it('3,000 requests that are nearly right find no fault, no stack and nobody else’s record', async () => {
  const wrong = await throwGarbage(scene, { tries: 3000, seed: 20261123 })
  expect(wrong, wrong.map(({ what, why }) => `${why} ← ${what}`).join('\n')).toEqual([])
}, 120_000)

it('a large request gets a small answer for little work, whoever sends it and in whichever form', async () => {
  const keys = Array.from({ length: 60_000 }, (_, at) => `k${at}`)
  const large: readonly (readonly [string, string | Buffer])[] = [
    ['application/octet-stream', Buffer.alloc(1_000_000, 'x')],
    ['application/octet-stream', Buffer.alloc(19_000_000, 'x')],
    ['application/json', `{${keys.map((key) => `"${key}":1`).join(',')}}`],
    ['application/json', `{"${'k'.repeat(900_000)}":1}`],
    ['application/json', `[${'1,'.repeat(400_000)}1]`],
    ['application/json', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
    [
      'application/x-www-form-urlencoded',
      keys
        .slice(0, 20_000)
        .map((key) => `${key}=1`)
        .join('&'),
    ],
    ['application/x-www-form-urlencoded', `a${'[b]'.repeat(60_000)}=1`],
  ]
  for (const endpoint of writing.filter((one) => one.body)) {
    const wire = { ...wireAt(endpoint, await plantHome(scene, endpoint)), body: undefined }
    for (const [type, payload] of large) {
      const begun = process.cpuUsage()
      const told = await scene.ask(someoneWhoMay(scene, endpoint), wire, { payload, headers: { 'content-type': type } })
      const what = `${wire.method} ${wire.url} with ${payload.length} of ${type}`
      expect(told.status, what).toBeGreaterThanOrEqual(400)
      expect(told.status, what).toBeLessThan(500)
      expect(told.body.length, what).toBeLessThan(60_000)
      expect(process.cpuUsage(begun).user, what).toBeLessThan(2_000_000)
    }
  }
})
