import type { Reach } from '#kernel/actor.ts'
import { sql, steady, type Tx, within } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
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

/** The nearest organisation of this level at or above a path in reach, or the top of the tree: who decides what goes up. */
export function findSuperior(
  tx: Tx,
  of: { path: string; level: string },
): Promise<{ id: string; name: string } | undefined> {
  return tx.first(
    sql<{ id: string; name: string }>`select id, name from organisations.superior_of(${of.path}, ${of.level})`,
  )
}

/** The children of an organisation today, in their order; the top of the reach is nobody's child to its reader (T01). */
export function listChildrenToday(tx: Tx, reach: Reach, parentId: string): Promise<OrgNode[]> {
  return tx.rows(sql<OrgNode>`select ${nodeColumns} from organisations.org o
    where o.parent_id = ${parentId} and o.dissolved_on is null and ${within(reach, 'o.path')} and o.path <> ${reach.path}
    order by o.position, o.code`)
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
    from organisations.org o join organisations.naming n on n.org_id = o.id and n.valid @> ${on}::date
    where ${within(reach, 'o.path')} order by o.path limit 1`)
}

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

/** What is needed to write a new organisation. */
export interface NewOrg {
  readonly parent: Org | null
  readonly type: string
  readonly level: string | null
  readonly name: string
  readonly shortName: string
  readonly nameSearch: string
  readonly slug: string | null
  readonly divisionCode: string | null
  readonly creditCode?: string | null
  readonly isVillage: boolean
  readonly foundedOn: string
}

/**
 * Moves wait for each other and for what is being set up: a move writes the paths of a whole subtree, so nobody may in
 * the meantime move one of those above or set one up inside. Comes before anything is read that the change goes by.
 */
export function lockTree(tx: Tx, how: 'ALONE' | 'SHARED'): void {
  tx.later(
    how === 'ALONE'
      ? sql`select pg_advisory_xact_lock(hashtextextended('organisations.tree', 0))`
      : sql`select pg_advisory_xact_lock_shared(hashtextextended('organisations.tree', 0))`,
  )
}

/** Holds these organisations as they are until the commit; always in the same order, so that nobody waits in a ring. */
export function lockOrgs(tx: Tx, orgIds: readonly string[]): void {
  tx.later(sql`select 1 from organisations.org where id = any(${orgIds}::uuid[]) order by id for no key update`)
}

/** The next free step of a path and the next free code below a parent (ADM-07: three digits a level, never re-used). */
export async function nextPlace(tx: Tx, parent: Org | null): Promise<{ path: string; code: string; position: number }> {
  const { step, number } = parent ? await countChild(tx, parent.id) : await countRoot(tx)
  const own = String(number).padStart(3, '0')
  return { path: pathBelow(parent, step), code: parent ? `${parent.code}.${own}` : own, position: number }
}

/** The next free path below a parent, for one that keeps its code. */
export async function nextPath(tx: Tx, parent: Org): Promise<string> {
  const { step } = await tx.one(sql<{ step: number }>`select nextval('organisations.path_step')::bigint as step`)
  return pathBelow(parent, step)
}

const pathBelow = (parent: Org | null, step: number) => `${parent?.path ?? '/'}${step.toString(36)}/`

// Counted, not looked up: a child that was moved away took its code along. Two set up at once wait for each other.
const countChild = (tx: Tx, parentId: string) =>
  tx.one(sql<{ step: number; number: number }>`
    update organisations.org set last_child = last_child + 1 where id = ${parentId}
    returning nextval('organisations.path_step')::bigint as step, last_child as number`)

// Nobody stands above to count: the codes of one step are those of the roots, wherever they stand today.
function countRoot(tx: Tx): Promise<{ step: number; number: number }> {
  tx.later(sql`select pg_advisory_xact_lock(hashtextextended('organisations.root', 0))`)
  return tx.one(sql<{ step: number; number: number }>`
    select nextval('organisations.path_step')::bigint as step, coalesce(max(o.code::integer), 0) + 1 as number
    from organisations.org o where o.code ~ '^[0-9]{1,6}$'`)
}

/** Writes an organisation with its first placement and naming. Returns its id. */
export function insertOrg(tx: Tx, org: NewOrg, place: { path: string; code: string; position: number }): string {
  const id = newId()
  tx.later(sql`insert into organisations.org (id, path, parent_id, code, type, level, name, short_name, name_search, slug, division_code, credit_code, is_village, position, founded_on)
    values (${id}, ${place.path}, ${org.parent?.id ?? null}, ${place.code}, ${org.type}, ${org.level}, ${org.name}, ${org.shortName}, ${org.nameSearch},
      ${org.slug}, ${org.divisionCode}, ${org.creditCode ?? null}, ${org.isVillage}, ${place.position}, ${org.foundedOn})`)
  tx.later(sql`insert into organisations.placement (id, org_id, org_path, parent_id, valid)
    values (${newId()}, ${id}, ${place.path}, ${org.parent?.id ?? null}, daterange(${org.foundedOn}, null))`)
  tx.later(sql`insert into organisations.naming (id, org_id, org_path, name, short_name, type, valid)
    values (${newId()}, ${id}, ${place.path}, ${org.name}, ${org.shortName}, ${org.type}, daterange(${org.foundedOn}, null))`)
  return id
}

/** Begins a new name, and ends the one before the day before; a name that began this very day is replaced. */
export function putNaming(
  tx: Tx,
  org: Org,
  of: { name: string; shortName: string; nameSearch: string; effectiveOn: string },
): void {
  tx.later(sql`update organisations.naming set name = ${of.name}, short_name = ${of.shortName}
    where org_id = ${org.id} and ${beganOn(of.effectiveOn)}`)
  tx.later(endBefore('naming', org, of.effectiveOn))
  tx.later(sql`insert into organisations.naming (id, org_id, org_path, name, short_name, type, valid)
    select ${newId()}::uuid, ${org.id}::uuid, ${org.path}, ${of.name}, ${of.shortName}, ${org.type}, daterange(${of.effectiveOn}::date, null)
    where not exists (select 1 from organisations.naming where org_id = ${org.id} and ${beganOn(of.effectiveOn)})`)
  tx.later(
    sql`update organisations.org set name = ${of.name}, short_name = ${of.shortName}, name_search = ${of.nameSearch} where id = ${org.id}`,
  )
}

/** Moves a subtree: the dated placement, then the paths; every copy follows by its foreign key. */
export async function moveSubtree(
  tx: Tx,
  org: Org,
  of: { parent: Org; path: string; effectiveOn: string },
): Promise<void> {
  tx.later(sql`update organisations.placement set parent_id = ${of.parent.id}
    where org_id = ${org.id} and ${beganOn(of.effectiveOn)}`)
  tx.later(endBefore('placement', org, of.effectiveOn))
  tx.later(sql`insert into organisations.placement (id, org_id, org_path, parent_id, valid)
    select ${newId()}::uuid, ${org.id}::uuid, ${org.path}, ${of.parent.id}::uuid, daterange(${of.effectiveOn}::date, null)
    where not exists (select 1 from organisations.placement where org_id = ${org.id} and ${beganOn(of.effectiveOn)})`)
  tx.later(sql`update organisations.org set parent_id = ${of.parent.id} where id = ${org.id}`)
  await setPath(tx, org, of.path)
}

/** Gives a subtree its new path; every copy follows by its foreign key. */
export async function setPath(tx: Tx, org: { path: string }, path: string): Promise<void> {
  planForMany(tx, true)
  await tx.run(sql`update organisations.org set path = ${path} || substr(path, ${org.path.length + 1})
    where path >= ${org.path} and path < ${`${org.path.slice(0, -1)}0`}`)
  planForMany(tx, false)
}

/**
 * Before and after many rows are written: foreign keys are then checked and followed by one plan. With a plan for every row,
 * which is right for requests (decisions 37), it takes many times as long.
 */
export function planForMany(tx: Tx, isMany: boolean): void {
  tx.later(sql`select set_config('plan_cache_mode', ${isMany ? 'force_generic_plan' : 'force_custom_plan'}, true)`)
}

const beganOn = (day: string) => sql`upper_inf(valid) and lower(valid) = ${day}::date`
const endBefore = (table: 'naming' | 'placement', org: Org, day: string) =>
  sql`update ${sql.table(`organisations.${table}`)} set valid = daterange(lower(valid), ${day}::date)
    where org_id = ${org.id} and upper_inf(valid) and lower(valid) < ${day}::date`

/** The first day of the latest naming or placement; a new one begins no earlier. */
export async function lastChangeOn(tx: Tx, orgId: string, table: 'naming' | 'placement'): Promise<string> {
  const row = await tx.one(
    sql<{
      on: string
    }>`select max(lower(valid)) as on from ${sql.table(`organisations.${table}`)} where org_id = ${orgId}`,
  )
  return row.on
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
    select ${orgColumns}, o.slug as moved_to from organisations.old_slug s join organisations.org o on o.id = s.org_id where s.slug = ${slug}
    limit 1`)
}

/** Gives an organisation its public address, which then stays (decisions 8). */
export function setSlug(tx: Tx, org: Org, slug: string): void {
  tx.later(sql`update organisations.org set slug = ${slug} where id = ${org.id} and slug is null`)
}
