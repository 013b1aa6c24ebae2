import type pg from 'pg'
import { beginning, digestOf } from './seal.ts'
import { type Head, headFile, readHead } from './seal-head.ts'
import { type Finding, finding } from './verify-findings.ts'
import {
  chained,
  type EntryRow,
  entryColumns,
  isGenuine,
  isOurs,
  type SealRow,
  sealColumns,
  secondsOf,
} from './verify-rows.ts'
import { createSwaps, type Swaps } from './verify-swaps.ts'

/** A seal by its number and its digest, hexadecimal. */
export interface SealPlace {
  readonly sequence: number
  readonly digest: string
}

/** What a check of the audit came to. */
export interface Verification {
  readonly seals: number
  /** The first and the last seal of this installation that were met, and what is remembered outside the database. */
  readonly first: SealPlace | null
  readonly last: SealPlace | null
  readonly head: SealPlace | null
  readonly findings: number
  /** Entries not sealed yet, written in the last minute or while an older transaction runs: nothing is wrong with them. */
  readonly waiting: number
  readonly oldestWaitingSeconds: number
}

const pageSize = 2000
const patienceSeconds = 60

/**
 * Checks every entry and every seal and reports each thing that is wrong, with its row (T16, 8.1.4.3 c). Reads the
 * tables in pages, so ten million rows need no more memory than ten thousand.
 *
 * What nobody can see: an entry that was deleted before it was sealed, that is within about a second.
 *
 * @param client inside a transaction of its own; `repeatable read` when the system is running.
 */
export async function verifyAudit(
  client: pg.ClientBase,
  report: (finding: Finding) => void,
  options: { file?: string; now?: Date; onProgress?: (seals: number) => Promise<void> } = {},
): Promise<Verification> {
  let findings = 0
  const tell = (found: Finding) => {
    findings += 1
    report(found)
  }
  const swaps = createSwaps(tell)
  const head = rememberedHead(options.file ?? headFile, tell)
  await checkGuards(client, tell)
  const walk = new Walk(tell, swaps)
  for await (const page of pages<SealRow>(client, `select ${sealColumns} from audit.seal s order by s.sequence`)) {
    const entries = await entriesOf(client, page)
    for (const seal of page) walk.step(seal, entries.get(seal.entry_id) ?? [], head)
    await options.onProgress?.(walk.seals)
  }
  walk.end(head)
  swaps.end()
  const tail = await checkUnsealed(client, options.now ?? new Date(), tell)
  const { seals, first, last } = walk
  return { seals, first, last, head: head ? { sequence: head.sequence, digest: head.digest } : null, findings, ...tail }
}

/** Goes along the chain and keeps in mind which number must follow, and what the last trusted seal was. */
class Walk {
  seals = 0
  first: SealPlace | null = null
  private expected = 1
  private trusted: { readonly sequence: number; readonly digest: Buffer } = { sequence: 0, digest: beginning }
  private readonly tell: (found: Finding) => void
  private readonly swaps: Swaps

  constructor(tell: (found: Finding) => void, swaps: Swaps) {
    this.tell = tell
    this.swaps = swaps
  }

  get last(): SealPlace | null {
    const { sequence, digest } = this.trusted
    return this.first && { sequence, digest: digest.toString('hex') }
  }

  step(seal: SealRow, entries: readonly EntryRow[], head: Head | undefined): void {
    this.seals += 1
    const sequence = Number(seal.sequence)
    const place = { sequence, entryId: seal.entry_id }
    const ours = isOurs(seal)
    if (!ours) this.swaps.addSeal(seal)
    else if (sequence < this.expected) this.tell(finding('seal-repeated', place))
    else if (sequence > this.expected) this.tellMissing(sequence - 1, 'seals-missing')
    if (ours || sequence === this.expected) this.expected = Math.max(this.expected, sequence + 1)
    const isGood = this.checkEntry(seal, entries, ours)
    if (!ours) return
    if (isGood) this.checkLink(seal, entries[0] as EntryRow)
    if (head?.sequence === sequence && head.digest !== seal.digest.toString('hex')) this.tell(finding('head-changed'))
    this.trusted = { sequence, digest: seal.digest }
    this.first ??= { sequence, digest: seal.digest.toString('hex') }
  }

