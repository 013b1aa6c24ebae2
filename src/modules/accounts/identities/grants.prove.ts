import { expect, it } from 'vitest'
import { testDatabase } from '../../../../tests/database.ts'
import { runGrants } from '../../../../tests/grants.ts'

const db = testDatabase()

it('5,000 random acts, of administrators and upon the tree, give nobody a right that no ancestor granted (E02, T02)', {
  timeout: 3_600_000,
}, async () => {
  const done = await runGrants(db, { count: 5000, seed: Date.now() % 1_000_000 })
  const kinds = 'grant revoke disable delegate handOver actFor end found move merge split dissolve approve'.split(' ')
  for (const kind of kinds) expect(done[kind] ?? 0, `${kind} of ${JSON.stringify(done)}`).toBeGreaterThan(0)
})
