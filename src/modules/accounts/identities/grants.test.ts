import { expect, it } from 'vitest'
import { testDatabase } from '../../../../tests/database.ts'
import { runGrants } from '../../../../tests/grants.ts'

const db = testDatabase()

it('300 random acts, of administrators and upon the tree, give nobody a right that no ancestor granted (E02)', {
  timeout: 300_000,
}, async () => {
  const done = await runGrants(db, { count: 300, seed: 20261130 })
  for (const kind of ['grant', 'revoke', 'delegate', 'actFor', 'end', 'nextDay', 'found', 'move', 'merge', 'approve'])
    expect(done[kind] ?? 0, `${kind} of ${JSON.stringify(done)}`).toBeGreaterThan(0)
})
