import type { Reach } from '#kernel/actor.ts'
import { sql, steady, type Tx, within } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import type { OrgType } from './codes.ts'
import type { OrgNode } from './contract.ts'
import { nameParts } from './rules.ts'

/** An organisation as it stands today. */
export interface Org extends Omit<OrgNode, 'hasChildren'> {
  readonly path: string
  readonly parentId: string | null
  readonly slug: string | null
  readonly divisionCode: string | null
  readonly creditCode: string | null
  readonly isVillage: boolean
  readonly foundedOn: string
}

const orgColumns =
  sql.raw(`o.id, o.path, o.parent_id, o.code, o.name, o.short_name, o.type, o.level, o.slug, o.division_code, o.credit_code,
  o.is_village, o.founded_on, o.dissolved_on`)
const nodeColumns = sql.raw(`o.id, o.code, o.name, o.short_name, o.type, o.level, o.dissolved_on,
  exists (select 1 from organisations.org c where c.parent_id = o.id and c.dissolved_on is null) as has_children`)

/** The organisation, when it is inside the reach. */
export function findOrg(tx: Tx, reach: Reach, orgId: string): Promise<Org | undefined> {
  return tx.first(
    steady(
      sql<Org>`select ${orgColumns} from organisations.org o where o.id = ${orgId} and ${within(reach, 'o.path')}`,
    ),
  )
}

/** The organisations of these ids that are inside the reach. */
export function listOrgs(tx: Tx, reach: Reach, orgIds: readonly string[]): Promise<Org[]> {
  return tx.rows(
    sql<Org>`select ${orgColumns} from organisations.org o where o.id = any(${orgIds}::uuid[]) and ${within(reach, 'o.path')}`,
  )
}

/** The organisation of a code inside the reach; the topmost without one. */
export function findOrgByCode(tx: Tx, reach: Reach, code: string | undefined): Promise<Org | undefined> {
  return tx.first(sql<Org>`select ${orgColumns} from organisations.org o
    where ${code === undefined ? sql`o.parent_id is null` : sql`o.code = ${code}`} and o.dissolved_on is null and ${within(reach, 'o.path')}
    order by o.path limit 1`)
}

/** The names of what stands directly below one. */
export async function listNamesBelow(tx: Tx, reach: Reach, orgId: string): Promise<string[]> {
  const rows = await tx.rows(sql<{ name: string }>`select o.name from organisations.org o
    where o.parent_id = ${orgId} and o.dissolved_on is null and ${within(reach, 'o.path')}`)
  return rows.map((row) => row.name)
}

/** Whether a standing organisation below this one has the name; `but` those that are about to lose it (T39). */
export async function isNameTaken(
  tx: Tx,
  reach: Reach,
  of: { parentId: string; name: string; but: readonly (string | null)[] },
): Promise<boolean> {
  const row =
    await tx.first(sql`select 1 from organisations.org o where o.parent_id = ${of.parentId} and o.name = ${of.name}
    and o.dissolved_on is null and not o.id = any(${of.but.filter((id) => id !== null)}::uuid[]) and ${within(reach, 'o.path')} limit 1`)
  return row !== undefined
}

/** The topmost organisation of this level at or above a path in reach, or the top of the tree: who decides what goes up. */
export function findSuperior(
  tx: Tx,
  of: { path: string; level: string },
): Promise<{ id: string; name: string } | undefined> {
  return tx.first(
    sql<{ id: string; name: string }>`select id, name from organisations.superior_of(${of.path}, ${of.level})`,
  )
}

/** The organisations above a path in reach, the nearest first: to whom silence climbs. */
export function listSuperiors(tx: Tx, path: string): Promise<{ id: string; name: string }[]> {
  return tx.rows(sql<{ id: string; name: string }>`select id, name from organisations.superiors_of(${path})`)
}

