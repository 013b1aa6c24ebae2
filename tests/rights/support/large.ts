import { expect } from 'vitest'
import { plantHome, someoneWhoMay, wireAt, writing } from './acting.ts'
import type { Scene } from './scene.ts'

const keys = Array.from({ length: 60_000 }, (_, at) => `k${at}`)
const forms: readonly (readonly [string, string | Buffer])[] = [
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

/** Sends requests of up to 19 MB to every endpoint that takes a body, those forms of them that are `wanted`: each is refused in few words and little time. */
export async function throwLarge(scene: Scene, wanted = (_form: number, _endpoint: number) => true): Promise<void> {
  for (const [at, endpoint] of writing.filter((one) => one.body).entries()) {
    const wire = { ...wireAt(endpoint, await plantHome(scene, endpoint)), body: undefined }
    for (const [type, payload] of forms.filter((_, form) => wanted(form, at))) {
      const begun = process.cpuUsage()
      const told = await scene.ask(someoneWhoMay(scene, endpoint), wire, { payload, headers: { 'content-type': type } })
      const what = `${wire.method} ${wire.url} with ${payload.length} of ${type}`
      expect(told.status, what).toBeGreaterThanOrEqual(400)
      expect(told.status, what).toBeLessThan(500)
      expect(told.body.length, what).toBeLessThan(60_000)
      expect(process.cpuUsage(begun).user, what).toBeLessThan(2_000_000)
    }
  }
}
