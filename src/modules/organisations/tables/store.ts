import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { Org } from '../store.ts'

/** An organisation as it stands in a list of the tree. */
export interface TabledOrg
  extends Pick<
    Org,
    'code' | 'name' | 'shortName' | 'type' | 'foundedOn' | 'isVillage' | 'divisionCode' | 'creditCode'
  > {
  readonly parentCode: string | null
  readonly parentName: string | null
  /** The end of the term that runs, with its extension. */
  readonly termEndsOn: string | null
}

/** The organisations that stand at and below a place, in the order of the tree; one more than `most` when there are more. */
export function listTree(tx: Tx, reach: Reach, of: { path: string; most: number }): Promise<TabledOrg[]> {
  return tx.rows(sql<TabledOrg>`select o.code, o.name, o.short_name, o.type, o.founded_on, o.is_village, o.division_code,
      o.credit_code, p.code as parent_code, p.short_name as parent_name,
      (select max(coalesce(t.extended_until, t.ends_on)) from organisations.term t where t.org_id = o.id) as term_ends_on
    from organisations.org o
    left join organisations.org p on p.id = o.parent_id and p.path >= ${of.path} and ${within(reach, 'p.path')}
    where o.path >= ${of.path} and o.path < ${`${of.path.slice(0, -1)}0`} and o.dissolved_on is null and ${within(reach, 'o.path')}
    order by o.code limit ${of.most + 1}`)
}