/** The children of an organisation today, in their order; the top of the reach is nobody's child to its reader (T01). */
export function listChildrenToday(tx: Tx, reach: Reach, parentId: string): Promise<OrgNode[]> {
  return tx.rows(sql<OrgNode>`select ${nodeColumns} from organisations.org o
    where o.parent_id = ${parentId} and o.dissolved_on is null and ${within(reach, 'o.path')} and o.path <> ${reach.path}
    order by o.position, o.code`)
}

/** Does any organisation stand below this one today? A Party group is a place within its branch (decisions 160). */
export async function hasBelow(tx: Tx, reach: Reach, orgId: string): Promise<boolean> {
  const row = await tx.first(
    steady(sql`select 1 from organisations.org o where o.parent_id = ${orgId} and o.dissolved_on is null
      and o.type <> 'PARTY_GROUP' and ${within(reach, 'o.path')} limit 1`),
  )
  return row !== undefined
}

/** What an organisation is, and whether any stands below it today; undefined where it is out of reach. */
export function findOrgShape(
  tx: Tx,
  reach: Reach,
  orgId: string,
): Promise<{ type: OrgType; hasBelow: boolean } | undefined> {
  return tx.first(
    steady(sql<{ type: OrgType; hasBelow: boolean }>`select o.type, exists (select 1 from organisations.org b
        where b.parent_id = o.id and b.dissolved_on is null and b.type <> 'PARTY_GROUP' and ${within(reach, 'b.path')}) as has_below
      from organisations.org o where o.id = ${orgId} and ${within(reach, 'o.path')}`),
  )
}

/** The top of the reach today. */
export function listTopToday(tx: Tx, reach: Reach): Promise<OrgNode[]> {
  return tx.rows(sql<OrgNode>`select ${nodeColumns} from organisations.org o
    where ${within(reach, 'o.path')} and o.dissolved_on is null order by o.path limit 1`)
}

/** One level of the tree as it stood on a day: by placement and naming, not by today's copy (decisions 7). */
export function listChildrenOn(tx: Tx, reach: Reach, of: { parentId: string; on: string }): Promise<OrgNode[]> {
  return tx.rows(sql<OrgNode>`
    select o.id, o.code, n.name, n.short_name, n.type, o.level, o.dissolved_on,
      exists (select 1 from organisations.placement c where c.parent_id = o.id and c.valid @> ${of.on}::date) as has_children
    from organisations.placement p
    join organisations.org o on o.id = p.org_id
    join organisations.naming n on n.org_id = o.id and n.valid @> ${of.on}::date
    where p.parent_id = ${of.parentId} and p.valid @> ${of.on}::date and ${within(reach, 'o.path')} and o.path <> ${reach.path}
    order by o.position, o.code`)
}

/** The top of the reach as it was called on a day. */
export function listTopOn(tx: Tx, reach: Reach, on: string): Promise<OrgNode[]> {
  return tx.rows(sql<OrgNode>`
    select o.id, o.code, n.name, n.short_name, n.type, o.level, o.dissolved_on,
      exists (select 1 from organisations.placement c where c.parent_id = o.id and c.valid @> ${on}::date) as has_children
    from (${topOn(reach, on)}) as top join organisations.org o on o.id = top.id
    join organisations.naming n on n.org_id = o.id and n.valid @> ${on}::date`)
}

const topOn = (reach: Reach, on: string) => sql`
    select o.id from organisations.org o join organisations.naming n on n.org_id = o.id and n.valid @> ${on}::date
    where ${within(reach, 'o.path')} order by o.path limit 1`

/** Finds by parts of name, pinyin or initials, or by the beginning of the code; nearest matches first. */
export function searchOrgs(
  tx: Tx,
  reach: Reach,
  of: { text: string; limit: number },
): Promise<(OrgNode & { path: string })[]> {
  const { parts, wholeNumber } = nameParts(of.text)
  const patterns = parts.map((part) => `%${escapeLike(part)}%`)
  return tx.rows(sql<OrgNode & { path: string }>`
    select ${nodeColumns}, o.path
    from organisations.search_ids(${of.text}, ${patterns}::text[], ${wholeNumber}, ${reach.path}, ${reach.pathEnd}, ${of.limit})
      with ordinality as hit (id, nearness)
    join organisations.org o on o.id = hit.id and ${within(reach, 'o.path')} order by hit.nearness`)
}

