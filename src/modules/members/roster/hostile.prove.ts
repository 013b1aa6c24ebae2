import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { type HostileFile, hostileFiles } from '../../../../tests/hostile-files.ts'
import { readHostile } from '../../../../tests/read-hostile.ts'

const patience = { timeout: 60_000 }
const megabyte = 1024 * 1024

describe(`${hostileFiles.length} hostile files (T08)`, () => {
  it('are at least sixty', () => expect(hostileFiles.length).toBeGreaterThanOrEqual(60))

  it.each(hostileFiles.map((file) => [file.name, file] as const))('%s', patience, async (_, file) => {
    const told = await measured(file)
    expect(file.outcomes).toContain(told.outcome)
    expect(told.heap, 'MB kept in the process that asked').toBeLessThan(100)
    expect(told.seconds).toBeLessThan(35)
    process.stdout.write(`${JSON.stringify({ file: file.name, ...told })}\n`)
  })
})

async function measured(file: HostileFile) {
  const bytes = file.bytes()
  const delay = monitorEventLoopDelay({ resolution: 10 })
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  delay.enable()
  const outcome = await readHostile(bytes)
  delay.disable()
  return {
    outcome,
    seconds: Math.round((performance.now() - start) / 100) / 10,
    heap: Math.round((process.memoryUsage().heapUsed - before) / megabyte),
    blockedMs: Math.round(delay.max / 1e6),
  }
}
