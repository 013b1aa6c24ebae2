import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const files = globSync('src/modules/*/reach.test.ts', { cwd: root })

// In `npm test` each chapter asks 2,000 times in one tree; here in ten others.
it.each(Array.from({ length: 10 }, (_, at) => at + 1))(
  'the reach of every chapter holds in the trees of number %i (T01)',
  {
    timeout: 900_000,
  },
  (LIANXIN_SEED) => {
    expect(files.length).toBeGreaterThan(8)
    const env = { ...process.env, LIANXIN_SEED: String(LIANXIN_SEED), LIANXIN_PROVE: '', VITEST_MAX_WORKERS: '2' }
    const program = ['node_modules/vitest/vitest.mjs', 'run', ...files]
    const told = execFileSync(process.execPath, program, { cwd: root, env, encoding: 'utf8' })
    expect(told).toMatch(/Tests .*passed/)
    expect(told).not.toMatch(/failed|skipped/)
  },
)
