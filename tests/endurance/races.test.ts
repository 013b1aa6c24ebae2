import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { plantRaces, raceForCase, raceForMember } from './support/races.ts'

const db = testDatabase()
beforeAll(() => plantRaces(db))

test('of two who save the same member at once one wins, and the other is told who did (R-F09)', async () => {
  const { first, second } = await raceForMember(db, 20)
  expect(first + second).toBe(20)
})

test('of two who accept the same case at once one does, and the other is told (R-F09)', async () => {
  const { first, second } = await raceForCase(db, 20)
  expect(first + second).toBe(20)
})
