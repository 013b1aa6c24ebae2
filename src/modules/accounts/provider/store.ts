import { sql, type Tx } from '#kernel/db.ts'

/** Somebody of the provider, as he is kept here. */
export interface ProviderSubject {
  readonly issuer: string
  readonly subjectHash: Buffer
}

/** The account that is linked to somebody of the provider; sign-in alone asks. */
export function findProviderAccount(
  tx: Tx,
  { issuer, subjectHash }: ProviderSubject,
): Promise<{ accountId: string; login: string; displayName: string; disabled: boolean } | undefined> {
  return tx.first(
    sql<{ accountId: string; login: string; displayName: string; disabled: boolean }>`
      select * from accounts.find_provider_account(${issuer}, ${subjectHash})`,
  )
}

/** Links one's own account. */
export async function linkOwnProvider(tx: Tx, of: ProviderSubject & { today: string }): Promise<void> {
  await tx.run(sql`select accounts.link_own_provider(${of.issuer}, ${of.subjectHash}, ${of.today}::date)`)
}

/** Unlinks one's own account; false when it is not linked. */
export async function unlinkOwnProvider(tx: Tx): Promise<boolean> {
  const row = await tx.one(sql<{ gone: boolean }>`select accounts.unlink_own_provider() as gone`)
  return row.gone
}

/** To which provider one's own account is linked, and since when. */
export function findOwnProvider(tx: Tx): Promise<{ issuer: string; linkedOn: string } | undefined> {
  return tx.first(
    sql<{ issuer: string; linkedOn: string }>`select issuer, linked_on::text as linked_on from accounts.own_provider()`,
  )
}

/** Uses a one-time link up and links its account; nothing when the link is no good. */
export async function linkByInvitation(
  tx: Tx,
  of: ProviderSubject & { tokenHash: Buffer; now: Date },
): Promise<string | null> {
  const row = await tx.one(sql<{ accountId: string | null }>`
    select accounts.link_by_invitation(${of.tokenHash}, ${of.now}, ${of.issuer}, ${of.subjectHash}) as account_id`)
  return row.accountId
}
