import { sql, steady, type Tx } from '#kernel/db.ts'
import type { SectionCode, SiteColumn } from '../contract.ts'

/** What a frame says of who answers for it, and its colours (UX-PT10, UX-LK3). */
export interface FrameFacts {
  readonly theme: 'red' | 'crimson' | 'blue'
  readonly greyFrom: string | null
  readonly greyUntil: string | null
  readonly hostedBy: string
  readonly address: string
  readonly phone: string
  readonly siteCode: string | null
  readonly icpNumber: string | null
  readonly policeNumber: string | null
  readonly support: string | null
}

/**
 * The window of an organisation as its visitors may know it: its site, or where it has none what is known of it. `slug` is its
 * address, the code where none was given. `path` is internal and never leaves the server.
 */
export interface PublicSiteRow extends FrameFacts {
  readonly orgId: string
  readonly path: string
  readonly slug: string
  readonly organisation: string
  readonly shortName: string
  readonly hasSite: boolean
  readonly name: string
  readonly state: 'ACTIVE' | 'PAUSED'
  readonly pausedOn: string | null
  readonly pausedReason: string | null
  readonly successorOrgId: string | null
}

/** A section of the frame as pages name it. */
export interface PublicSection {
  readonly code: SectionCode
  readonly slug: string
  readonly title: string
}

/** An open window of a site. */
export type PublicColumn = Pick<SiteColumn, 'id' | 'slug' | 'name' | 'promiseDays'> & {
  readonly sectionCode: SectionCode
}

/** Name and address of another window. */
export interface OtherSite {
  readonly orgId: string
  readonly slug: string
  readonly name: string
  readonly organisation: string
  readonly state: 'ACTIVE' | 'PAUSED'
}

/** A line of the directory; `below` counts what stands right below. */
export interface DirectoryRow {
  readonly code: string
  readonly slug: string
  readonly name: string
  readonly organisation: string
  readonly isAsleep: boolean
  readonly below: number
}

const address = sql.raw('coalesce(a.slug, a.code) as slug')
const frameColumns =
  sql.raw(`coalesce(s.theme, 'red') as theme, s.grey_from, s.grey_until, coalesce(s.hosted_by, '') as hosted_by,
  coalesce(s.address, '') as address, coalesce(s.phone, '') as phone, s.site_code, s.icp_number, s.police_number, s.support`)
const siteColumns = sql`a.id as org_id, a.path, ${address}, a.name as organisation, a.short_name, s.org_id is not null as has_site,
  coalesce(s.name, a.short_name) as name, ${frameColumns}, coalesce(s.state, 'ACTIVE') as state, s.paused_on, s.paused_reason, s.successor_org_id`
const otherColumns = sql`a.id as org_id, ${address}, coalesce(s.name, a.short_name) as name, a.name as organisation,
  coalesce(s.state, 'ACTIVE') as state`
const windows = sql.raw('organisations.address a left join sites.site s on s.org_id = a.id')
// Of what was dissolved only a site stays, asleep (A12).
const stands = sql.raw('(a.dissolved_on is null or s.org_id is not null)')
const isAwake = sql.raw(`a.dissolved_on is null and coalesce(s.state, 'ACTIVE') = 'ACTIVE'`)

/** The window at an address with its frame, in one round trip; the topmost organisation's when no address is given. */
export async function readSite(tx: Tx, slug: string | null) {
  const wanted =
    slug === null
      ? sql`a.parent_id is null and ${stands} order by a.path limit 1`
      : sql`(a.slug = ${slug} or a.code = ${slug}) and ${stands} order by a.slug is distinct from ${slug} limit 1`
  const [[site], sections, columns] = await tx.all([
    steady(sql<PublicSiteRow>`select ${siteColumns} from ${windows} where ${wanted}`),
    steady(sql<PublicSection>`select code, slug, title_zh as title from sites.section order by position`),
    steady(sql<PublicColumn>`select id, section_code, slug, name, promise_days from sites.column
      where closed_on is null and org_id = (select a.id from ${windows} where ${wanted}) order by position, name`),
  ])
  return site && { site, sections, columns }
}

/**
 * The nearest window above these paths, the nearest open site, which keeps the windows without one, the window that goes on for a
 * paused site, the windows right below, and those without a site that ended below this one, whose addresses lead here.
 */
