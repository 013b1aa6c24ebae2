import type pg from 'pg'
import { sealedUnder } from '#kernel/crypto.ts'
import { headsOfContents } from '#kernel/files.ts'
import type { KeyRing } from '#kernel/key-ring.ts'
import { endingPlaces, sealedPlaces } from './places.ts'
import { versionOf } from './reseal.ts'

/** What still needs a version of the keys. */
export interface Use {
  readonly place: string
  readonly count: number
  /** It ends by itself; nothing is to be done but to wait. */
  readonly ends: boolean
}

/** Everything that a version of the keys, or an older one, sealed and that nobody sealed anew yet. */
export async function usesOf(owner: pg.ClientBase, version: number, ring: KeyRing): Promise<Use[]> {
  const uses: Use[] = []
  const note = (place: string, count: number, ends = false) => void (count > 0 && uses.push({ place, count, ends }))
  for (const { table, column } of sealedPlaces)
    note(`${table}.${column}`, await countOf(owner, { table, column, version }))
  for (const { table, column } of endingPlaces)
    note(`${table}.${column}`, await countOf(owner, { table, column, version }), true)
  let files = 0
  for await (const { head } of headsOfContents()) files += sealedUnder(head) <= version ? 1 : 0
  note('files', files)
  note('people.person.id_number_hash', ring.following <= version ? 1 : 0)
  return uses
}

async function countOf(
  owner: pg.ClientBase,
  { table, column, version }: { table: string; column: string; version: number },
): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::integer as count from ${table} where ${column} is not null and ${versionOf(column)} <= $1`,
    [version],
  )
  return rows[0]?.count ?? 0
}
