import { expect, it } from 'vitest'
import { attacks } from '../../tests/audit-attacks.ts'
import { attackable } from '../../tests/audit-scene.ts'
import { testDatabase } from '../../tests/database.ts'

const db = testDatabase()
const audit = attackable(db, 60)

it('names the rows of ten thousand attacks with the password of the owner (T16)', async () => {
  const counts = await audit.survives(attacks, 10_000)
  const effective = Object.values(counts).reduce((sum, count) => sum + count, 0)
  process.stdout.write(`${JSON.stringify({ ...counts, effective }, null, 2)}\n`)
  expect(effective).toBeGreaterThan(9000)
})
