import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import type { Line } from '#modules/organisations/codes.ts'

export interface DelegationRow {
  id: string
  isGiven: boolean
  isRunning: boolean
  giver: string
  taker: string
  identityId: string
  role: string
  line: Line | null
  orgId: string
  orgName: string
  orgTrail: string
  startsOn: string
  endsOn: string
  reason: string
}

/** One's own delegations that run or will, given and taken. */
export function ownDelegations(tx: Tx, today: string): Promise<DelegationRow[]> {
  return tx.rows(sql<DelegationRow>`select id, is_given, is_running, giver, taker, identity_id, role, line, org_id, org_name, org_trail,
    starts_on::text as starts_on, ends_on::text as ends_on, reason from accounts.own_delegations(${today}::date)`)
}

/** The account that is to act, by its name, wherever it is kept. */
export function findTaker(tx: Tx, login: string, today: string): Promise<{ id: string } | undefined> {
  return tx.first(sql<{ id: string }>`select id from accounts.find_taker(${login}, ${today}::date)`)
}

/** Writes a delegation in a post of the reach. */
export async function insertDelegation(
  tx: Tx,
  of: {
    identity: { id: string; accountId: string; orgId: string; orgPath: string }
    takerId: string
    startsOn: string
    endsOn: string
    reason: string
    madeBy: string
  },
): Promise<string> {
  const id = newId()
  const { identity } = of
  await tx.run(sql`insert into accounts.delegation (id, org_id, org_path, identity_id, from_account_id, to_account_id, valid, reason, made_by)
    values (${id}, ${identity.orgId}, ${identity.orgPath}, ${identity.id}, ${identity.accountId}, ${of.takerId},
      daterange(${of.startsOn}::date, ${of.endsOn}::date + 1), ${of.reason}, ${of.madeBy})`)
  return id
}

interface Parties {
  fromAccountId: string
  toAccountId: string
}

/** Ends a delegation one gave or took; gives both parties, or nothing when it is none. */
export function endOwn(tx: Tx, id: string, now: Date): Promise<Parties | undefined> {
  return tx.first(sql<Parties>`select * from accounts.end_own_delegation(${id}, ${now})`)
}

/** Ends a delegation in reach. */
export function endWithin(tx: Tx, reach: Reach, of: { id: string; now: Date }): Promise<Parties | undefined> {
  return tx.first(sql<Parties>`update accounts.delegation set revoked_at = ${of.now}
    where id = ${of.id} and revoked_at is null and ${within(reach)} returning from_account_id, to_account_id`)
}

/** Begins to act by a delegation in this session; false when it does not run. */
export async function switchToDelegation(
  tx: Tx,
  tokenHash: Buffer,
  of: { delegationId: string; today: string },
): Promise<boolean> {
  const row = await tx.one(
    sql<{
      done: boolean
    }>`select accounts.switch_delegation(${tokenHash}, ${of.delegationId}, ${of.today}::date) as done`,
  )
  return row.done
}
