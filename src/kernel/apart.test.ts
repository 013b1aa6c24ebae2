import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { runApart } from './apart.ts'
import { Crowded } from './turns.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianxin-apart-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a program tells how far it is, and is ended by who does not want to wait any more', async () => {
  const file = join(folder, 'steps.mjs')
  writeFileSync(
    file,
    `process.once('message', () => { for (const share of [0.25, 0.75]) process.send({ share })
      setTimeout(() => process.send({ told: 'done' }), 300) })`,
  )
  const limits = { patienceMs: 20_000, megabytes: 64 }
  const shares: number[] = []
  expect(await runApart(pathToFileURL(file), {}, limits, async (share) => void shares.push(share))).toBe('done')
  expect(shares).toEqual([0.25, 0.75])
  const enough = async () => {
    throw new Error('enough')
  }
  await expect(runApart(pathToFileURL(file), {}, limits, enough)).rejects.toThrow('enough')
})

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
