import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { Sentence } from '#kernel/errors.ts'
import type { CellWord } from './contract.ts'
import type { Place } from './rules.ts'

/** A list as stored, without what its check found. */
export interface StoredList {
  readonly id: string
  readonly orgId: string
  readonly orgName: string
  readonly actorName: string
  readonly fileName: string
  readonly state: 'CHECKED' | 'DONE'
  readonly rowsTotal: number
  readonly rowsNew: number
  readonly rowsKnown: number
  readonly rowsWrong: number
  readonly postsWaiting: number
  readonly createdAt: Date
  readonly endedAt: Date | null
  /** Who made its accounts. */
  readonly makerId: string | null
  readonly makerName: string | null
  readonly hasLinks: boolean
  readonly linksUntil: Date | null
  readonly linksTakenAt: Date | null
}

// The account of row `r` has, or once had, the post: a grant by hand settles the row as one here does, and what ended is not asked for anew. Lists
// ask for whole posts, which one of a line is not.
const hadPost = sql`exists (select 1 from accounts.identity i where i.account_id = r.account_id and i.org_id = r.org_id and i.role = r.role
  and i.line is null)`
/** Whether the post of row `r` waits for somebody to grant it; that of a disabled account does not. */
export const waits = sql`r.account_id is not null and r.identity_id is null and r.declined_at is null
  and exists (select 1 from accounts.account a where a.id = r.account_id and a.disabled_at is null) and not ${hadPost}`
const listColumns = sql.raw(`l.id, l.org_id, o.short_name as org_name, l.actor_name, l.file_name, l.state,
  l.rows_total, l.rows_new, l.rows_known, l.rows_wrong, l.created_at, l.ended_at, l.links_sealed is not null as has_links,
  l.links_until, l.links_taken_at, l.maker_id, l.maker_name`)
const postsWaiting = sql`(select count(*) from accounts.account_list_row r where r.list_id = l.id and ${waits}) as posts_waiting`

/**
 * Holds up every other list until this one is checked or made: two that name the same accounts would each wait for a name of the other,
 * and who is there already is asked before his account is made. Comes before that is asked.
 */
export function lockLists(tx: Tx): void {
  tx.later(sql`select pg_advisory_xact_lock(hashtextextended('accounts.lists', 0))`)
}

/** Lists in reach, the newest first. */
export async function listLists(
  tx: Tx,
  reach: Reach,
  page: { limit: number; offset: number },
): Promise<{ rows: StoredList[]; total: number }> {
  const [rows, [counted]] = await tx.all([
    sql<StoredList>`select ${listColumns}, ${postsWaiting} from accounts.account_list l join organisations.directory o on o.id = l.org_id
      where ${within(reach, 'l.org_path')} order by l.created_at desc, l.id limit ${page.limit} offset ${page.offset}`,
    sql<{ total: number }>`select count(*) as total from accounts.account_list where ${within(reach)}`,
  ])
  return { rows, total: counted?.total ?? 0 }
}

/** One list in reach; with `forChange` nobody else changes it until this transaction ends. */
export function findList(
  tx: Tx,
  reach: Reach,
  of: { listId: string; forChange?: boolean },
): Promise<StoredList | undefined> {
  const lock = of.forChange ? sql`for update of l` : sql``
  return tx.first(sql<StoredList>`select ${listColumns}, ${postsWaiting} from accounts.account_list l
    join organisations.directory o on o.id = l.org_id where l.id = ${of.listId} and ${within(reach, 'l.org_path')} ${lock}`)
}

/** What the check of a list found, in words. */
export function readFound(
  tx: Tx,
  reach: Reach,
  listId: string,
): Promise<{ faults: CellWord[]; notes: CellWord[] } | undefined> {
  return tx.first(sql<{ faults: CellWord[]; notes: CellWord[] }>`select faults, notes from accounts.account_list
    where id = ${listId} and ${within(reach)}`)
}

/** A row of a list as stored. */
export interface StoredRow {
  readonly row: number
  readonly orgId: string
  readonly orgName: string
  readonly displayName: string
  readonly login: string
  readonly isProposed: boolean
  readonly role: string
  readonly until: string | null
  readonly accountId: string | null
  readonly isDeclined: boolean
  /** Whether its account has the post, or once had it. */
  readonly hadPost: boolean
  /** Whether its post waits for somebody to grant it. */
  readonly isWaiting: boolean
  readonly refusal: Sentence | null
}

