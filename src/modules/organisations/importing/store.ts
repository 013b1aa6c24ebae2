import { copyLine } from '#kernel/copy.ts'
import { sql, type Tx } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { planForMany } from '../placing/store.ts'
import type { Org } from '../store.ts'

/** An organisation ready to be written. */
export interface ReadyOrg {
  readonly id: string
  readonly parentId: string
  readonly path: string
  readonly code: string
  readonly position: number
  readonly type: string
  readonly name: string
  readonly shortName: string
  readonly nameSearch: string
  readonly foundedOn: string
  readonly isVillage: boolean
  readonly divisionCode: string | null
  readonly creditCode: string | null
  readonly children: number
}

/** Lets the statements of an import take the minutes they need. */
export function takeTime(tx: Tx): void {
  tx.later(
    sql`select set_config('statement_timeout', '30min', true), set_config('idle_in_transaction_session_timeout', '30min', true)`,
  )
}

/** Takes so many free steps of paths, and as many numbers of children below one that stands. */
export async function takePlaces(
  tx: Tx,
  of: { org: Org; steps: number; children: number },
): Promise<{ step: number; number: number }> {
  const { number } = await tx.one(sql<{
    number: number
  }>`update organisations.org set last_child = last_child + ${of.children}
    where id = ${of.org.id} returning last_child - ${of.children}::integer as number`)
  const { step } = await tx.one(sql<{ step: number }>`select min(n)::bigint as step, count(*) from (
    select nextval('organisations.path_step') as n from generate_series(1, ${of.steps}::integer)) s`)
  return { step, number }
}

/** Writes organisations with their first place and name, by COPY through a temporary table (decisions 5). */
export async function copyOrgs(tx: Tx, orgs: Iterable<ReadyOrg>): Promise<number> {
  await tx.run(sql`create temporary table org_stage (id uuid, placement_id uuid, naming_id uuid, parent_id uuid, path text collate "C", code text,
    position integer, type text, name text, short_name text, name_search text, founded_on date, is_village boolean, division_code text,
    credit_code text, last_child integer) on commit drop`)
  await tx.copy('copy pg_temp.org_stage from stdin', linesOf(orgs))
  planForMany(tx, true)
  const written =
    await tx.run(sql`insert into organisations.org (id, parent_id, path, code, position, type, name, short_name, name_search, founded_on,
      is_village, division_code, credit_code, last_child)
    select id, parent_id, path, code, position, type, name, short_name, name_search, founded_on, is_village, division_code, credit_code, last_child
    from pg_temp.org_stage`)
  await tx.run(sql`insert into organisations.placement (id, org_id, org_path, parent_id, valid)
    select placement_id, id, path, parent_id, daterange(founded_on, null) from pg_temp.org_stage`)
  await tx.run(sql`insert into organisations.naming (id, org_id, org_path, name, short_name, type, valid)
    select naming_id, id, path, name, short_name, type, daterange(founded_on, null) from pg_temp.org_stage`)
  planForMany(tx, false)
  return written
}

const chunk = 2000

async function* linesOf(orgs: Iterable<ReadyOrg>): AsyncGenerator<Uint8Array> {
  let lines: string[] = []
  for (const org of orgs) {
    const { id, parentId, path, code, position, type, name, shortName, nameSearch, foundedOn } = org
    const facts = [org.isVillage, org.divisionCode, org.creditCode, org.children]
    lines.push(
      copyLine([
        id,
        newId(),
        newId(),
        parentId,
        path,
        code,
        position,
        type,
        name,
        shortName,
        nameSearch,
        foundedOn,
        ...facts,
      ]),
    )
    if (lines.length < chunk) continue
    yield Buffer.from(lines.join(''))
    lines = []
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''))
}
