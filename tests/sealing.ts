import { setTimeout } from 'node:timers/promises'
import { sealEntries } from '#kernel/seal.ts'
import type { TestDatabase } from './database.ts'

const unsealed = 'select from audit.entry e where not exists (select from audit.seal s where s.entry_id = e.id)'

/** Seals all that is recorded so far. A transaction of anybody on the server that is older keeps the newest entries back for a while. */
export async function sealAll({ owner, worker }: Pick<TestDatabase, 'owner' | 'worker'>, file: string): Promise<void> {
  for (let tries = 0; tries < 600 && (await owner.query(unsealed)).rowCount !== 0; tries++) {
    await sealEntries(worker, file)
    await setTimeout(20)
  }
}
