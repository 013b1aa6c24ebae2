import { sql, type Tx } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import type { Org } from '../store.ts'

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
  // What is found by today becomes what the name that ends is found by; a name that had ended before keeps its own.
  tx.later(sql`update organisations.naming n set valid = ${untilDay(of.effectiveOn)}, former_search = o.name_search
    from organisations.org o where o.id = n.org_id and ${standsBefore(org, of.effectiveOn)}`)
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
  tx.later(
    sql`update organisations.placement set valid = ${untilDay(of.effectiveOn)} where ${standsBefore(org, of.effectiveOn)}`,
  )
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
const untilDay = (day: string) => sql`daterange(lower(valid), ${day}::date)`
const standsBefore = (org: Org, day: string) =>
  sql`org_id = ${org.id} and upper_inf(valid) and lower(valid) < ${day}::date`

/** The first day of the latest naming or placement; a new one begins no earlier. */
export async function lastChangeOn(tx: Tx, orgId: string, table: 'naming' | 'placement'): Promise<string> {
  const row = await tx.one(
    sql<{
      on: string
    }>`select max(lower(valid)) as on from ${sql.table(`organisations.${table}`)} where org_id = ${orgId}`,
  )
  return row.on
}
