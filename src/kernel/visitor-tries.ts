import { LRUCache } from 'lru-cache'

// A moment takes eight bytes and a subject some two hundred: some ten megabytes at most, under a flood.
const mostMoments = 600_000
const ofEach = 25

/**
 * What visitors tried lately, by the digests of who tried, in the memory of this process and nowhere else. A row that held such a
 * digest beside the moment or the transaction of a message would tie two messages of one citizen together (D29, decisions 265).
 * Under a flood of ever new subjects those seen longest ago are forgotten first, and all when the process ends.
 */
export class VisitorTries {
  private readonly moments = new LRUCache<string, readonly number[]>({
    maxSize: mostMoments,
    sizeCalculation: (moments) => moments.length + ofEach,
  })

  /** How many tries under this key count within so many seconds before `now`. */
  used(key: string, seconds: number, now: Date): number {
    return this.within(key, seconds, now).length
  }

  /** Counts a try where fewer than `tries` count, and gives 0; else counts nothing and gives the seconds until one may. */
  take(key: string, { tries, seconds }: { readonly tries: number; readonly seconds: number }, now: Date): number {
    const counted = this.within(key, seconds, now)
    const oldest = counted.at(-tries)
    if (counted.length >= tries && oldest !== undefined)
      return Math.max(1, Math.ceil((oldest - now.getTime()) / 1000 + seconds))
    this.moments.set(key, [...counted, now.getTime()])
    return 0
  }

  /** Takes back a try that was counted at `now`. */
  giveBack(key: string, now: Date): void {
    this.without(key, (counted) => counted.lastIndexOf(now.getTime()))
  }

  /** Takes back the newest try, whenever it was counted. */
  giveBackNewest(key: string): void {
    this.without(key, (counted) => counted.length - 1)
  }

  private without(key: string, which: (counted: readonly number[]) => number): void {
    const counted = this.moments.get(key) ?? []
    const at = which(counted)
    if (at < 0) return
    if (counted.length === 1) this.moments.delete(key)
    else this.moments.set(key, counted.toSpliced(at, 1))
  }

  /** Forgets everything. */
  forget(): void {
    this.moments.clear()
  }

  // Requests that come together may be counted in another order than they came.
  private within(key: string, seconds: number, now: Date): number[] {
    const from = now.getTime() - seconds * 1000
    return (this.moments.get(key) ?? []).filter((moment) => moment > from).sort((one, other) => one - other)
  }
}
