/** Fewer messages than this are not told as a number: who wrote one of them could be guessed (D27). */
export const toldFrom = 10

/** A part of a whole as it is told: `null` stands for some, fewer than may be told or hidden for another's sake. */
export type Told = number | null

/**
 * Counts of disjoint parts whose sum is told as well, with the small ones hidden, and so many more that nobody finds a small
 * one by subtraction: what is hidden is at least two parts and together at least ten. Nought is told: nobody is in it. When
 * no part is left to hide the sum is hidden too (`total`).
 */
export function withoutSmall(counts: readonly number[]): { readonly parts: Told[]; readonly total: Told } {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const hidden = new Set(counts.flatMap((count, at) => (count > 0 && count < toldFrom ? [at] : [])))
  if (hidden.size === 0) return { parts: [...counts], total }
  const others = counts
    .map((count, at) => ({ count, at }))
    .filter(({ count, at }) => count > 0 && !hidden.has(at))
    .sort((one, other) => other.count - one.count)
  const sum = () => [...hidden].reduce((all, at) => all + (counts[at] ?? 0), 0)
  while (hidden.size < 2 || sum() < toldFrom) {
    const next = others.pop()
    if (!next) return { parts: counts.map((count) => (count > 0 ? null : 0)), total: null }
    hidden.add(next.at)
  }
  return { parts: counts.map((count, at) => (hidden.has(at) ? null : count)), total }
}

/** Counts of the parts of a part: as they may be told where the number of the part itself is told, hidden all where it is not. */
export function partsOf(counts: readonly number[], whole: Told): Told[] {
  return whole === null ? counts.map((count) => (count > 0 ? null : 0)) : withoutSmall(counts).parts
}

interface Counted {
  readonly messages: number
  readonly before: number
}

/** A field with how many messages there were, and its second levels; null stands for no decision. */
export interface Field extends Counted {
  readonly field: string | null
  readonly seconds: readonly (Counted & { readonly second: string | null })[]
}

/** Counted classes of two levels by field, the most frequent first, what nobody decided last. */
export function fieldsIn(
  classes: readonly (Counted & { readonly field: string | null; readonly second: string | null })[],
): Field[] {
  const fields = [...Map.groupBy(classes, ({ field }) => field)].map(([field, seconds]) => ({
    ...{ field, seconds },
    messages: seconds.reduce((sum, { messages }) => sum + messages, 0),
    before: seconds.reduce((sum, { before }) => sum + before, 0),
  }))
  const undecidedLast = ({ field }: Field) => (field === null ? 1 : 0)
  return fields.sort(
    (one, other) =>
      undecidedLast(one) - undecidedLast(other) || other.messages - one.messages || other.before - one.before,
  )
}

/** The names of so many months up to the one of a day, oldest first: `2026-11`. */
export function monthsUpTo(day: string, count: number): string[] {
  const last = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, at) => {
    const month = last - count + 1 + at
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}
