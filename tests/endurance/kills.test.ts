import { expect, test } from 'vitest'
import { endure } from './support/installation.ts'
import { serverOf, survive } from './support/kills.ts'

// PostgreSQL is killed in the proof only (kills.prove.ts): how long it takes to come back depends on the machine more than
// a suite can wait.
test('what was acknowledged is kept, once, when the server dies under load (R-F01)', { timeout: 300_000 }, async () => {
  const endured = await endure()
  const server = await survive(endured, { kills: 10, victim: serverOf, seed: 1, longestPause: 400 })
  expect(server.acknowledged).toBeGreaterThan(0)
})
