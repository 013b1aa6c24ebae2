import { sql, type Tx } from '#kernel/db.ts'
import { type Texts, withDates } from './json-dates.ts'
import type { CommonStone, ToldParts } from './store.ts'

/** A matter of several writers: the number it is handled under, how many they are, what happened to it, or the stone of it. */
export interface Common extends Pick<ToldParts, 'events' | 'replies'>, CommonStone {
  readonly voices: number
  readonly isOwn: boolean
}

/** What the common case tells the writer of one of several about the same matter; nothing for a case that stands alone. */
export async function openCommon(tx: Tx, codeHash: Buffer): Promise<Common | undefined> {
  const row = await tx.one(sql<{ common: Texts<Common> | null }>`select cases.common_of(${codeHash}) as common`)
  return row.common === null ? undefined : withDates(row.common)
}
