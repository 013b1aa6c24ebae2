/** How many cases of a field a desk passed on to one organisation, and how many of these are about the same place as the case at hand. */
export interface Passed {
  readonly orgId: string
  readonly count: number
  readonly here: number
}

/** A desk with how likely it is, from 0 to 1, the field being right. */
export interface LikelyDesk<T extends Passed> {
  readonly to: T
  readonly share: number
}

// As much as two cases speak for what one knows without them: for the field alone where little is known of the place,
// and for a desk that never got one where little is known of the field.
const doubt = 2
// A habit is what was done three times.
const habit = 3

/**
 * The desk to which cases of this field went most, those about the same place counted first, with a smoothed share: of three of three it says
 * less than of thirty of thirty. Nothing where it got fewer than three.
 */
export function likeliestDesk<T extends Passed>(passed: readonly T[]): LikelyDesk<T> | undefined {
  const sum = (of: (one: T) => number) => passed.reduce((before, one) => before + of(one), 0)
  const [all, here] = [sum(({ count }) => count), sum((one) => one.here)]
  const shares = passed.map((to) => {
    const ofField = (to.count + doubt / (passed.length + 1)) / (all + doubt)
    return { to, share: (to.here + doubt * ofField) / (here + doubt) }
  })
  const likeliest = shares.sort((a, b) => b.share - a.share || (a.to.orgId < b.to.orgId ? -1 : 1))[0]
  return likeliest && likeliest.to.count >= habit ? likeliest : undefined
}