/**
 * The same among those that stood below the top of the reach on a day, level by level as the tree of that day opens, by the names
 * they bore then. Every name of the reach is read: the index of pieces holds those of today only, and this is asked seldom
 * (10,000 organisations: docs/measurements.md).
 */
export function searchOrgsOn(
  tx: Tx,
  reach: Reach,
  of: { text: string; limit: number; on: string },
): Promise<OrgNode[]> {
  const { parts, wholeNumber } = nameParts(of.text)
  const patterns = parts.map((part) => `%${escapeLike(part)}%`)
  return tx.rows(sql<OrgNode>`
    with recursive below (id) as (
      (${topOn(reach, of.on)})
      union
      select p.org_id from below b
      join organisations.placement p on p.parent_id = b.id and p.valid @> ${of.on}::date and ${within(reach, 'p.org_path')}),
    stood as (
      select o.id, o.path, o.code, n.name, n.short_name, n.type, o.level, o.dissolved_on,
        case when (n.name, n.short_name) = (o.name, o.short_name) then o.name_search
          else coalesce(n.former_search, lower(n.name || ' ' || n.short_name)) end as said
      from below b join organisations.org o on o.id = b.id and ${within(reach, 'o.path')}
      join organisations.naming n on n.org_id = o.id and n.valid @> ${of.on}::date and ${within(reach, 'n.org_path')})
    select s.id, s.code, s.name, s.short_name, s.type, s.level, s.dissolved_on,
      exists (select 1 from organisations.placement c where c.parent_id = s.id and c.valid @> ${of.on}::date) as has_children
    from stood s where s.said like all (${patterns}::text[]) or starts_with(s.code, ${of.text})
    order by s.short_name <> ${of.text}, not starts_with(s.short_name, ${of.text}),
      ${wholeNumber}::text is not null and s.said !~ ${wholeNumber}, length(s.path), s.path
    limit ${of.limit}`)
}

/** The organisations above each of these on a day, as they were called then, from the top of the reach down. */
export function listAboveOn(
  tx: Tx,
  reach: Reach,
  of: { orgIds: readonly string[]; on: string },
): Promise<{ orgId: string; id: string; shortName: string }[]> {
  return tx.rows(sql<{ orgId: string; id: string; shortName: string }>`
    with recursive above (org_id, id, height) as (
      select p.org_id, p.parent_id, 1 from organisations.placement p
      where p.org_id = any(${of.orgIds}::uuid[]) and p.valid @> ${of.on}::date and ${within(reach, 'p.org_path')}
      union all
      select a.org_id, p.parent_id, a.height + 1 from above a
      join organisations.placement p on p.org_id = a.id and p.valid @> ${of.on}::date and ${within(reach, 'p.org_path')})
    select a.org_id, a.id, n.short_name from above a
    join organisations.org o on o.id = a.id and ${within(reach, 'o.path')}
    join organisations.naming n on n.org_id = a.id and n.valid @> ${of.on}::date
    order by a.org_id, a.height desc`)
}

