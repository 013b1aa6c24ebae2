import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, vi } from 'vitest'
import { record } from '#kernel/audit.ts'
import { sealEntries } from '#kernel/seal.ts'
import { verifyAudit } from '#kernel/verify.ts'
import type { Finding } from '#kernel/verify-findings.ts'
import { type Attack, commit, type Scene } from './audit-attacks.ts'
import { act, actorAt, type TestDatabase } from './database.ts'

/** A head file of one's own: databases of tests share the data folder. */
export const ownHeadFile = () => join(mkdtempSync(join(tmpdir(), 'lianxin-head-')), 'audit-head.json')

/** Writes `count` entries in transactions of one to four. */
export async function writeEntries(database: TestDatabase, count: number): Promise<void> {
  for (let written = 0; written < count; ) {
    const together = Math.min(1 + (written % 4), count - written)
    await act(database.app, actorAt('/'), async (ctx) => {
      for (let i = 0; i < together; i++) {
        const number = written + i
        record(ctx, number % 2 ? 'kernel.tried' : 'kernel.done', {
          subject: 'kernel.thing',
          subjectId: `thing-${number}`,
          details: { number, share: number / 8, of: ['x', { deep: number % 3 === 0 }] },
        })
      }
    })
    written += together
  }
}

/** How long a test that waits for the sealer may take. */
export const sealingTime = 100_000

/** Waits until no running transaction of the server is older than what has been written. */
export async function quiet(database: TestDatabase): Promise<void> {
  const { rows } = await database.owner.query<{ now: string }>('select pg_current_xact_id()::text as now')
  const isPast = async () => {
    const past = await database.owner.query('select 1 where pg_snapshot_xmin(pg_current_snapshot()) > $1::text::xid8', [
      rows[0]?.now,
    ])
    return past.rowCount === 1
  }
  await vi.waitUntil(isPast, { timeout: sealingTime })
}

/**
 * Seals until `count` more entries are sealed and gives how many that were. A transaction of any other database of
 * this server holds the sealer back for as long as it runs, such as the cloning for another test file.
 */
export async function sealAll(database: TestDatabase, file: string, count: number): Promise<number> {
  let sealed = 0
  const enough = async () => {
    sealed += await sealEntries(database.worker, file)
    return sealed >= count
  }
  await vi.waitUntil(enough, { timeout: sealingTime })
  return sealed
}

/** All findings of a check as this client sees the tables. */
export async function findingsOf(client: Scene['client'], file: string, now = new Date()): Promise<Finding[]> {
  const findings: Finding[] = []
  await verifyAudit(client, (finding) => findings.push(finding), { file, now })
  return findings
}

/** Prepares a sealed audit and gives a function that lets `runs` random attacks happen, each on the untouched audit. */
export function attackable(database: TestDatabase, sealedCount: number) {
  const file = ownHeadFile()
  const now = new Date() // the unsealed entries stay fresh, however long it takes
  const scene = { client: undefined, sealed: [], unsealed: [] } as unknown as { -readonly [K in keyof Scene]: Scene[K] }
  beforeAll(async () => {
    await writeEntries(database, sealedCount)
    expect(await sealAll(database, file, sealedCount)).toBe(sealedCount)
    await writeEntries(database, 5)
    const ids = async (query: string) => (await database.owner.query<{ id: string }>(query)).rows.map((row) => row.id)
    scene.client = database.owner
    scene.sealed = await ids('select entry_id as id from audit.seal order by sequence')
    scene.unsealed = await ids('select id from audit.entry where id not in (select entry_id from audit.seal)')
  })

  const suffer = async (attack: Attack) => {
    await database.owner.query('begin')
    try {
      const traces = await commit(attack, scene)
      return { traces, findings: await findingsOf(database.owner, file, now) }
    } finally {
      await database.owner.query('rollback')
    }
  }
  return {
    file,
    scene,
    async survives(attacks: fc.Arbitrary<Attack>, runs: number): Promise<Record<string, number>> {
      const counts: Record<string, number> = {}
      await fc.assert(
        fc.asyncProperty(attacks, async (attack) => {
          const { traces, findings } = await suffer(attack)
          for (const isNamed of traces.must)
            if (!findings.some(isNamed)) throw new Error(`${attack.name}: not named in ${JSON.stringify(findings)}`)
          const innocent = findings.filter((finding) => !traces.may(finding))
          if (innocent.length > 0) throw new Error(`${attack.name}: accuses ${JSON.stringify(innocent)}`)
          if (traces.must.length > 0) counts[attack.name] = (counts[attack.name] ?? 0) + 1
        }),
        { numRuns: runs },
      )
      return counts
    },
  }
}
