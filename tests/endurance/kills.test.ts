import { expect, test } from 'vitest'
import { endure } from './support/installation.ts'
import { killDatabase, killServer, survive } from './support/kills.ts'

// The hundreds are in kills.prove.ts.
test('what was acknowledged is kept, once, when the server or PostgreSQL dies under load (R-F01, R-F02)', {
  timeout: 300_000,
}, async () => {
  const endured = await endure()
  const server = await survive(endured, { times: 8, harm: killServer, seed: 1, longestPause: 400 })
  const database = await survive(endured, { times: 3, harm: killDatabase, seed: 2, longestPause: 400 })
  for (const { acknowledged } of [server, database]) expect(acknowledged).toBeGreaterThan(0)
})
