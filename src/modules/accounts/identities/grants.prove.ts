import { expect, it } from 'vitest'
import { testDatabase } from '../../../../tests/database.ts'
import { runGrants } from '../../../../tests/grants.ts'

const db = testDatabase()

it('5,000 random acts of administrators give nobody a right that no ancestor granted (E02)', {
  timeout: 3_600_000,
}, async () => {
  const done = await runGrants(db, { count: 5000, seed: Date.now() % 1_000_000 })
  for (const kind of ['grant', 'revoke', 'disable', 'delegate', 'handOver', 'actFor', 'end'])
    expect(done[kind], kind).toBeGreaterThan(0)
})
