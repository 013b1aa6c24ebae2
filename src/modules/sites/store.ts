import type { Reach } from '#kernel/actor.ts'
import { sql, steady, type Tx, within } from '#kernel/db.ts'
import type { Section, SiteColumn, SiteDetail, SiteRow } from './contract.ts'

/** A site as it is stored, with the name and address of its organisation. Instants are dates here. */
export interface Site extends Omit<SiteDetail, 'columns' | 'blanks' | 'can' | 'openedAt'> {
  readonly path: string
  readonly shortName: string
  readonly openedAt: Date
}

/** A list row with its instant as a date. */
export interface ListedSite extends Omit<SiteRow, 'openedAt'> {
  readonly openedAt: Date
}

const siteColumns =
  sql.raw(`s.org_id, s.org_path as path, a.name as org_name, a.short_name, a.slug, s.name, s.state, s.opened_at,
  s.theme, s.grey_from, s.grey_until, s.hosted_by, s.address, s.phone, s.site_code, s.icp_number, s.police_number, s.support,
  s.needs_review, s.paused_on, s.paused_reason, s.successor_org_id, s.version`)
const columnColumns = sql.raw('id, section_code, slug, name, position, promise_days, owner, closed_on')

/** The nine sections in order. */
export async function listSections(tx: Tx): Promise<Section[]> {
  const rows = await tx.rows(
    sql<
      Omit<Section, 'title'> & { titleZh: string; titleEn: string }
    >`select code, slug, title_zh, title_en, line, position from sites.section order by position`,
  )
  return rows.map(({ titleZh, titleEn, ...row }) => ({ ...row, title: { zh: titleZh, en: titleEn } }))
}

/** The site of an organisation inside the reach. */
export function findSite(tx: Tx, reach: Reach, orgId: string): Promise<Site | undefined> {
  return tx.first(
    steady(sql<Site>`select ${siteColumns} from sites.site s join organisations.address a on a.id = s.org_id
      where s.org_id = ${orgId} and ${within(reach, 's.org_path')} and ${within(reach, 'a.path')}`),
  )
}

