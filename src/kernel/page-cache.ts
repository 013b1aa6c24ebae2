import { hash } from 'node:crypto'
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import type { Ctx } from './ctx.ts'
import { sql } from './db.ts'
import { Refusal } from './errors.ts'
import { type Place, Shelf } from './page-shelf.ts'

/** The channel on which changes of public pages are announced; the server listens to it with `listen`. */
export const pageChannel = 'pages'

/** A page as it was just made. `keys` name all it was made from: `site:<id>`, `org:<id>`, `article:<id>`, `cases:<id>`. */
export interface FreshPage {
  readonly body: string
  /** The media type, `text/html; charset=utf-8`. */
  readonly type: string
  readonly keys: readonly string[]
  /** When it is to be made anew in any case, such as midnight for a page that shows the day; milliseconds since 1970. */
  readonly freshUntil?: number
}

/** How a page may travel. */
export type Encoding = 'br' | 'gzip' | 'identity'

/** A page in the cache, packed once for each way it travels. */
interface CachedPage {
  readonly type: string
  readonly etag: string
  readonly keys: readonly string[]
  /** On the shelf until they are asked for again. */
  readonly bytes: Partial<Record<Encoding, Buffer | Place>>
  readonly freshUntil: number
  /** Up to which announcement it is known to hold. */
  holdsAt: number
}

/** What was given out: from the cache, just made, or kept from before because it could not be made now (R-L02). */
export interface ServedPage {
  readonly page: CachedPage
  readonly plain: Buffer
  readonly origin: 'kept' | 'made' | 'stale'
}

/**
 * Announces, with the commit, that what these keys name has changed; every server drops the pages made from it within a
 * second (decisions 25). `forGood` is for what was withdrawn: such a page is not shown again even when the database fails.
 */
export function notifyPages(ctx: Ctx, keys: readonly string[], of: { forGood?: boolean } = {}): void {
  const payload = JSON.stringify(keys.length > mostKeys ? { all: true, ...of } : { keys, ...of })
  ctx.tx.later(sql`select pg_notify(${pageChannel}, ${payload})`)
}

/** The payloads that announce any number of keys. */
export function announcementsOf(keys: readonly string[]): string[] {
  const pieces = Array.from({ length: Math.ceil(keys.length / mostKeys) }, (_, at) => at * mostKeys)
  return pieces.map((from) => JSON.stringify({ keys: keys.slice(from, from + mostKeys) }))
}

// A notification holds less than 8,000 bytes.
const mostKeys = 100
const longestMs = 60_000
const retryMs = 2_000

/**
 * A bounded store of finished pages that knows what each was made from. Announcements are counted, and for each key is kept by which one it last changed:
 * a page is asked when it is given out, so that keeping one costs nothing but its place.
 */
export class PageCache {
  private readonly pages: LRUCache<string, CachedPage>
  // Most pages are not asked for again while they hold: only one that is has bytes of its own (decisions 353).
  private readonly shelf: Shelf
  private readonly inWork = new Map<string, Promise<ServedPage>>()
  private readonly changes = new Marks()
  // What was withdrawn is taken out at once; a page that was being made meanwhile is not kept at all.
  private readonly withdrawals = new Marks()
  private announcement = 0
  private failedAt = Number.NEGATIVE_INFINITY

  constructor({ bytes = 32 * 1024 * 1024 }: { bytes?: number } = {}) {
    const shelf = Math.floor((bytes * 3) / 8)
    this.shelf = new Shelf(shelf)
    this.pages = new LRUCache<string, CachedPage>({ maxSize: bytes - shelf, sizeCalculation: sizeOf })
  }

  /**
   * The page of this name, made by `make` when there is none or it is no longer fresh. Many who ask at once wait for one
   * making. When making fails for another reason than a refusal, the old page is given if there is one.
   */
  serve(name: string, make: () => Promise<FreshPage>): ServedPage | Promise<ServedPage> {
    const page = this.pages.get(name)
    const origin = page && this.isFresh(page) ? 'kept' : Date.now() - this.failedAt < retryMs ? 'stale' : 'made'
    const plain = page && origin !== 'made' ? this.bytesOf(page, 'identity') : undefined
    if (page && plain) return { page, plain, origin }
    const working = this.inWork.get(name)
    if (working) return working
    const work = this.make(name, make).finally(() => this.inWork.delete(name))
    this.inWork.set(name, work)
    return work
  }

  /** The bytes of a page in an encoding, packed when first asked for. */
  packed(name: string, { page, plain }: ServedPage, encoding: Encoding): Buffer {
    if (encoding === 'identity') return plain
    const before = this.bytesOf(page, encoding)
    if (before) return before
    const bytes = encoding === 'br' ? brotliCompressSync(plain, brotli) : gzipSync(plain)
    // A new entry for the same page, so that its size counts what was added.
    if (this.pages.peek(name) === page)
      this.pages.set(name, { ...page, bytes: { ...page.bytes, [encoding]: this.shelf.put(bytes) ?? bytes } })
    return bytes
  }

