import { defineConfig } from 'vitest/config'

const prove = process.env.LIANXIN_PROVE === '1'

export default defineConfig({
  test: {
    include: [prove ? '{src,tests}/**/*.prove.ts' : '{src,tests}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // Files of one worker share what they import: no module keeps anything that belongs to one database, and loading the
    // product for each file anew took as long as half the tests.
    isolate: false,
    maxWorkers: 2,
    testTimeout: prove ? 3_600_000 : 120_000,
    hookTimeout: 240_000,
    globalSetup: ['tests/set-up.ts'],
    env: { NODE_ENV: 'test', LIANXIN_LOG: 'silent' },
  },
})
