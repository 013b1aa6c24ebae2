import { type Entry, macOf } from './audit.ts'
import { sameBytes } from './crypto.ts'
import { type Seal, type SealedEntry, sealMac } from './seal.ts'

/** An entry as it is read for checking: times and details as text, so that nothing is lost in conversion. */
export interface EntryRow {
  readonly id: string
  readonly at_seconds: string
  readonly transaction_id: string
  readonly actor_kind: string
  readonly account_id: string | null
  readonly identity_id: string | null
  readonly actor_name: string
  readonly role: string
  readonly org_id: string | null
  readonly act: string
  readonly subject: string | null
  readonly subject_id: string | null
  readonly details_text: string
  readonly request_id: string | null
  readonly mac: Buffer
}

export const entryColumns = `e.id, extract(epoch from e.at)::text as at_seconds, e.transaction_id::text as transaction_id,
  e.actor_kind, e.account_id, e.identity_id, e.actor_name, e.role, e.org_id, e.act, e.subject, e.subject_id,
  e.details::text as details_text, e.request_id, coalesce(e.mac, '') as mac`

/** A seal as it is read for checking. */
export interface SealRow {
  readonly sequence: string
  readonly entry_id: string
  readonly digest: Buffer
  readonly mac: Buffer
  readonly sealed_seconds: string
}

export const sealColumns = `s.sequence::text as sequence, s.entry_id, coalesce(s.digest, '') as digest, coalesce(s.mac, '') as mac,
  extract(epoch from s.sealed_at)::text as sealed_seconds`

/** Does the entry say exactly what was written, under its own id or (to find a swap) under another? */
export function isGenuine(row: EntryRow, id = row.id, mac = row.mac): boolean {
  const entry = entryOf(row, id)
  return entry !== undefined && sameBytes(mac, macOf(entry))
}

/** Was this seal written by this installation, at this number or (to find a swap) at another? */
export function isOurs(row: SealRow, sequence = Number(row.sequence)): boolean {
  const seal = sealOf(row)
  return seal !== undefined && sameBytes(row.mac, sealMac({ ...seal, sequence }))
}

/** The part of an entry that the chain covers. */
export function chained(row: EntryRow): SealedEntry {
  return { id: row.id, transactionId: row.transaction_id, mac: row.mac }
}

/** Seconds since 1970 of an entry, for its age; NaN for a time nobody can have written. */
export function secondsOf(row: EntryRow): number {
  return (wholeMilliseconds(row.at_seconds) ?? Number.NaN) / 1000
}

function entryOf(row: EntryRow, id: string): Entry | undefined {
  const at = wholeMilliseconds(row.at_seconds)
  const details = detailsOf(row.details_text)
  if (at === undefined || details === undefined) return undefined
  return {
    id,
    at: new Date(at),
    actorKind: row.actor_kind,
    accountId: row.account_id,
    identityId: row.identity_id,
    actorName: row.actor_name,
    role: row.role,
    orgId: row.org_id,
    act: row.act,
    subject: row.subject,
    subjectId: row.subject_id,
    details,
    requestId: row.request_id,
  }
}

function sealOf(row: SealRow): Seal | undefined {
  const at = wholeMilliseconds(row.sealed_seconds)
  if (at === undefined) return undefined
  return {
    sequence: Number(row.sequence),
    entryId: row.entry_id,
    digest: row.digest,
    mac: row.mac,
    sealedAt: new Date(at),
  }
}

// We write whole milliseconds; a time with more digits, or without end, is not ours.
function wholeMilliseconds(seconds: string): number | undefined {
  const parts = /^(-?\d+)\.(\d{3})000$/.exec(seconds)
  if (!parts) return undefined
  return Number(`${parts[1]}${parts[2]}`)
}

// jsonb keeps digits that a JavaScript number does not: 1.0 or 0.10000000000000000001 would pass as what was written.
function detailsOf(text: string): Entry['details'] | undefined {
  if (!/\d\.\d|\d{16}/.test(text)) return JSON.parse(text)
  let exact = true
  const details = JSON.parse(text, (_, value: unknown, { source }: { source?: string } = {}) => {
    if (typeof value === 'number' && source !== undefined && !isWritten(value, source)) exact = false
    return value
  })
  return exact ? details : undefined
}

const isWritten = (value: number, source: string) => {
  const written = String(value)
  return written === source || written.includes('e')
}
