import { expect, it } from 'vitest'
import { testDatabase } from '../../../../tests/database.ts'
import { runGrants } from '../../../../tests/grants.ts'

const db = testDatabase()

it('300 random acts of administrators give nobody a right that no ancestor granted (E02)', {
  timeout: 300_000,
}, async () => {
  const done = await runGrants(db, { count: 300, seed: 20261128 })
  for (const kind of ['grant', 'revoke', 'delegate', 'actFor', 'end', 'nextDay'])
    expect(done[kind], kind).toBeGreaterThan(0)
})
