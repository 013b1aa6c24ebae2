/** A file that lies there, and when it came. */
export interface Lying {
  readonly path: string
  readonly at: number
}

interface Wait {
  readonly until: number
  readonly tries: number
}

/**
 * Whose turn it is, kept in memory: the files are another user's and cannot be marked. Who was told to come later stands back until then and behind whoever
 * was never looked at. Of these the oldest and the newest come in turn, so that ten thousand mails of one sender keep nobody's letter waiting.
 */
export class Row {
  private readonly waits = new Map<string, Wait>()

  /** Those to be looked at now, at most so many; what lies there no more is forgotten. */
  next(lying: readonly Lying[], { now, most }: { now: Date; most: number }): string[] {
    const there = new Set(lying.map(({ path }) => path))
    for (const path of this.waits.keys()) if (!there.has(path)) this.waits.delete(path)
    const fresh = fromBothEnds(lying.filter(({ path }) => !this.waits.has(path)).toSorted((a, b) => a.at - b.at))
    const again = [...this.waits].filter(([, { until }]) => until <= now.getTime())
    const inTurn = again.toSorted(([, one], [, other]) => one.until - other.until).map(([path]) => path)
    return [...fresh.map(({ path }) => path), ...inTurn].slice(0, most)
  }

  /** Has a file wait. */
  wait(path: string, until: Date): void {
    this.waits.set(path, { until: until.getTime(), tries: this.waits.get(path)?.tries ?? 0 })
  }

  /** Has a file wait that could not be read; gives how often that was by now. */
  fail(path: string, until: Date): number {
    const tries = (this.waits.get(path)?.tries ?? 0) + 1
    this.waits.set(path, { until: until.getTime(), tries })
    return tries
  }
}

function fromBothEnds<T>(sorted: readonly T[]): T[] {
  const middle = Math.ceil(sorted.length / 2)
  const newest = sorted.slice(middle).reverse()
  return sorted.slice(0, middle).flatMap((one, at) => [one, ...newest.slice(at, at + 1)])
}
