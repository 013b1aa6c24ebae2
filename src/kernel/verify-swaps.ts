import { type Finding, finding } from './verify-findings.ts'
import { type EntryRow, isGenuine, isOurs, type SealRow } from './verify-rows.ts'

/** Rows that are not what was written, held back until it is known whether two of them were swapped. */
export interface Swaps {
  addEntry(entry: EntryRow, sequence: number): void
  addSeal(seal: SealRow): void
  /** Reports what was held back. */
  end(): void
}

// Every row is tried against every other: enough for what a person swaps by hand, and bounded for what a script ruins.
const limit = 100

/** Tells apart rows that were changed from rows that stand in each other's place. */
export function createSwaps(tell: (found: Finding) => void): Swaps {
  const entries: { entry: EntryRow; sequence: number }[] = []
  const seals: SealRow[] = []
  const nameEntry = (entry: EntryRow, sequence: number): void => {
    const other = entries.find((bad) => bad.entry !== entry && standsInPlaceOf(entry, bad.entry))
    if (other) tell(finding('entry-swapped', { entryId: entry.id, sequence, otherId: other.entry.id }))
    else tell(finding('entry-changed', { entryId: entry.id, sequence }))
  }
  const nameSeal = (seal: SealRow): void => {
    const place = { sequence: Number(seal.sequence), entryId: seal.entry_id }
    const other = seals.find((bad) => bad !== seal && isOurs(seal, Number(bad.sequence)))
    if (other) tell(finding('seal-swapped', { ...place, otherSequence: Number(other.sequence) }))
    else tell(finding('seal-changed', place))
  }
  return {
    addEntry(entry, sequence) {
      if (entries.length < limit) entries.push({ entry, sequence })
      else nameEntry(entry, sequence)
    },
    addSeal(seal) {
      if (seals.length < limit) seals.push(seal)
      else nameSeal(seal)
    },
    end() {
      for (const { entry, sequence } of entries) nameEntry(entry, sequence)
      for (const seal of seals) nameSeal(seal)
    },
  }
}

// The contents moved with their digest, or the contents moved and the digests stayed.
const standsInPlaceOf = (entry: EntryRow, other: EntryRow) =>
  isGenuine(entry, other.id) || isGenuine(entry, other.id, other.mac)
