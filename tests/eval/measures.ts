/** Numbers that come the same way on every machine, from 0 to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** In which of `parts` each row is held back; every class is spread over all parts. */
export function foldsOf(truth: readonly string[], parts: number, random: () => number): number[] {
  const folds = new Array<number>(truth.length).fill(0)
  let next = 0
  for (const field of new Set(truth)) {
    const rows = [...truth.keys()].filter((row) => truth[row] === field)
    for (let left = rows.length; left > 0; left -= 1) {
      const [row = 0] = rows.splice(Math.floor(random() * left), 1)
      folds[row] = next % parts
      next += 1
    }
  }
  return folds
}

/** The mean over classes of 2 × right ÷ (said + true). */
export function macroF1(truth: readonly string[], said: readonly string[]): number {
  const fields = [...new Set(truth)]
  const each = fields.map((field) => {
    const right = truth.filter((one, row) => one === field && said[row] === field).length
    const named = said.filter((one) => one === field).length + truth.filter((one) => one === field).length
    return (2 * right) / named
  })
  return mean(each)
}

export const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

/** The middle 95 % of what `measure` gives when rows are drawn again, `times` times. */
export function interval(rows: number, measure: (drawn: readonly number[]) => number, times: number): [number, number] {
  const random = randomFrom(65)
  const drawn = Array.from({ length: times }, () =>
    measure(Array.from({ length: rows }, () => Math.floor(random() * rows))),
  ).sort((a, b) => a - b)
  return [drawn[Math.floor(times * 0.025)] ?? 0, drawn[Math.floor(times * 0.975)] ?? 0]
}

/** How far what is said of certainty is from what is so, over ten bands. */
export function calibrationError(said: readonly { confidence: number; right: boolean }[]): number {
  const bands = Array.from({ length: 10 }, (_, band) =>
    said.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === band),
  )
  return bands.reduce((error, band) => {
    if (band.length === 0) return error
    const right = band.filter((one) => one.right).length / band.length
    return error + (band.length / said.length) * Math.abs(mean(band.map(({ confidence }) => confidence)) - right)
  }, 0)
}