/** One page of the sites in the reach, from the top of the tree down, and how many there are. */
export async function listSites(
  tx: Tx,
  reach: Reach,
  of: { q?: string | undefined; state?: string | undefined; page: number; size: number },
): Promise<{ rows: ListedSite[]; total: number }> {
  const part = of.q ? `%${of.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null
  const wanted = sql`from sites.site s join organisations.address a on a.id = s.org_id
    where ${within(reach, 's.org_path')} and (${of.state ?? null}::text is null or s.state = ${of.state ?? null})
      and (${part}::text is null or a.name_search like ${part} or lower(s.name) like ${part} or a.slug like ${part})`
  const [rows, [count]] = await tx.all([
    sql<ListedSite>`select s.org_id, a.name as org_name, a.slug, s.name, s.state, s.opened_at ${wanted}
      order by s.org_path limit ${of.size} offset ${(of.page - 1) * of.size}`,
    sql<{ total: number }>`select count(*) as total ${wanted}`,
  ])
  return { rows, total: count?.total ?? 0 }
}

/** The windows of a site in their order, the closed ones last. */
export function listColumns(tx: Tx, reach: Reach, orgId: string): Promise<SiteColumn[]> {
  return tx.rows(sql<SiteColumn>`select ${columnColumns} from sites.column
    where org_id = ${orgId} and ${within(reach)} order by closed_on nulls first, position, name`)
}

/** The first of these addresses that no organisation has or had; others who open a site meanwhile wait. */
export async function firstFreeSlug(tx: Tx, wanted: readonly string[]): Promise<string | null> {
  const row = await tx.one(
    sql<{ slug: string | null }>`select organisations.first_free_slug(${wanted}::text[]) as slug`,
  )
  return row.slug
}

/** What a new site begins with. */
export interface NewSite {
  readonly orgId: string
  readonly path: string
  readonly name: string
  readonly theme: string
  readonly hostedBy: string
  readonly address: string
  readonly phone: string
  readonly openedAt: Date
}

/** Writes a site; nothing when the organisation has one. */
export async function insertSite(tx: Tx, site: NewSite): Promise<boolean> {
  const written =
    await tx.run(sql`insert into sites.site (org_id, org_path, name, theme, hosted_by, address, phone, opened_at)
    values (${site.orgId}, ${site.path}, ${site.name}, ${site.theme}, ${site.hostedBy}, ${site.address}, ${site.phone}, ${site.openedAt})
    on conflict do nothing`)
  return written > 0
}

/** Everything that can be changed about a site. */
export type SiteFacts = Pick<
  Site,
  | 'name'
  | 'theme'
  | 'greyFrom'
  | 'greyUntil'
  | 'hostedBy'
  | 'address'
  | 'phone'
  | 'siteCode'
  | 'icpNumber'
  | 'policeNumber'
  | 'support'
  | 'needsReview'
>

/** Changes a site that is still at this version. Gives false when it is not. */
export async function updateSite(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; version: number; facts: SiteFacts },
): Promise<boolean> {
  const { facts } = of
  const touched =
    await tx.run(sql`update sites.site set name = ${facts.name}, theme = ${facts.theme}, grey_from = ${facts.greyFrom},
      grey_until = ${facts.greyUntil}, hosted_by = ${facts.hostedBy}, address = ${facts.address}, phone = ${facts.phone},
      site_code = ${facts.siteCode}, icp_number = ${facts.icpNumber}, police_number = ${facts.policeNumber}, support = ${facts.support}, needs_review = ${facts.needsReview},
      version = version + 1
    where org_id = ${of.orgId} and version = ${of.version} and ${within(reach)}`)
  return touched > 0
}

/** Pauses a site from a day on, or takes it up again when `paused` is null. */
export function setPause(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; paused: { on: string; reason: string; successorOrgId: string | null } | null },
): void {
  const { paused } = of
  tx.later(sql`update sites.site set state = ${paused ? 'PAUSED' : 'ACTIVE'}, paused_on = ${paused?.on ?? null},
      paused_reason = ${paused?.reason ?? null}, successor_org_id = ${paused?.successorOrgId ?? null}, version = version + 1
    where org_id = ${of.orgId} and ${within(reach)}`)
}

/** Writes a window; false when the site has one at this address or the address belongs to a section. */
export async function insertColumn(
  tx: Tx,
  site: { orgId: string; path: string },
  column: SiteColumn,
): Promise<boolean> {
  const written =
    await tx.run(sql`insert into sites.column (id, org_id, org_path, section_code, slug, name, position, promise_days, owner)
    select ${column.id}, ${site.orgId}, ${site.path}, ${column.sectionCode}, ${column.slug}, ${column.name}, ${column.position}, ${column.promiseDays}, ${column.owner}
    where not exists (select 1 from sites.section where slug = ${column.slug} or title_zh = ${column.name})
      and not exists (select 1 from sites.column where org_id = ${site.orgId} and name = ${column.name} and closed_on is null)
    on conflict do nothing`)
  return written > 0
}

/** Changes a window; its address stays. False when another open one has the name. */
export async function updateColumn(tx: Tx, site: { orgId: string }, column: SiteColumn): Promise<boolean> {
  const touched = await tx.run(sql`update sites.column set section_code = ${column.sectionCode}, name = ${column.name},
      position = ${column.position}, promise_days = ${column.promiseDays}, owner = ${column.owner}, closed_on = ${column.closedOn}
    where id = ${column.id} and org_id = ${site.orgId}
      and not exists (select 1 from sites.section where title_zh = ${column.name})
      and not exists (select 1 from sites.column o where o.org_id = ${site.orgId} and o.name = ${column.name} and o.id <> ${column.id} and o.closed_on is null)`)
  return touched > 0
}