  /** Takes in an announcement of `notifyPages`. */
  hear(payload: string): void {
    const told = readAnnouncement(payload)
    this.announcement += 1
    if (told.all) this.outdateAll(told.forGood)
    for (const key of told.keys) {
      this.changes.set(key, this.announcement)
      if (told.forGood) this.withdrawals.set(key, this.announcement)
    }
    if (told.forGood) this.drop(new Set(told.keys))
  }

  /** Trusts nothing any more: after a gap nobody knows what was announced. Old pages stay for the case that the database fails. */
  outdateAll(forGood = false): void {
    this.announcement += 1
    this.changes.setAll(this.announcement)
    if (!forGood) return
    this.withdrawals.setAll(this.announcement)
    this.pages.clear()
  }

  /** How much is kept, for the operators' page. */
  get size(): { readonly pages: number; readonly bytes: number } {
    return { pages: this.pages.size, bytes: this.pages.calculatedSize }
  }

  private async make(name: string, make: () => Promise<FreshPage>): Promise<ServedPage> {
    const begun = this.announcement
    try {
      const { page, plain } = this.keep(await make(), begun)
      this.failedAt = Number.NEGATIVE_INFINITY
      if (this.withdrawals.isSince(begun, page.keys)) this.pages.delete(name)
      else this.pages.set(name, page)
      return { page, plain, origin: 'made' }
    } catch (fault) {
      const old = this.pages.get(name)
      if (fault instanceof Refusal) this.pages.delete(name)
      const plain = old && this.bytesOf(old, 'identity')
      if (!old || !plain || fault instanceof Refusal) throw fault
      this.failedAt = Date.now()
      return { page: old, plain, origin: 'stale' }
    }
  }

  private keep(fresh: FreshPage, holdsAt: number): { page: CachedPage; plain: Buffer } {
    const place = this.shelf.put(fresh.body)
    const plain = (place && this.shelf.read(place)) ?? Buffer.from(fresh.body)
    const etag = hash('sha256', plain, 'base64url').slice(0, 22)
    const freshUntil = Math.min(fresh.freshUntil ?? Number.POSITIVE_INFINITY, Date.now() + longestMs)
    const { type, keys } = fresh
    return { page: { type, etag, keys, bytes: { identity: place ?? plain }, freshUntil, holdsAt }, plain }
  }

  // Taken off the shelf, they stay with the page: what was asked for twice is asked for again.
  private bytesOf(page: CachedPage, encoding: Encoding): Buffer | undefined {
    const lying = page.bytes[encoding]
    if (lying === undefined || Buffer.isBuffer(lying)) return lying
    const bytes = this.shelf.read(lying)
    if (bytes) page.bytes[encoding] = bytes
    return bytes
  }

  private isFresh(page: CachedPage): boolean {
    if (page.freshUntil <= Date.now()) return false
    if (page.holdsAt === this.announcement) return true
    if (this.changes.isSince(page.holdsAt, page.keys)) return false
    page.holdsAt = this.announcement
    return true
  }

  private drop(withdrawn: ReadonlySet<string>): void {
    for (const [name, page] of [...this.pages.entries()])
      if (page.keys.some((key) => withdrawn.has(key))) this.pages.delete(name)
  }
}

const mostMarks = 20_000

/** By which announcement each key was last named; when these are too many, all count as named. */
class Marks {
  private readonly at = new Map<string, number>()
  private allAt = 0

  set(key: string, announcement: number): void {
    if (this.at.size >= mostMarks) this.setAll(announcement)
    else this.at.set(key, announcement)
  }

  setAll(announcement: number): void {
    this.at.clear()
    this.allAt = announcement
  }

  /** Whether one of these was named by a later announcement. */
  isSince(announcement: number, keys: readonly string[]): boolean {
    return this.allAt > announcement || keys.some((key) => (this.at.get(key) ?? 0) > announcement)
  }
}

/** The best encoding a browser says it takes. */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  const text = String(accepted ?? '')
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(text)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(text) ? 'gzip' : 'identity'
}

const brotli = { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } }

const sizeOf = (page: CachedPage): number =>
  512 + (page.bytes.identity?.length ?? 0) + (page.bytes.br?.length ?? 0) + (page.bytes.gzip?.length ?? 0)

/** What an announcement of `notifyPages` names; one that cannot be read names everything. */
export function readAnnouncement(payload: string): { keys: readonly string[]; all: boolean; forGood: boolean } {
  try {
    const told = JSON.parse(payload) as { keys?: string[]; all?: boolean; forGood?: boolean }
    return { keys: told.keys ?? [], all: told.all === true, forGood: told.forGood === true }
  } catch {
    return { keys: [], all: true, forGood: false }
  }
}