export async function readNeighbours(
  tx: Tx,
  of: { orgId: string; paths: readonly string[]; successorOrgId: string | null },
) {
  const above = sql`a.path = any(${of.paths}::text[]) and ${isAwake}`
  const [[superior], [keeper], [successor], below, taken] = await tx.all([
    steady(sql<OtherSite>`select ${otherColumns} from ${windows} where ${above} order by length(a.path) desc limit 1`),
    steady(sql<OtherSite & FrameFacts>`select ${otherColumns}, ${frameColumns} from ${windows}
      where ${above} and s.org_id is not null order by length(a.path) desc limit 1`),
    steady(sql<OtherSite>`select ${otherColumns} from ${windows}
      where a.id = ${of.successorOrgId}::uuid and ${isAwake}`),
    steady(sql<OtherSite>`select ${otherColumns} from ${windows}
      where a.parent_id = ${of.orgId} and ${isAwake} order by a.position, a.code limit 60`),
    steady(sql<{ id: string }>`select g.id from organisations.gone_below(${of.orgId}) as g (id)
      where not exists (select 1 from sites.site s where s.org_id = g.id)`),
  ])
  return { superior, keeper, successor, below, takenOver: taken.map(({ id }) => id) }
}

const directoryColumns = sql`a.code, ${address}, coalesce(s.name, a.short_name) as name, a.name as organisation,
  coalesce(s.state = 'PAUSED', false) as is_asleep,
  (select count(*) from organisations.address c where c.parent_id = a.id and c.dissolved_on is null) as below`

/** The organisations right below one, by its code; the top when no code is given. */
export function listDirectory(tx: Tx, under: string | null): Promise<DirectoryRow[]> {
  const place =
    under === null
      ? sql`a.parent_id is null`
      : sql`a.parent_id = (select p.id from organisations.address p where p.code = ${under})`
  return tx.rows(sql<DirectoryRow>`select ${directoryColumns} from ${windows} where a.dissolved_on is null and ${place}
    order by a.position, a.code limit 500`)
}

/** The code of the list in which a place is found: its own where something stands below it, else that of who stands above; nothing when nobody has that address. */
export async function findNear(tx: Tx, slug: string): Promise<string | undefined> {
  const row = await tx.first(sql<{ code: string }>`
    select coalesce((select a.code where exists (select from organisations.address c where c.parent_id = a.id and c.dissolved_on is null)),
      p.code, a.code) as code
    from organisations.address a left join organisations.address p on p.id = a.parent_id
    where a.slug = ${slug} or a.code = ${slug} order by a.slug is distinct from ${slug} limit 1`)
  return row?.code
}

/** One organisation by its code, as a line of the directory. */
export function findLine(tx: Tx, code: string): Promise<DirectoryRow | undefined> {
  return tx.first(
    sql<DirectoryRow>`select ${directoryColumns} from ${windows} where a.dissolved_on is null and a.code = ${code}`,
  )
}

/** The organisations of these ids, and those whose site has a name like this; nearest first. */
export function searchDirectory(
  tx: Tx,
  { text, orgIds }: { text: string; orgIds: readonly string[] },
): Promise<DirectoryRow[]> {
  const plain = text.toLowerCase().replace(/[\\%_]/g, '\\$&')
  const named = sql`select s.org_id from sites.site s where lower(s.name) like ${`%${plain}%`}`
  const start = `${plain}%`
  return tx.rows(sql<DirectoryRow>`select ${directoryColumns} from ${windows}
    where a.dissolved_on is null and a.id in (select unnest(${orgIds}::uuid[]) union ${named})
    order by not a.short_name like ${start}, length(a.path), a.path limit 50`)
}

/** The names from the top down to an organisation, by its code (three digits a level). */
export function listWay(tx: Tx, codes: readonly string[]): Promise<{ code: string; name: string }[]> {
  return tx.rows(sql<{ code: string; name: string }>`select a.code, a.short_name as name from organisations.address a
    where a.code = any(${codes}::text[]) order by length(a.code)`)
}

/** Addresses of all sites, for the map that search engines read. */
export function listAddresses(tx: Tx): Promise<{ slug: string }[]> {
  return tx.rows(sql<{ slug: string }>`select a.slug from sites.site s join organisations.address a on a.id = s.org_id
    where a.slug is not null order by a.path limit 50000`)
}