  end(head: Head | undefined): void {
    if (head === undefined && this.seals > 0) this.tell(finding('head-missing'))
    if (head && head.sequence >= this.expected) this.tellMissing(head.sequence, 'seals-cut')
  }

  private tellMissing(lastSequence: number, kind: 'seals-missing' | 'seals-cut'): void {
    this.tell(finding(kind, { sequence: this.expected, lastSequence }))
  }

  private checkEntry(seal: SealRow, entries: readonly EntryRow[], ours: boolean): boolean {
    const sequence = Number(seal.sequence)
    if (entries.length === 0 && ours) this.tell(finding('entry-missing', { sequence, entryId: seal.entry_id }))
    if (entries.length > 1) this.tell(finding('entry-repeated', { sequence, entryId: seal.entry_id }))
    const bad = entries.filter((entry) => !isGenuine(entry))
    for (const entry of bad) this.swaps.addEntry(entry, sequence)
    return entries.length === 1 && bad.length === 0
  }

  private checkLink(seal: SealRow, entry: EntryRow): void {
    const sequence = Number(seal.sequence)
    if (this.trusted.sequence !== sequence - 1) return
    if (digestOf(this.trusted.digest, sequence, chained(entry)).equals(seal.digest)) return
    this.tell(finding('link-broken', { sequence, entryId: seal.entry_id }))
  }
}

function rememberedHead(file: string, tell: (found: Finding) => void): Head | undefined {
  try {
    return readHead(file)
  } catch {
    tell(finding('head-changed'))
    return undefined
  }
}

async function entriesOf(client: pg.ClientBase, seals: readonly SealRow[]): Promise<Map<string, EntryRow[]>> {
  const { rows } = await client.query<EntryRow>(
    `select ${entryColumns} from audit.entry e where e.id = any($1::uuid[])`,
    [seals.map((seal) => seal.entry_id)],
  )
  return Map.groupBy(rows, (row) => row.id)
}

async function checkUnsealed(client: pg.ClientBase, now: Date, tell: (found: Finding) => void) {
  // What a running transaction may still precede is not late, however long that one takes.
  const query = `select ${entryColumns}, e.transaction_id >= pg_snapshot_xmin(now.snapshot)
      and e.transaction_id < pg_snapshot_xmax(now.snapshot) as must_wait
    from audit.entry e cross join (select pg_current_snapshot() as snapshot) now
    where not exists (select 1 from audit.seal s where s.entry_id = e.id)`
  let waiting = 0
  let oldestWaitingSeconds = 0
  for await (const page of pages<EntryRow & { must_wait: boolean }>(client, query)) {
    for (const entry of page) {
      const seconds = Math.round(now.getTime() / 1000 - secondsOf(entry))
      if (!isGenuine(entry)) tell(finding('entry-forged', { entryId: entry.id }))
      else if (seconds > patienceSeconds && !entry.must_wait)
        tell(finding('entry-unsealed', { entryId: entry.id, seconds }))
      else {
        waiting += 1
        oldestWaitingSeconds = Math.max(oldestWaitingSeconds, seconds)
      }
    }
  }
  return { waiting, oldestWaitingSeconds }
}

const guards = ['entry_is_append_only', 'entry_is_not_truncated', 'seal_is_append_only', 'seal_is_not_truncated']

async function checkGuards(client: pg.ClientBase, tell: (found: Finding) => void): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'audit' and not t.tgisinternal and t.tgenabled in ('O', 'A')`)
  const found = rows.map((row) => row.name)
  const wrong = [...guards.filter((name) => !found.includes(name)), ...found.filter((name) => !guards.includes(name))]
  for (const trigger of wrong) tell(finding('guard-off', { trigger }))
}

// A cursor lasts as long as the transaction, so a fault needs no closing.
async function* pages<R extends pg.QueryResultRow>(client: pg.ClientBase, query: string): AsyncGenerator<R[]> {
  await client.query(`declare audit_rows no scroll cursor for ${query}`)
  for (;;) {
    const { rows } = await client.query<R>(`fetch ${pageSize} from audit_rows`)
    if (rows.length > 0) yield rows
    if (rows.length < pageSize) break
  }
  await client.query('close audit_rows')
}
