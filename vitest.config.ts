import { defineConfig } from 'vitest/config'

const prove = process.env.LIANXIN_PROVE === '1'

export default defineConfig({
  test: {
    include: [prove ? '{src,tests}/**/*.prove.ts' : '{src,tests}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // Files of one worker share what they import: loading the product anew for each took a third of the time. What a module
    // keeps of a database it keeps under a key of that database, and no test changes the environment without undoing it.
    isolate: false,
    maxWorkers: 2,
    testTimeout: prove ? 3_600_000 : 120_000,
    hookTimeout: 240_000,
    globalSetup: ['tests/set-up.ts'],
    env: { NODE_ENV: 'test', LIANXIN_LOG: 'silent' },
  },
})