/** The ids of those that stand today, found in the same way among all of the tree: what the public directory shows. Reads as the portal. */
export async function findStanding(tx: Tx, of: { text: string; limit: number }): Promise<string[]> {
  const { parts, wholeNumber } = nameParts(of.text)
  const patterns = parts.map((part) => `%${escapeLike(part)}%`)
  const rows = await tx.rows(sql<{ id: string }>`
    select id from organisations.search_standing(${of.text}, ${patterns}::text[], ${wholeNumber}, ${of.limit}) as hit (id)`)
  return rows.map(({ id }) => id)
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** The organisations above these paths, as far as the reach goes. */
export function listAbove(
  tx: Tx,
  reach: Reach,
  paths: readonly string[],
): Promise<{ id: string; path: string; shortName: string }[]> {
  const above = [...new Set(paths.flatMap(pathsAbove))]
  return tx.rows(sql<{ id: string; path: string; shortName: string }>`
    select o.id, o.path, o.short_name from organisations.org o where o.path = any(${above}) and ${within(reach, 'o.path')} order by o.path`)
}

/** '/1/a/3f/' → ['/1/', '/1/a/'] */
export function pathsAbove(path: string): string[] {
  const steps = path.split('/').slice(1, -1)
  return steps.slice(0, -1).map((_, i) => `/${steps.slice(0, i + 1).join('/')}/`)
}

/** Terms, lines and dated facts of one organisation, in one round trip. */
export async function readFacts(tx: Tx, reach: Reach, orgId: string) {
  const [terms, lines, namings, placements, successors, predecessors] = await tx.all([
    sql<TermRow>`select id, elected_on, ends_on, extended_until from organisations.term where org_id = ${orgId} and ${within(reach)} order by elected_on desc`,
    sql<{
      line: string
    }>`select line from organisations.line_seat where org_id = ${orgId} and ${within(reach)} order by line`,
    sql<
      PeriodRow & { name: string; type: string }
    >`select name, type, lower(valid) as from, upper(valid) as until from organisations.naming
      where org_id = ${orgId} and ${within(reach)} order by valid desc`,
    sql<
      PeriodRow & { parentId: string | null; parentName: string | null }
    >`select p.parent_id, o.name as parent_name, lower(p.valid) as from, upper(p.valid) as until
      from organisations.placement p left join organisations.org o on o.id = p.parent_id and ${within(reach, 'o.path')}
      where p.org_id = ${orgId} and ${within(reach, 'p.org_path')} order by p.valid desc`,
    sql<Related>`select successor_id as id, successor_name as name, kind, happened_on as on from organisations.succession
      where predecessor_id = ${orgId} order by happened_on, successor_name`,
    sql<Related>`select predecessor_id as id, predecessor_name as name, kind, happened_on as on from organisations.succession
      where successor_id = ${orgId} order by happened_on, predecessor_name`,
  ])
  return { terms, lines: lines.map((row) => row.line), namings, placements, successors, predecessors }
}

interface Related {
  id: string
  name: string
  kind: 'MERGE' | 'SPLIT'
  on: string
}

interface PeriodRow {
  from: string | null
  until: string | null
}

/** A stored term. */
export interface TermRow {
  id: string
  electedOn: string
  endsOn: string
  extendedUntil: string | null
}

/** Writes a term. Returns its id. */
export function insertTerm(tx: Tx, org: Org, term: { electedOn: string; years: number; endsOn: string }): string {
  const id = newId()
  tx.later(sql`insert into organisations.term (id, org_id, org_path, elected_on, years, ends_on)
    values (${id}, ${org.id}, ${org.path}, ${term.electedOn}, ${term.years}, ${term.endsOn})`)
  return id
}

/** Replaces the lines of an organisation. */
export function replaceLines(tx: Tx, org: Org, lines: readonly string[]): void {
  tx.later(sql`delete from organisations.line_seat where org_id = ${org.id}`)
  tx.later(
    sql`insert into organisations.line_seat (org_id, org_path, line) select ${org.id}, ${org.path}, unnest(${lines}::text[])`,
  )
}

/** The organisation of a public address; also by an address it had before (decisions 8). Reads as the portal. */
export function findOrgBySlug(tx: Tx, slug: string): Promise<(Org & { movedTo: string | null }) | undefined> {
  return tx.first(sql<Org & { movedTo: string | null }>`
    select ${orgColumns}, null as moved_to from organisations.org o where o.slug = ${slug}
    union all
    select ${orgColumns}, coalesce(o.slug, o.code) as moved_to from organisations.old_slug s join organisations.org o on o.id = s.org_id where s.slug = ${slug}
    limit 1`)
}

/** Gives an organisation its public address, which then stays (decisions 8). */
export function setSlug(tx: Tx, org: Org, slug: string): void {
  tx.later(sql`update organisations.org set slug = ${slug} where id = ${org.id} and slug is null`)
}
