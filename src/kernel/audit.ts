import { crypto } from './crypto.ts'
import type { Ctx } from './ctx.ts'
import { sql } from './db.ts'
import { newId } from './ids.ts'

/** What an audit entry tells beside who and when. No value of a person stands in `details`, only ids, codes and digests. */
export interface Deed {
  /** The kind of record, `members.member`. */
  readonly subject?: string
  readonly subjectId?: string
  /** The organisation the record belongs to; the actor's own when not given. */
  readonly orgId?: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** One entry as it is written and sealed. */
export interface Entry {
  readonly id: string
  readonly at: Date
  readonly actorKind: string
  readonly accountId: string | null
  readonly identityId: string | null
  readonly actorName: string
  readonly role: string
  readonly orgId: string | null
  readonly act: string
  readonly subject: string | null
  readonly subjectId: string | null
  readonly details: Readonly<Record<string, unknown>>
  readonly requestId: string | null
}

/**
 * Writes an audit entry into the transaction (E03): `act` is `chapter.what-happened`, past tense.
 * The entry travels with the commit, so it costs no round trip; if it cannot be written, nothing is.
 */
export function record(ctx: Ctx, act: string, deed: Deed = {}): void {
  ctx.recorded += 1
  ctx.tx.note(insertEntry(entryOf(ctx, act, deed)))
}

/** The same, kept although the use case refuses afterwards; before its first other statement. */
export async function recordAtOnce(ctx: Ctx, act: string, deed: Deed = {}): Promise<void> {
  await ctx.tx.alone(insertEntry(entryOf(ctx, act, deed)))
}

function entryOf(ctx: Ctx, act: string, deed: Deed): Entry {
  const { actor } = ctx
  return {
    id: newId(),
    at: ctx.now,
    actorKind: actor.kind,
    accountId: lower(actor.accountId),
    identityId: lower(actor.identityId),
    actorName: storable(actor.name),
    role: actor.role,
    orgId: lower(deed.orgId ?? actor.orgId),
    act,
    subject: deed.subject ?? null,
    subjectId: deed.subjectId === undefined ? null : storable(deed.subjectId),
    details: storableDetails({ ...deed.details, ...behalfOf(ctx) }),
    requestId: ctx.requestId,
  }
}

// Who acts for another stands in the entry himself; for whom, and by which delegation, stands beside (B01).
const behalfOf = ({ actor: { onBehalfOf } }: Ctx) =>
  onBehalfOf && { onBehalfOf: onBehalfOf.accountId, delegationId: onBehalfOf.delegationId }

// The digest is taken over what PostgreSQL gives back: ids in lower case, text without halves of characters,
// dates inside details as text. Otherwise an honest entry would later be named as changed.
const lower = (id: string | null) => id?.toLowerCase() ?? null
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '')
const storableDetails = (details: Entry['details']): Entry['details'] =>
  JSON.parse(JSON.stringify(details, (_, value) => (typeof value === 'string' ? storable(value) : value)))

/** The insert of one entry with its keyed digest. */
export function insertEntry(entry: Entry) {
  return sql`insert into audit.entry (id, at, actor_kind, account_id, identity_id, actor_name, role, org_id, act, subject, subject_id, details, request_id, mac)
    values (${entry.id}, ${entry.at}, ${entry.actorKind}, ${entry.accountId}, ${entry.identityId}, ${entry.actorName}, ${entry.role},
      ${entry.orgId}, ${entry.act}, ${entry.subject}, ${entry.subjectId}, ${JSON.stringify(entry.details)}, ${entry.requestId}, ${macOf(entry)})`
}

/** The keyed digest over everything an entry says; a change to any part of it shows (T16). */
export function macOf(entry: Entry): Buffer {
  return crypto().hash('audit.entry', canonical(entry))
}

// One text for one entry: fixed order of fields, sorted keys inside details, time in whole milliseconds.
function canonical(entry: Entry): string {
  return JSON.stringify([
    entry.id,
    entry.at.getTime(),
    entry.actorKind,
    entry.accountId,
    entry.identityId,
    entry.actorName,
    entry.role,
    entry.orgId,
    entry.act,
    entry.subject,
    entry.subjectId,
    sorted(entry.details),
    entry.requestId,
  ])
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
