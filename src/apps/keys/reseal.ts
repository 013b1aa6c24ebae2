import type pg from 'pg'
import { batchOf, crypto, sealedUnder } from '#kernel/crypto.ts'
import { log } from '#kernel/log.ts'
import { type SealedPlace, sealedPlaces } from './places.ts'

/** What a round has done so far at one place. */
export type Report = (place: string, done: number) => void

/**
 * Seals anew, under the newest key, whatever an older one sealed; while the program runs. A slice is a transaction of its own and
 * what was done is seen on the values themselves, so it may be stopped at any moment and goes on where it stopped. A value that
 * somebody writes meanwhile is left to him: he seals it under the newest key anyway. One that does not open is named in the log, counted
 * and left, so that it holds nothing else up.
 */
export async function resealColumns(
  owner: pg.ClientBase,
  newest: number,
  report: Report,
): Promise<{ values: number; damaged: number }> {
  let [values, damaged] = [0, 0]
  for (const place of sealedPlaces) {
    let done = 0
    let after: string | null = null
    for (let rows = await sliceOf(owner, place, { newest, after }); rows.length > 0; ) {
      const renewed = rows.flatMap((row) => renewedOf(place, row))
      if (renewed.length > 0) await writeSlice(owner, place, renewed)
      done += renewed.length
      damaged += rows.length - renewed.length
      report(`${place.table}.${place.column}`, done)
      after = rows.at(-1)?.key ?? null
      rows = await sliceOf(owner, place, { newest, after })
    }
    values += done
  }
  return { values, damaged }
}

interface SealedRow {
  readonly key: string
  readonly of: string
  readonly sealed: Buffer
}

interface RenewedRow extends SealedRow {
  readonly renewed: Buffer
}

async function sliceOf(
  owner: pg.ClientBase,
  { table, column, key, keyType, of, slice }: SealedPlace,
  { newest, after }: { newest: number; after: string | null },
): Promise<SealedRow[]> {
  const { rows } = await owner.query<SealedRow>(
    `select ${key}::text as key, ${of}::text as of, ${column} as sealed from ${table}
     where ${column} is not null and ${versionOf(column)} < $1 and ($2::${keyType} is null or ${key} > $2::${keyType})
     order by ${key} limit ${slice}`,
    [newest, after],
  )
  return rows
}

function renewedOf({ table, column, context }: SealedPlace, row: SealedRow): RenewedRow[] {
  try {
    return [{ ...row, renewed: resealed(context(row.of), row.sealed) }]
  } catch (fault) {
    log.error({ fault: (fault as Error).message, table, column, key: row.key }, 'a value was not sealed anew')
    return []
  }
}

async function writeSlice(owner: pg.ClientBase, place: SealedPlace, rows: readonly RenewedRow[]): Promise<void> {
  const { table, column, key, keyType, trigger } = place
  await owner.query('begin')
  try {
    if (trigger) await owner.query(`alter table ${table} disable trigger ${trigger}`)
    await owner.query(
      `update ${table} t set ${column} = n.renewed
       from unnest($1::${keyType}[], $2::bytea[], $3::bytea[]) as n (key, sealed, renewed)
       where t.${key} = n.key and t.${column} = n.sealed`,
      [rows.map((row) => row.key), rows.map(({ sealed }) => sealed), rows.map(({ renewed }) => renewed)],
    )
    if (trigger) await owner.query(`alter table ${table} enable trigger ${trigger}`)
    await owner.query('commit')
  } catch (fault) {
    await owner.query('rollback')
    throw fault
  }
}

/** SQL: under which version of the keys a column is sealed; 0 for what was cut too short to say. */
export const versionOf = (column: string): string =>
  `case when length(${column}) > 1 then get_byte(${column}, 1) else 0 end`

/** The same value under the newest key, and under the data key of its own that it had. @throws Error when it was changed */
export function resealed(context: string, sealed: Buffer): Buffer {
  return crypto().seal(context, crypto().open(context, sealed), batchOf(sealed))
}

/** Is this value sealed under an older key than that? */
export const isOlder = (sealed: Buffer, newest: number): boolean => sealedUnder(sealed) < newest
