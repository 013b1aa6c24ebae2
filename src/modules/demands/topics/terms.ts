/** The number of no term: it stands where something else than words is between two. */
export const gap = 0

/** Every term once, by its number: fifty thousand messages say the same words, and each would hold its own copy of them. */
export class Terms {
  private readonly numbers = new Map<string, number>()
  private readonly names = ['']

  /** How many terms there are; every number is below. */
  get size(): number {
    return this.names.length
  }

  numberOf(term: string): number {
    const known = this.numbers.get(term)
    if (known !== undefined) return known
    this.numbers.set(term, this.names.length)
    return this.names.push(term) - 1
  }

  nameOf(number: number): string {
    return this.names[number] ?? ''
  }
}
