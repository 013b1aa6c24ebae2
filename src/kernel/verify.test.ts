import { describe, expect, it, vi } from 'vitest'
import { attacks } from '../../tests/audit-attacks.ts'
import { attackable, findingsOf, sealingTime } from '../../tests/audit-scene.ts'
import { testDatabase } from '../../tests/database.ts'

const db = testDatabase()
vi.setConfig({ hookTimeout: sealingTime + 20_000 })
const audit = attackable(db, 60)

describe('an attacker with the password of the owner and without the key (T16)', () => {
  it('is named with the rows he touched and no others, whatever he does', async () => {
    const counts = await audit.survives(attacks, 250)
    expect(Object.keys(counts).length).toBeGreaterThan(25)
  })

  it('finds an audit in which nothing is wrong', async () => {
    await db.owner.query('begin')
    const findings = await findingsOf(db.owner, audit.file)
    await db.owner.query('rollback')
    expect(findings).toEqual([])
  })
})
