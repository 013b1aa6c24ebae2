import { sql, type Tx } from '#kernel/db.ts'
import type { SectionCode, SiteColumn } from '../contract.ts'

/** A site as its visitors may know it. `path` is internal and never leaves the server. */
export interface PublicSiteRow {
  readonly orgId: string
  readonly path: string
  readonly slug: string
  readonly organisation: string
  readonly shortName: string
  readonly name: string
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

/** Name and address of another site. */
export interface OtherSite {
  readonly orgId: string
  readonly slug: string
  readonly name: string
  readonly organisation: string
  readonly state: 'ACTIVE' | 'PAUSED'
}

/** A line of the directory; `slug` is null where an organisation has no site but others below it have. */
export interface DirectoryRow {
  readonly code: string
  readonly slug: string | null
  readonly name: string
  readonly organisation: string
  readonly isAsleep: boolean
  readonly below: number
}

const siteColumns =
  sql.raw(`s.org_id, s.org_path as path, a.slug, a.name as organisation, a.short_name, s.name, s.theme, s.grey_from,
  s.grey_until, s.hosted_by, s.address, s.phone, s.site_code, s.icp_number, s.police_number, s.support,
  s.state, s.paused_on, s.paused_reason, s.successor_org_id`)

/** The site at an address with its frame and windows, in one round trip; the root's when no address is given. */
export async function readSite(tx: Tx, slug: string | null) {
  const wanted = slug === null ? sql`true order by length(a.path), a.path limit 1` : sql`a.slug = ${slug}`
  const [[site], sections, columns] = await tx.all([
    sql<PublicSiteRow>`select ${siteColumns} from sites.site s join organisations.address a on a.id = s.org_id
      where a.slug is not null and ${wanted}`,
    sql<PublicSection>`select code, slug, title_zh as title from sites.section order by position`,
    sql<PublicColumn>`select id, section_code, slug, name, promise_days from sites.column
      where closed_on is null and org_id = (select s.org_id from sites.site s join organisations.address a on a.id = s.org_id
        where a.slug is not null and ${wanted}) order by position, name`,
  ])
  return site && { site, sections, columns }
}

/** The nearest open site above these paths, the site that goes on for a paused one, and the sites right below. */
export async function readNeighbours(
  tx: Tx,
  of: { orgId: string; paths: readonly string[]; successorOrgId: string | null },
) {
  const [[superior], [successor], below] = await tx.all([
    sql<OtherSite>`select ${otherColumns} from organisations.address a join sites.site s on s.org_id = a.id
      where a.path = any(${of.paths}::text[]) and a.slug is not null and s.state = 'ACTIVE' order by length(a.path) desc limit 1`,
    sql<OtherSite>`select ${otherColumns} from organisations.address a join sites.site s on s.org_id = a.id
      where a.id = ${of.successorOrgId}::uuid and a.slug is not null and s.state = 'ACTIVE'`,
    sql<OtherSite>`select ${otherColumns} from organisations.address a join sites.site s on s.org_id = a.id
      where a.parent_id = ${of.orgId} and a.dissolved_on is null and a.slug is not null and s.state = 'ACTIVE' order by a.position, a.code limit 60`,
  ])
  return { superior, successor, below }
}

const otherColumns = sql.raw('s.org_id, a.slug, s.name, a.name as organisation, s.state')

// An organisation is listed when it has a site or one below it has; the range is the subtree of its path.
const directoryColumns = sql.raw(`a.code, case when s.org_id is null then null else a.slug end as slug,
  coalesce(s.name, a.short_name) as name, a.name as organisation, coalesce(s.state = 'PAUSED', false) as is_asleep,
  (select count(*) from sites.site b join organisations.address h on h.id = b.org_id and h.dissolved_on is null where b.org_path > a.path and b.org_path < rtrim(a.path, '/') || '0') as below`)

/** The organisations right below one, by its code, that have a site or one below them; the top when no code is given. */
export function listDirectory(tx: Tx, under: string | null): Promise<DirectoryRow[]> {
  return tx.rows(sql<DirectoryRow>`select * from (
      select ${directoryColumns}, a.position from organisations.address a left join sites.site s on s.org_id = a.id
      where a.dissolved_on is null and a.parent_id is not distinct from (select p.id from organisations.address p where p.code = ${under})
    ) d where slug is not null or below > 0 order by position, code limit 500`)
}

/** Sites whose organisation or own name is like this, by name, pinyin or initials; nearest first. */
export function searchDirectory(tx: Tx, text: string): Promise<DirectoryRow[]> {
  const plain = text.toLowerCase().replace(/[\\%_]/g, '\\$&')
  const part = `%${plain}%`
  const start = `${plain}%`
  return tx.rows(sql<DirectoryRow>`select ${directoryColumns} from organisations.address a join sites.site s on s.org_id = a.id
    where a.slug is not null and a.dissolved_on is null and (a.name_search like ${part} or lower(s.name) like ${part})
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
