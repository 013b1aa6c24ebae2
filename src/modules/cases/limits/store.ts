import type { Reach } from '#kernel/actor.ts'
import type { Writing } from '#kernel/bin/bin.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { PlaceLimit } from './codes.ts'

/** What places have set, by limit: hours for accepting, working days for the rest. */
export type PlaceLimits = { readonly [Limit in PlaceLimit]?: number }

/** What holds at a place. */
export async function readPlaceLimits(tx: Tx, orgPath: string): Promise<PlaceLimits> {
  return (await tx.one(sql<{ limits: PlaceLimits }>`select cases.limits_at(${orgPath}) as limits`)).limits
}

/** What holds at an organisation wherever it stands, such as one above the reach. */
export async function readPlaceLimitsOf(tx: Tx, orgId: string): Promise<PlaceLimits> {
  const row = await tx.one(sql<{ limits: PlaceLimits | null }>`select cases.limits_of(${orgId}) as limits`)
  return row.limits ?? {}
}

/** What holds at the desk to which a message about an organisation goes; nothing where there is no such organisation. */
export async function readLimitsForMessage(tx: Tx, of: { aboutOrgId: string; oneUp: boolean }): Promise<PlaceLimits> {
  const row = await tx.one(
    sql<{ limits: PlaceLimits | null }>`select cases.limits_for_message(${of.aboutOrgId}, ${of.oneUp}) as limits`,
  )
  return row.limits ?? {}
}

/** What holds at the desk that takes a case up again. */
export async function readLimitsOnReopening(tx: Tx, codeHash: Buffer, oneUp: boolean): Promise<PlaceLimits> {
  const row = await tx.one(
    sql<{ limits: PlaceLimits | null }>`select cases.limits_on_reopening(${codeHash}, ${oneUp}) as limits`,
  )
  return row.limits ?? {}
}

/** A limit that holds, and who set it. */
export interface SetLimit {
  readonly name: PlaceLimit
  readonly amount: number
  readonly setById: string
  readonly setByName: string
}

/** The limits that were set at or above an organisation; the function states the reach. */
export function listLimits(tx: Tx, orgId: string): Promise<SetLimit[]> {
  return tx.rows(sql<SetLimit>`select name, amount, set_by_id, set_by_name from cases.limits_for(${orgId})`)
}

/** Sets a limit for an organisation and those below it; false where one stands there that is not to be replaced. */
export async function putLimit(
  tx: Tx,
  of: { orgId: string; orgPath: string; name: PlaceLimit; amount: number; changedByName: string; changedAt: Date },
  how: Writing,
): Promise<boolean> {
  const { orgId: _, orgPath: __, name: ___, ...changed } = of
  const limit = build
    .insertInto('cases.placeLimit')
    .values(of)
    .onConflict((met) => {
      const same = met.columns(['orgId', 'name'])
      return how === 'ADD' ? same.doNothing() : same.doUpdateSet(changed)
    })
  return (await tx.run(limit)) > 0
}

/** Takes a limit back: what stands above holds again. Gives what it was. */
export async function removeLimit(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; name: PlaceLimit },
): Promise<number | undefined> {
  const limits = build.deleteFrom('cases.placeLimit').where(within(reach)).where('orgId', '=', of.orgId)
  return (await tx.first(limits.where('name', '=', of.name).returning('amount')))?.amount
}
