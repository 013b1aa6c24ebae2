import type { Reach } from '#kernel/actor.ts'
import { sql, steady, type Tx, within } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import type { Line } from '#modules/organisations/codes.ts'

/** What sign-in knows of a login. */
export interface LoginRow {
  accountId: string
  passwordHash: string | null
  displayName: string
  disabled: boolean
}

/** The account behind a login, whoever asks; only sign-in does. */
export function findLogin(tx: Tx, login: string): Promise<LoginRow | undefined> {
  return tx.first(sql<LoginRow>`select * from accounts.find_login(${login})`)
}

/** One of the posts an account may act in today. */
export interface IdentityRow {
  id: string
  role: string
  orgId: string
  orgPath: string
  orgName: string
  orgTrail: string
  line: Line | null
}

/** The posts of an account today, widest first. */
export function identitiesOf(tx: Tx, accountId: string, today: string): Promise<IdentityRow[]> {
  return tx.rows(sql<IdentityRow>`select * from accounts.identities_of(${accountId}, ${today}::date)`)
}

/** Who is behind a session. */
export interface SessionRow {
  accountId: string
  personId: string | null
  displayName: string
  login: string
  identityId: string
  role: string
  orgId: string
  orgPath: string
  orgName: string
  seenAt: Date
  expiresAt: Date
  provedAt: Date
  hasFactor: boolean
  delegationId: string | null
  forAccountId: string | null
  forPersonId: string | null
  forName: string | null
}

/** The session of a token, when it is alive and its rights are. */
export function findSession(
  tx: Tx,
  tokenHash: Buffer,
  of: { now: Date; today: string },
): Promise<SessionRow | undefined> {
  return tx.first(selectSession(tokenHash, of))
}

/** The same as a statement of its own. */
export const selectSession = (tokenHash: Buffer, of: { now: Date; today: string }) =>
  steady(sql<SessionRow>`select * from accounts.session_of(${tokenHash}, ${of.now}, ${of.today}::date)`)

/** The path of the organisation in which this post is held today; nothing when it is lost or the account disabled. */
export async function findPlace(
  tx: Tx,
  of: { accountId: string | null; identityId: string | null; today: string },
): Promise<string | null> {
  const row = await tx.one(
    sql<{
      path: string | null
    }>`select accounts.place_of(${of.accountId}, ${of.identityId}, ${of.today}::date) as path`,
  )
  return row.path
}

/** Notes that a session was used, apart from whatever is asked. */
export async function touchSession(tx: Tx, tokenHash: Buffer, now: Date): Promise<void> {
  await tx.alone(sql`select accounts.touch_session(${tokenHash}, ${now})`)
}

/** Begins a session. */
export function insertSession(
  tx: Tx,
  of: { tokenHash: Buffer; accountId: string; identityId: string; until: Date; device: string },
): void {
  tx.later(
    sql`select accounts.start_session(${of.tokenHash}, ${of.accountId}, ${of.identityId}, ${of.until}, ${of.device})`,
  )
}

/** Notes that a session began with two factors at a provider of identities. */
export function markStrongSession(tx: Tx, tokenHash: Buffer): void {
  tx.later(sql`select accounts.mark_strong_session(${tokenHash})`)
}

/** Acts in another post of the same account; false when it is none. */
export async function switchSession(
  tx: Tx,
  tokenHash: Buffer,
  of: { identityId: string; today: string },
): Promise<boolean> {
  const row = await tx.one(
    sql<{ done: boolean }>`select accounts.switch_identity(${tokenHash}, ${of.identityId}, ${of.today}::date) as done`,
  )
  return row.done
}

/** Ends one session. */
export function deleteSession(tx: Tx, tokenHash: Buffer): void {
  tx.later(sql`select accounts.end_session(${tokenHash})`)
}

/** Ends all sessions of an account but one. */
export function deleteSessionsOf(tx: Tx, accountId: string, but: Buffer | null): void {
  tx.later(sql`select accounts.end_sessions_of(${accountId}, ${but})`)
}

