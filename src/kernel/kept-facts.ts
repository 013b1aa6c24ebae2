import { LRUCache } from 'lru-cache'
import { readAnnouncement } from './page-cache.ts'

/** Facts as they were just read. `keys` name all they were read from, as those of a page do. */
export interface FreshFacts<T> {
  readonly facts: T
  readonly keys: readonly string[]
}

interface Entry<T> extends FreshFacts<T> {
  freshUntil: number
}

/** What was announced while facts were being read: with one of their keys they are old already. */
interface Watch {
  readonly keys: Set<string>
  all: boolean
}

const longestMs = 60_000

/**
 * What many pages are made from, such as the frame of a site, remembered so that it is not read for each of them. It
 * hears the same announcements as the page cache and is forgotten with the same keys, so it is never older than a page
 * made from it may be (decisions 44).
 */
export class KeptFacts<T extends object> {
  private readonly entries: LRUCache<string, Entry<T>>
  private readonly watches = new Set<Watch>()
  // Most announcements are of other things; they are not looked for in every entry.
  private readonly keysUsed = new Set<string>()

  /** `characters` bounds how much is kept: the length of all facts as JSON. */
  constructor(of: { characters: number }) {
    this.entries = new LRUCache({
      maxSize: of.characters,
      sizeCalculation: ({ facts }) => JSON.stringify(facts).length,
    })
  }

  /** The facts of this name, read by `read` when they are not known or no longer fresh. What is not there is not remembered. */
  async get(name: string, read: () => Promise<FreshFacts<T> | undefined>): Promise<T | undefined> {
    const known = this.entries.get(name)
    if (known && known.freshUntil > Date.now()) return known.facts
    const watch: Watch = { keys: new Set(), all: false }
    this.watches.add(watch)
    try {
      const fresh = await read()
      if (!fresh) this.entries.delete(name)
      else {
        const isOld = watch.all || fresh.keys.some((key) => watch.keys.has(key))
        for (const key of fresh.keys) this.keysUsed.add(key)
        this.entries.set(name, { ...fresh, freshUntil: isOld ? 0 : Date.now() + longestMs })
      }
      return fresh?.facts
    } finally {
      this.watches.delete(watch)
    }
  }

  /** The facts as they last were, however old: for a page that must be shown although nothing can be read. */
  last(name: string): T | undefined {
    return this.entries.get(name)?.facts
  }

  /** Takes in an announcement of `notifyPages`. */
  hear(payload: string): void {
    const told = readAnnouncement(payload)
    if (told.all) this.outdateAll()
    for (const watch of this.watches) for (const key of told.keys) watch.keys.add(key)
    if (!told.keys.some((key) => this.keysUsed.has(key))) return
    for (const entry of this.entries.values())
      if (entry.keys.some((key) => told.keys.includes(key))) entry.freshUntil = 0
  }

  /** Trusts nothing any more: after a gap nobody knows what was announced. */
  outdateAll(): void {
    for (const watch of this.watches) watch.all = true
    for (const entry of this.entries.values()) entry.freshUntil = 0
  }
}