/** The rows of a list that make accounts, in the order of the file. */
export function listRows(tx: Tx, reach: Reach, listId: string): Promise<StoredRow[]> {
  return tx.rows(sql<StoredRow>`select r.row_number as row, r.org_id, o.short_name as org_name, r.display_name, r.login,
      r.is_proposed, r.role, r.until, r.account_id, r.declined_at is not null as is_declined,
      r.identity_id is not null or ${hadPost} as had_post, (${waits}) as is_waiting, r.refusal
    from accounts.account_list_row r join organisations.directory o on o.id = r.org_id
    where r.list_id = ${listId} and ${within(reach, 'r.org_path')} order by r.row_number`)
}

/** Writes a checked list. */
export function insertList(
  tx: Tx,
  {
    faults,
    notes,
    ...of
  }: Pick<
    StoredList,
    'id' | 'orgId' | 'actorName' | 'fileName' | 'rowsTotal' | 'rowsNew' | 'rowsKnown' | 'rowsWrong' | 'createdAt'
  > & {
    readonly orgPath: string
    readonly accountId: string
    readonly digest: Buffer
    readonly faults: readonly CellWord[]
    readonly notes: readonly CellWord[]
  },
): void {
  const found = { faults: JSON.stringify(faults), notes: JSON.stringify(notes) }
  tx.later(build.insertInto('accounts.accountList').values({ ...of, ...found }))
}

/** Writes the rows of a list that would make accounts; each stands where its organisation does. */
export function insertRows(
  tx: Tx,
  listId: string,
  rows: readonly Pick<StoredRow, 'row' | 'orgId' | 'displayName' | 'login' | 'isProposed' | 'role' | 'until'>[],
): void {
  const column = <K extends keyof (typeof rows)[number]>(key: K) => rows.map((row) => row[key])
  tx.later(sql`insert into accounts.account_list_row (list_id, row_number, org_id, org_path, display_name, login, is_proposed, role, until)
    select ${listId}::uuid, r.row_number, o.id, o.path, r.display_name, r.login, r.is_proposed, r.role, r.until
    from unnest(${column('row')}::integer[], ${column('orgId')}::uuid[], ${column('displayName')}::text[], ${column('login')}::text[],
      ${column('isProposed')}::boolean[], ${column('role')}::text[], ${column('until')}::date[])
      as r (row_number, org_id, display_name, login, is_proposed, role, until)
    join organisations.org o on o.id = r.org_id`)
}

/** Marks a list whose accounts are made, with their links sealed. */
export function endList(
  tx: Tx,
  reach: Reach,
  {
    listId,
    faults,
    notes,
    ...change
  }: {
    readonly listId: string
    readonly mode: string
    readonly rowsNew: number
    readonly rowsKnown: number
    readonly rowsWrong: number
    readonly faults: readonly CellWord[]
    readonly notes: readonly CellWord[]
    readonly endedAt: Date
    readonly makerId: string
    readonly makerName: string
    readonly linksSealed: Buffer
    readonly linksUntil: Date
  },
): void {
  const found = { faults: JSON.stringify(faults), notes: JSON.stringify(notes) }
  const set = { ...change, ...found, state: 'DONE' }
  tx.later(build.updateTable('accounts.accountList').set(set).where('id', '=', listId).where(within(reach)))
}

/** Notes what became of rows: the account that was made, or the post that was granted or why not. */
export function updateRow(
  tx: Tx,
  reach: Reach,
  of: {
    readonly listId: string
    readonly row: number
    readonly accountId?: string
    readonly login?: string
    readonly identityId?: string
    readonly declinedAt?: Date
    readonly refusal?: Sentence | null
  },
): void {
  const { listId, row, refusal, ...set } = of
  const told = refusal === undefined ? {} : { refusal: refusal && JSON.stringify({ zh: refusal.zh, en: refusal.en }) }
  tx.later(
    build
      .updateTable('accounts.accountListRow')
      .set({ ...set, ...told })
      .where('listId', '=', listId)
      .where('rowNumber', '=', row)
      .where(within(reach)),
  )
}