/** Begins an act of several requests. */
export function beginCeremony(
  tx: Tx,
  of: { tokenHash: Buffer; kind: string; accountId: string | null; sealed: Buffer; until: Date },
): void {
  tx.later(sql`select accounts.begin_ceremony(${of.tokenHash}, ${of.kind}, ${of.accountId}, ${of.sealed}, ${of.until})`)
}

/** The act that is under way, when it is one of this kind and not too old. */
export function findCeremony(
  tx: Tx,
  of: { tokenHash: Buffer; kind: string; now: Date },
): Promise<{ accountId: string | null; sealed: Buffer } | undefined> {
  return tx.first(sql<{ accountId: string | null; sealed: Buffer }>`
    select * from accounts.find_ceremony(${of.tokenHash}, ${of.kind}, ${of.now})`)
}

/** Ends an act that is under way; false when another request has. */
export async function endCeremony(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const row = await tx.one(sql<{ ended: boolean }>`select accounts.end_ceremony(${tokenHash}) as ended`)
  return row.ended
}

/** Keeps a word for the owner of an account. */
export function tellOwner(
  tx: Tx,
  of: { id: string; accountId: string; kind: string; byName: string; now: Date },
): void {
  tx.later(sql`select accounts.tell_owner(${of.id}, ${of.accountId}, ${of.kind}, ${of.byName}, ${of.now})`)
}

/** Keeps a word for the security administrators nearest at or above the actor. */
export const alarmSecurity = (of: { kind: string; byName: string; now: Date }) =>
  sql<{ told: number }>`select accounts.alarm_security(${of.kind}, ${of.byName}, ${of.now}) as told`

/** Sets a password by a one-time link; gives the account, or nothing when the link is no good. */
export async function takeInvitation(
  tx: Tx,
  of: { tokenHash: Buffer; now: Date; passwordHash: string },
): Promise<string | null> {
  const row = await tx.one(
    sql<{
      accountId: string | null
    }>`select accounts.use_invitation(${of.tokenHash}, ${of.now}, ${of.passwordHash}) as account_id`,
  )
  return row.accountId
}

/** One's own password hash, login and name; the account is that of the transaction. */
export function findOwnPassword(
  tx: Tx,
): Promise<{ hash: string | null; login: string; displayName: string } | undefined> {
  return tx.first(
    sql<{ hash: string | null; login: string; displayName: string }>`select * from accounts.own_password()`,
  )
}

/** Whom a one-time link is for, while it is good. */
export function findInvited(
  tx: Tx,
  tokenHash: Buffer,
  now: Date,
): Promise<{ login: string; displayName: string } | undefined> {
  return tx.first(sql<{ login: string; displayName: string }>`select * from accounts.invited(${tokenHash}, ${now})`)
}

/** Whether a link to this account would hand over more than the actor reaches. */
export async function isAboveReach(tx: Tx, accountId: string, today: string): Promise<boolean> {
  const row = await tx.one(
    sql<{ above: boolean }>`select accounts.is_above_reach(${accountId}, ${today}::date) as above`,
  )
  return row.above
}

/** Sets one's own password. */
export function setOwnPassword(tx: Tx, hash: string): void {
  tx.later(sql`select accounts.set_own_password(${hash})`)
}

interface AccountRow {
  id: string
  login: string
  displayName: string
  orgName: string
  disabled: boolean
  roles: { identityId: string; role: string; line: Line | null; orgName: string; until: string | null }[]
}

