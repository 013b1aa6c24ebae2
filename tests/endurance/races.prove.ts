import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { plantRaces, raceForCase, raceForMember } from './support/races.ts'

const db = testDatabase()
beforeAll(() => plantRaces(db))

test('a thousand races for a member and for a case, each won by one (R-F09)', async () => {
  const member = await raceForMember(db, 1000)
  const ofCases = await raceForCase(db, 1000)
  process.stdout.write(`R-F09 ${JSON.stringify({ member, case: ofCases })}\n`)
  // Both win, or it was no race.
  for (const { first, second } of [member, ofCases]) expect(Math.min(first, second)).toBeGreaterThan(0)
})