/** Takes rows out of a list of which no account was made. */
export function deleteRows(tx: Tx, reach: Reach, of: { listId: string; rows: readonly number[] }): void {
  tx.later(sql`delete from accounts.account_list_row where list_id = ${of.listId} and row_number = any (${of.rows}::integer[])
    and account_id is null and ${within(reach)}`)
}

/** The sealed links of a list in reach. */
export async function readLinks(tx: Tx, reach: Reach, listId: string): Promise<Buffer | undefined> {
  const row = await tx.first(sql<{ linksSealed: Buffer | null }>`select links_sealed from accounts.account_list
    where id = ${listId} and ${within(reach)}`)
  return row?.linksSealed ?? undefined
}

/** The accounts of a list, by their login, of which a link would hand over more than the actor reaches. */
export async function listAboveReach(tx: Tx, reach: Reach, of: { listId: string; today: string }): Promise<string[]> {
  const rows = await tx.rows(sql<{ login: string }>`select login from accounts.account_list_row
    where list_id = ${of.listId} and ${within(reach)} and account_id is not null
      and accounts.is_above_reach(account_id, ${of.today}::date)`)
  return rows.map(({ login }) => login)
}

/** Notes that the links were taken; the first time counts. */
export function markLinksTaken(tx: Tx, reach: Reach, of: { listId: string; now: Date }): void {
  tx.later(sql`update accounts.account_list set links_taken_at = coalesce(links_taken_at, ${of.now}::timestamptz)
    where id = ${of.listId} and ${within(reach)}`)
}

/** Erases links that were taken some minutes ago, or not in time; gives of which lists. */
export async function dropLinks(tx: Tx, reach: Reach, of: { now: Date; minutes: number }): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`update accounts.account_list set links_sealed = null
    where links_sealed is not null and ${within(reach)} and (links_until <= ${of.now}::timestamptz
      or links_taken_at + make_interval(mins => ${of.minutes}) <= ${of.now}::timestamptz) returning id`)
  return rows.map(({ id }) => id)
}

/** The organisations in reach that stand and are written so, by name or code. */
export function listPlaces(tx: Tx, reach: Reach, written: readonly string[]): Promise<Place[]> {
  return tx.rows(sql<Place>`select o.id, o.code, o.name, o.short_name from organisations.org o
    where (o.code = any (${written}::text[]) or o.name = any (${written}::text[]) or o.short_name = any (${written}::text[]))
      and o.dissolved_on is null and ${within(reach, 'o.path')} order by o.path`)
}

/** The organisations in reach that stand, for a list to choose from; some more than `most` where there are more. */
export function listChoices(tx: Tx, reach: Reach, most: number): Promise<Place[]> {
  return tx.rows(sql<Place>`select o.id, o.code, o.name, o.short_name from organisations.org o
    where o.dissolved_on is null and ${within(reach, 'o.path')} order by o.path limit ${most + 1}`)
}

/** An account that a row may mean. */
export interface KnownAccount {
  readonly login: string
  readonly displayName: string
  readonly orgId: string
}

/** Accounts in reach that have one of these logins, or are kept by one of these organisations under one of these names. */
export function listKnown(
  tx: Tx,
  reach: Reach,
  of: { logins: readonly string[]; orgIds: readonly string[]; names: readonly string[] },
): Promise<KnownAccount[]> {
  return tx.rows(sql<KnownAccount>`select a.login, a.display_name, a.org_id from accounts.account a
    where ${within(reach, 'a.org_path')} and (a.login = any (${of.logins}::text[])
      or (a.org_id = any (${of.orgIds}::uuid[]) and a.display_name = any (${of.names}::text[]))) order by a.login`)
}

/** Who holds which whole post at these organisations in reach today. */
export function listHolders(
  tx: Tx,
  reach: Reach,
  of: { orgIds: readonly string[]; today: string },
): Promise<{ orgId: string; role: string; displayName: string }[]> {
  return tx.rows(sql<{ orgId: string; role: string; displayName: string }>`select i.org_id, i.role, a.display_name
    from accounts.identity i join accounts.account a on a.id = i.account_id
    where i.org_id = any (${of.orgIds}::uuid[]) and ${within(reach, 'i.org_path')} and i.valid @> ${of.today}::date
      and i.line is null and a.disabled_at is null order by a.display_name`)
}
