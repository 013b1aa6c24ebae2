import { toDay } from '#kernel/time.ts'
import { RosterReading } from '#modules/members/roster/reading.ts'

/** Reads a file as an import would, in the thread with the memory limit; gives READ, or the code it was refused with. */
export async function readHostile(bytes: Buffer): Promise<string> {
  const branch = {
    id: '00000000-0000-7000-8000-000000000001',
    path: '/1/',
    holdsRelations: true,
    isGroup: false,
    groups: new Map(),
  }
  const reading = new RosterReading({
    bytes,
    today: toDay('2026-11-23'),
    branches: { byCode: new Map(), byName: new Map(), own: branch },
    mapping: null,
    remembered: new Map(),
    batchKey: null,
    secret: 'nothing is compared here',
    mostRows: 20_000,
  })
  try {
    for await (const _ of reading.chunks());
    return 'READ'
  } catch (fault) {
    return (fault as { code?: string }).code ?? String(fault)
  }
}
