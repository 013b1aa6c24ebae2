import { expect, test } from 'vitest'
import { endure } from './support/installation.ts'
import { databaseOf, serverOf, survive } from './support/kills.ts'

test('what was acknowledged is kept, once, whatever dies under load (R-F01, R-F02)', { timeout: 300_000 }, async () => {
  const endured = await endure()
  const server = await survive(endured, { kills: 10, victim: serverOf, seed: 1, longestPause: 400 })
  expect(server.acknowledged).toBeGreaterThan(0)
  const database = await survive(endured, { kills: 5, victim: databaseOf, seed: 2, longestPause: 400 })
  expect(database.acknowledged).toBeGreaterThan(0)
})
