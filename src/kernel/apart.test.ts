import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { Crowded, runApart } from './apart.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianxin-apart-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('two programs run at a time, three wait for their turn, and one more is told to come again (T08)', async () => {
  const file = join(folder, 'waits.mjs')
  writeFileSync(
    file,
    `process.once('message', () => setTimeout(() => process.send({ told: process.env.PATH ?? 'nothing' }), 300))`,
  )
  const run = () => runApart<string>(pathToFileURL(file), {}, { patienceMs: 20_000, megabytes: 64 })
  const asked = Array.from({ length: 6 }, run)
  await expect(asked[5]).rejects.toThrow(Crowded)
  expect(await Promise.all(asked.slice(0, 5))).toEqual(Array(5).fill('nothing'))
  expect(await run()).toBe('nothing')
})
