import type { Ctx } from '#kernel/ctx.ts'
import { findOrgBySlug, findStanding, pathsAbove } from '#modules/organisations/index.ts'
import type { DirectoryData, DirectoryEntry } from './directory.ts'
import { sitePaths } from './paths.ts'
import * as store from './store.ts'

export type { PublicColumn } from './store.ts'

/**
 * The window of an organisation as its visitors see it, with its frame and what stands around it. One without a site of its own
 * is shown in the frame of the nearest site above, which answers for it (decisions 134).
 */
export interface PublicSite extends store.PublicSiteRow {
  readonly sections: readonly store.PublicSection[]
  readonly columns: readonly store.PublicColumn[]
  readonly superior: store.OtherSite | undefined
  /** The nearest open site above. */
  readonly keeper: store.OtherSite | undefined
  /** Who goes on for a paused site: the one it names, else the nearest above. */
  readonly successor: store.OtherSite | undefined
  readonly below: readonly store.OtherSite[]
  /** Windows without a site that ended and whose address leads here: what was written to them stands here. */
  readonly takenOver: readonly string[]
}

/** The window at an address, read as the portal; the topmost organisation's for null. Nothing when there is none. */
export async function readPublicSite(ctx: Ctx, slug: string | null): Promise<PublicSite | undefined> {
  const read = await store.readSite(ctx.tx, slug)
  if (!read) return undefined
  const { site, sections, columns } = read
  const { keeper, successor, ...around } = await store.readNeighbours(ctx.tx, { ...site, paths: pathsAbove(site.path) })
  const frame = site.hasSite || !keeper ? {} : frameOf(keeper)
  return { ...site, ...frame, sections, columns, ...around, keeper, successor: successor ?? keeper }
}

const frameOf = ({ orgId, slug, name, organisation, state, ...frame }: store.OtherSite & store.FrameFacts) => frame

/** The address an organisation has now, when this is one it had before (decisions 8). */
export async function findMovedSlug(ctx: Ctx, slug: string): Promise<string | undefined> {
  const org = await findOrgBySlug(ctx.tx, slug)
  return org?.movedTo ?? undefined
}

/** The directory: what a search found, and one level of the tree with the way down to it (CZ1). */
export async function readDirectory(ctx: Ctx, of: { query: string; under: string | null }): Promise<DirectoryData> {
  const codes = of.under === null ? [] : of.under.split('.').map((_, i, steps) => steps.slice(0, i + 1).join('.'))
  const way = codes.length > 0 ? await store.listWay(ctx.tx, codes) : []
  const entries = await store.listDirectory(ctx.tx, of.under)
  const found = of.query === '' ? undefined : await search(ctx, of.query)
  return {
    query: of.query,
    ...(found ? { found: found.map(entryOf) } : {}),
    way: way.map(({ code, name }) => ({ label: name, href: underPath(code) })),
    entries: entries.map(entryOf),
  }
}

async function search(ctx: Ctx, text: string): Promise<store.DirectoryRow[]> {
  return store.searchDirectory(ctx.tx, { text, orgIds: await findStanding(ctx.tx, { text, limit: 50 }) })
}

/** Addresses of all sites, for the map that search engines read. */
export async function listSiteSlugs(ctx: Ctx): Promise<string[]> {
  return (await store.listAddresses(ctx.tx)).map(({ slug }) => slug)
}

const underPath = (code: string) => `${sitePaths.directory()}?under=${encodeURIComponent(code)}`

const entryOf = (row: store.DirectoryRow): DirectoryEntry => ({
  name: row.name,
  organisation: row.organisation,
  href: sitePaths.home(row.slug),
  isAsleep: row.isAsleep,
  ...(row.below > 0 ? { below: { href: underPath(row.code), count: row.below } } : {}),
})
