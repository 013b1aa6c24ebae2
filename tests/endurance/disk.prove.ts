import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endure } from './support/installation.ts'
import { type Harm, survive } from './support/kills.ts'

// A small file system of its own, so that nobody else's disk is filled. Mounting one takes root.
const folder = mkdtempSync(join(tmpdir(), 'lianxin-small-disk-'))

beforeAll(() => {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=500m,mode=0755', 'tmpfs', folder])
  if (status !== 0) throw new Error(`a small file system cannot be mounted (run as root): ${stderr}`)
})
afterAll(() => {
  spawnSync('umount', ['--lazy', folder])
  rmSync(folder, { recursive: true, force: true })
})

test('a disk that is full twice under load loses nothing that was acknowledged (R-F03)', async () => {
  const endured = await endure(join(folder, 'data'))
  const outcome = await survive(endured, { times: 2, harm: fillDisk, seed: 1, longestPause: 5000 })
  process.stdout.write(`R-F03 ${JSON.stringify(outcome)}\n`)
  expect(outcome.acknowledged).toBeGreaterThan(0)
})

const fillDisk: Harm = async () => {
  const path = join(folder, 'filled')
  fill(path)
  await new Promise((resolve) => setTimeout(resolve, 15_000))
  unlinkSync(path)
}

function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (let size = 1 << 20; size >= 4096; ) {
      try {
        writeSync(file, Buffer.alloc(size))
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault
        size /= 2
      }
    }
  } finally {
    closeSync(file)
  }
}
