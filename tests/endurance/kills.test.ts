import { expect, test } from 'vitest'
import { endure } from './support/installation.ts'
import { databaseOf, serverOf, survive } from './support/kills.ts'

// The hundreds are in kills.prove.ts.
test('what was acknowledged is kept, once, when the server or PostgreSQL dies under load (R-F01, R-F02)', {
  timeout: 300_000,
}, async () => {
  const endured = await endure()
  const server = await survive(endured, { kills: 8, victim: serverOf, seed: 1, longestPause: 400 })
  const database = await survive(endured, { kills: 3, victim: databaseOf, seed: 2, longestPause: 400 })
  for (const { acknowledged } of [server, database]) expect(acknowledged).toBeGreaterThan(0)
})
