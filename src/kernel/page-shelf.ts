/** Where bytes lie on a shelf, counted from its first byte ever. */
export interface Place {
  readonly at: number
  readonly length: number
}

/**
 * A fixed piece of memory on which bytes lie until newer ones take their place, the oldest first. Nothing has to be freed, and the collector never sees what
 * comes and goes here: it counts what lies outside its own heap, and pages that were read once had it go through everything twice a second (decisions 353).
 */
export class Shelf {
  private readonly memory: Buffer
  private end = 0

  constructor(bytes: number) {
    this.memory = Buffer.allocUnsafeSlow(bytes)
  }

  /** Lays something down; nothing where it could be so long that it would leave little room for others. */
  put(what: string | Buffer): Place | undefined {
    const { length: size } = this.memory
    const longest = typeof what === 'string' ? what.length * 3 : what.length
    if (longest > size / 4) return undefined
    // What belongs together lies together: too little room at the end of the memory is passed over.
    const left = size - (this.end % size)
    if (left < longest) this.end += left
    const at = this.end
    const from = at % size
    const length = typeof what === 'string' ? this.memory.write(what, from) : what.copy(this.memory, from)
    this.end += length
    return { at, length }
  }

  /** A copy of what was laid down, for what lies here may be overwritten at any time; nothing where that has happened. */
  read({ at, length }: Place): Buffer | undefined {
    const { length: size } = this.memory
    if (this.end - at > size) return undefined
    const bytes = Buffer.allocUnsafeSlow(length)
    this.memory.copy(bytes, 0, at % size, (at % size) + length)
    return bytes
  }
}