/** Accounts in reach by login or name, with their posts. */
export async function listAccounts(
  tx: Tx,
  reach: Reach,
  of: { text: string; today: string; page: number; size: number },
) {
  const like = `%${of.text.replace(/[\\%_]/g, '\\$&')}%`
  const match = sql`${within(reach, 'a.org_path')} and (a.login like ${like} or a.display_name like ${like})`
  const [rows, [total]] = await tx.all([
    sql<AccountRow>`select a.id, a.login, a.display_name, o.short_name as org_name, a.disabled_at is not null as disabled,
        coalesce((select jsonb_agg(jsonb_build_object('identityId', i.id, 'role', i.role, 'line', i.line, 'orgName', io.short_name,
            'until', upper(i.valid) - 1) order by i.role)
          from accounts.identity i join organisations.org io on io.id = i.org_id
          where i.account_id = a.id and i.valid @> ${of.today}::date and ${within(reach, 'i.org_path')}), '[]') as roles
      from accounts.account a join organisations.org o on o.id = a.org_id
      where ${match} order by a.login limit ${of.size} offset ${(of.page - 1) * of.size}`,
    sql<{ count: number }>`select count(*) from accounts.account a where ${match}`,
  ])
  return { rows, total: total?.count ?? 0 }
}

/** Somebody who holds a post of an organisation; once for each post. */
interface Staff {
  readonly accountId: string
  readonly name: string
  readonly login: string
  readonly post: string
  readonly orgId: string
  readonly orgName: string
}

/** Who holds a post of this organisation today. */
export function listStaff(tx: Tx, of: { orgId: string; today: string }): Promise<Staff[]> {
  return tx.rows(sql<Staff>`
    select account_id, name, login, post, org_id, org_name from accounts.staff_of(${of.orgId}, ${of.today}::date)`)
}

/** An account in reach. */
export function findAccount(
  tx: Tx,
  reach: Reach,
  accountId: string,
): Promise<{ id: string; orgId: string } | undefined> {
  return tx.first(
    sql<{
      id: string
      orgId: string
    }>`select id, org_id from accounts.account where id = ${accountId} and ${within(reach)}`,
  )
}

/** The account of the first administrator, when the installation has one. */
export function findFirstAdministrator(
  tx: Tx,
  login: string,
): Promise<{ id: string; passwordHash: string | null } | undefined> {
  return tx.first(sql<{ id: string; passwordHash: string | null }>`
    select id, password_hash from accounts.account
    where login = ${login} or password_hash is not null order by password_hash is null limit 1`)
}

/** An account in reach by its name. */
export function findByLogin(tx: Tx, reach: Reach, login: string): Promise<{ id: string } | undefined> {
  return tx.first(sql<{ id: string }>`select id from accounts.account where login = ${login} and ${within(reach)}`)
}

/** Whether an id is that of an account. */
export const selectIsAccount = (id: string) =>
  sql<{ isAccount: boolean }>`select accounts.is_account(${id}::uuid) as is_account`

/** Writes an account; it has no password yet. */
export async function insertAccount(
  tx: Tx,
  of: { orgId: string; orgPath: string; login: string; displayName: string; personId?: string },
): Promise<string> {
  const id = newId()
  await tx.run(sql`insert into accounts.account (id, org_id, org_path, person_id, login, display_name)
    values (${id}, ${of.orgId}, ${of.orgPath}, ${of.personId ?? null}, ${of.login}, ${of.displayName})`)
  return id
}

/** Sets the password of a new account whose maker chooses it: the first administrator's, the demonstration's. */
export function setPassword(tx: Tx, accountId: string, hash: string): void {
  tx.later(sql`update accounts.account set password_hash = ${hash} where id = ${accountId}`)
}

/** Keeps a one-time link by its hash. */
export function insertInvitation(tx: Tx, of: { tokenHash: Buffer; accountId: string; until: Date }): void {
  tx.later(
    sql`insert into accounts.invitation (token_hash, account_id, expires_at) values (${of.tokenHash}, ${of.accountId}, ${of.until})`,
  )
}

/** Disables or enables an account. */
export function updateDisabled(tx: Tx, accountId: string, disabledAt: Date | null): void {
  tx.later(sql`update accounts.account set disabled_at = ${disabledAt} where id = ${accountId}`)
}
