import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const prove = process.env.LIANXIN_PROVE === '1'

// What takes longest begins first, so that at the end nobody waits for the last file of another. A fresh clone knows no
// times yet: these are the tests that start whole systems or go through every route.
const long = ['tests/endurance/', 'tests/supervisor/', 'tests/rights/', 'src/apps/', 'tests/architecture/make-chapter']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((part) => moduleId.includes(`/${part}`))
      return at < 0 ? long.length : at
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  test: {
    include: [prove ? '{src,tests}/**/*.prove.ts' : '{src,tests}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // Files of one worker share what they import: loading the product anew for each took a third of the time. What a module
    // keeps of a database it keeps under a key of that database, and no test changes the environment without undoing it.
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: prove ? 3_600_000 : 120_000,
    hookTimeout: 240_000,
    globalSetup: ['tests/set-up.ts'],
    env: { NODE_ENV: 'test', LIANXIN_LOG: 'silent' },
  },
})
