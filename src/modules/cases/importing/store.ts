import { sql, type Tx } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'

/** An imported case with its answers and the lines of its timeline. */
export interface ImportedCase {
  readonly id: string
  readonly eventId: string
  readonly number: string
  readonly sourceId: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly aboutOrgId: string
  readonly aboutName: string
  readonly kind: string
  readonly title: string
  readonly body: string
  readonly field?: string | undefined
  readonly second?: string | undefined
  readonly third?: string | undefined
  readonly writerMask: string
  readonly isPublic: boolean
  readonly searchText: string
  readonly terms: string
  readonly sentAt: Date
  readonly firstRepliedAt: Date
  readonly repliedAt: Date
  readonly replies: readonly {
    readonly id: string
    readonly eventId: string
    readonly at: Date
    readonly text: string
    readonly by: string
  }[]
}

/** The organisation an import is about: that of the address, or the topmost one. */
export interface ImportPlace {
  readonly id: string
  readonly path: string
  readonly shortName: string
}

/** The topmost organisation, for an import that names none. */
export function findTop(tx: Tx): Promise<ImportPlace | undefined> {
  return tx.first(
    sql<ImportPlace>`select id, path, short_name from organisations.org where parent_id is null order by path limit 1`,
  )
}

/** Which of these are imported already from this source. */
export async function listKnown(tx: Tx, source: string, sourceIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows(
    sql<{
      sourceId: string
    }>`select source_id from cases.case where source = ${source} and source_id = any(${sourceIds}::text[])`,
  )
  return new Set(rows.map((row) => row.sourceId))
}

/** Orders of so many cases on each day: the last of each; the ones before it are ours too. */
export async function takeOrders(tx: Tx, counts: ReadonlyMap<Day, number>): Promise<Map<Day, number>> {
  const rows = await tx.rows(
    sql<{ day: Day; last: number }>`select day, last
      from cases.take_orders(${[...counts.keys()]}::date[], ${[...counts.values()]}::integer[])`,
  )
  return new Map(rows.map((row) => [row.day, row.last]))
}

/** Writes a batch: cases, answers and timelines in three statements. */
export function insertImported(tx: Tx, batch: readonly ImportedCase[], of: { source: string; byName: string }): void {
  const given = sql`jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as g("id" uuid, "eventId" uuid, "number" text,
    "sourceId" text, "orgId" uuid, "orgPath" text, "orgName" text, "aboutOrgId" uuid, "aboutName" text, "kind" text, "title" text,
    "body" text, "field" text, "second" text, "third" text, "writerMask" text, "isPublic" boolean, "searchText" text, "terms" tsvector, "sentAt" timestamptz,
    "firstRepliedAt" timestamptz, "repliedAt" timestamptz, "replies" jsonb)`
  const replies = sql`${given} cross join lateral
    jsonb_to_recordset(g.replies) as r("id" uuid, "eventId" uuid, "at" timestamptz, "text" text, "by" text)`
  tx.later(sql`insert into cases.case (id, number, org_id, org_path, org_name, about_org_id, about_name, kind, title, body,
      writer_mask, is_public, state, channel, source, source_id, created_at, replied_at, first_replied_at, search_text, terms, field, second, third)
    select g.id, g.number, g."orgId", g."orgPath", g."orgName", g."aboutOrgId", g."aboutName", g.kind, g.title, g.body,
      g."writerMask", g."isPublic", 'REPLIED', 'IMPORT', ${of.source}::text, g."sourceId", g."sentAt", g."repliedAt",
      g."firstRepliedAt", g."searchText", g.terms, g.field, g.second, g.third
    from ${given}`)
  tx.later(
    sql`insert into cases.reply (id, case_id, at, text, by_name) select r.id, g.id, r.at, r.text, r.by from ${replies}`,
  )
  tx.later(sql`insert into cases.event (id, case_id, at, act, by_name)
    select g."eventId", g.id, g."sentAt", 'import', ${of.byName}::text from ${given}
    union all
    select r."eventId", g.id, r.at, 'reply', r.by from ${replies}`)
}
