import { sql, type Tx } from '#kernel/db.ts'

/** Which factors an account has. */
export function factorsOf(
  tx: Tx,
  accountId: string,
): Promise<{ hasTotp: boolean; passkeys: number; recoveryCodes: number }> {
  return tx.one(
    sql<{ hasTotp: boolean; passkeys: number; recoveryCodes: number }>`select * from accounts.factors_of(${accountId})`,
  )
}

/** The sealed secret of an account's code app and the newest step that counted. */
export function findTotp(tx: Tx, accountId: string): Promise<{ secret: Buffer; lastStep: number } | undefined> {
  return tx.first(
    sql<{
      secret: Buffer
      lastStep: number
    }>`select secret, last_step::float8 as last_step from accounts.totp_of(${accountId})`,
  )
}

/** Counts a code; false when it, or a later one, counted before. */
export async function spendTotpStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const row = await tx.one(sql<{ used: boolean }>`select accounts.use_totp_step(${accountId}, ${step}) as used`)
  return row.used
}

/** Uses a recovery code up; false when there is none like it. */
export async function spendRecoveryCode(tx: Tx, accountId: string, hash: Buffer): Promise<boolean> {
  const row = await tx.one(sql<{ used: boolean }>`select accounts.use_recovery_code(${accountId}, ${hash}) as used`)
  return row.used
}

/** Sets one's own code app. */
export function setOwnTotp(tx: Tx, of: { secret: Buffer; step: number }): void {
  tx.later(sql`select accounts.set_own_totp(${of.secret}, ${of.step})`)
}

/** Removes one's own code app; false when there is none. */
export async function removeOwnTotp(tx: Tx): Promise<boolean> {
  const row = await tx.one(sql<{ gone: boolean }>`select accounts.remove_own_totp() as gone`)
  return row.gone
}

/** Puts these codes in place of all one's earlier ones. */
export function setOwnRecoveryCodes(tx: Tx, hashes: readonly Buffer[]): void {
  tx.later(sql`select accounts.set_own_recovery_codes(${hashes}::bytea[])`)
}

export interface PasskeyRow {
  id: string
  credentialId: string
  transports: string[]
  name: string
  createdAt: Date
  usedOn: string | null
}

/** The passkeys of an account. */
export function passkeysOf(tx: Tx, accountId: string): Promise<PasskeyRow[]> {
  return tx.rows(sql<PasskeyRow>`select id, credential_id, transports, name, created_at, used_on::text as used_on
    from accounts.passkeys_of(${accountId})`)
}

export interface PasskeyOwner {
  id: string
  accountId: string
  publicKey: Buffer
  counter: number
  login: string
  displayName: string
  disabled: boolean
}

/** Whose passkey it is; asked by sign-in, which knows nobody yet. */
export function findPasskey(tx: Tx, credentialId: string): Promise<PasskeyOwner | undefined> {
  return tx.first(
    sql<PasskeyOwner>`select id, account_id, public_key, counter::float8 as counter, login, display_name, disabled
      from accounts.passkey_by_credential(${credentialId})`,
  )
}

/** Notes that a passkey signed; false when its counter went back, as a copied one's does. */
export async function countPasskey(tx: Tx, of: { id: string; counter: number; today: string }): Promise<boolean> {
  const row = await tx.one(
    sql<{ used: boolean }>`select accounts.use_passkey(${of.id}, ${of.counter}, ${of.today}::date) as used`,
  )
  return row.used
}

/** Adds a passkey to one's own account. */
export async function addOwnPasskey(
  tx: Tx,
  of: { id: string; credentialId: string; publicKey: Buffer; counter: number; transports: string[]; name: string },
): Promise<void> {
  await tx.run(sql`select accounts.add_own_passkey(${of.id}, ${of.credentialId}, ${of.publicKey}, ${of.counter},
    ${of.transports}::text[], ${of.name})`)
}

/** Removes one of one's own passkeys; false when it is none. */
export async function removeOwnPasskey(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.one(sql<{ gone: boolean }>`select accounts.remove_own_passkey(${id}) as gone`)
  return row.gone
}

/** Takes all factors and sessions of an account in reach away; false when there was no factor, or it is not to be done. */
export async function resetFactors(tx: Tx, accountId: string, today: string): Promise<boolean> {
  const row = await tx.one(
    sql<{ reset: boolean }>`select accounts.reset_factors(${accountId}, ${today}::date) as reset`,
  )
  return row.reset
}

/** Notes that the owner of this session has just shown who he is. */
export function proveSession(tx: Tx, tokenHash: Buffer, now: Date): void {
  tx.later(sql`select accounts.prove_session(${tokenHash}, ${now})`)
}

/** Does this account hold the post of a security administrator today? */
export async function isSecurityAdmin(tx: Tx, accountId: string, today: string): Promise<boolean> {
  const row = await tx.one(sql<{ is: boolean }>`select exists (
    select 1 from accounts.identities_of(${accountId}, ${today}::date) i where i.role = 'SECURITY_ADMIN') as "is"`)
  return row.is
}
