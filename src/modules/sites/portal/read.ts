import type { Ctx } from '#kernel/ctx.ts'
import { pinyinOfText } from '#kernel/pinyin.ts'
import { findOrgBySlug, findStanding, pathsAbove } from '#modules/organisations/index.ts'
import type { DirectoryData, DirectoryEntry, DirectoryGroup } from './directory.ts'
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

/**
 * The directory: what a search found, and one level of the tree with the way down to it (CZ1). The first level is what stands below the
 * topmost, where there is one topmost.
 */
export async function readDirectory(ctx: Ctx, of: { query: string; under: string | null }): Promise<DirectoryData> {
  const tops = of.under === null ? await store.listDirectory(ctx.tx, null) : []
  const [top] = tops
  const under = of.under ?? (tops.length === 1 && top && top.below > 0 ? top.code : null)
  const codes = under === null ? [] : under.split('.').map((_, i, steps) => steps.slice(0, i + 1).join('.'))
  const way = codes.length > 0 ? await store.listWay(ctx.tx, codes) : []
  const own = under === null ? undefined : await store.findLine(ctx.tx, under)
  const entries = under === null ? tops : await store.listDirectory(ctx.tx, under)
  const found = of.query === '' ? undefined : await search(ctx, of.query)
  return {
    query: of.query,
    ...(found ? { found: found.map(entryOf) } : {}),
    way: way.map(({ code, name }) => ({ label: name, href: underPath(code) })),
    ...(own ? { own: entryOf(own) } : {}),
    groups: byLetter(entries.map(entryOf)),
  }
}

/** The address of the list in which a place stands, with its neighbours; that of the first level where nobody has this one (CZ1). */
export async function findNear(ctx: Ctx, slug: string): Promise<string> {
  const code = await store.findNear(ctx.tx, slug)
  return code === undefined ? sitePaths.directory() : underPath(code)
}

/** From so many on a list is found through by letters. */
export const mostWithoutLetters = 12

/** A level by the first letters of its names as they are read, or whole where it is short. */
export function byLetter(entries: readonly DirectoryEntry[]): DirectoryGroup[] {
  if (entries.length <= mostWithoutLetters) return entries.length === 0 ? [] : [{ letter: null, entries }]
  const read = entries.map((entry) => ({ entry, ...pinyinOfText(entry.name) }))
  // A number has no reading, and what follows it is not where anybody looks.
  const letterOf = ({ entry, initials }: { entry: DirectoryEntry; initials: string }) =>
    /^[\p{Script=Han}a-z]/iu.test(entry.name) ? (/^[a-z]/.exec(initials)?.[0].toUpperCase() ?? '#') : '#'
  const groups = Map.groupBy(
    read.toSorted((one, other) => one.sort.localeCompare(other.sort, 'en')),
    letterOf,
  )
  return [...groups]
    .toSorted(([one], [other]) => (one === '#' ? 1 : other === '#' ? -1 : one.localeCompare(other, 'en')))
    .map(([letter, found]) => ({ letter, entries: found.map(({ entry }) => entry) }))
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
