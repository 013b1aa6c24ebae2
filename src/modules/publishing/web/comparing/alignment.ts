/** So many elements in a row that both lists have, that only the older has, or only the newer. */
export interface Stretch {
  readonly mark: 'SAME' | 'OUT' | 'IN'
  readonly count: number
}

/**
 * The shortest way from one list to another, by Myers (An O(ND) difference algorithm, 1986): stretches in order, what was taken out before what came in
 * its place. Nothing when more than `most` elements differ: the work grows with the square of that number.
 */
export function alignmentOf(
  before: readonly string[],
  after: readonly string[],
  most: number,
): readonly Stretch[] | undefined {
  const trace: Int32Array[] = []
  // reached[most + 1 + k]: how far the older list is read on diagonal k, which is what is read of it less what is read of the newer.
  const reached = new Int32Array(2 * most + 3)
  const middle = most + 1
  for (let edits = 0; edits <= most; edits++) {
    for (let k = -edits; k <= edits; k += 2) {
      let x = isFromAbove(reached, middle, { k, edits }) ? at(reached, middle + k + 1) : at(reached, middle + k - 1) + 1
      while (x < before.length && x - k < after.length && x >= k && before[x] === after[x - k]) x++
      reached[middle + k] = x
      if (x >= before.length && x - k >= after.length) return backFrom(trace, before.length, after.length)
    }
    trace.push(reached.slice(middle - edits, middle + edits + 1))
  }
  return undefined
}

const at = (list: Int32Array, n: number): number => list[n] ?? 0

/** Whether the way comes by an element of the newer list, or else by one of the older that was taken out. */
const isFromAbove = (list: Int32Array, middle: number, { k, edits }: { k: number; edits: number }): boolean =>
  k === -edits || (k !== edits && at(list, middle + k - 1) < at(list, middle + k + 1))

function backFrom(trace: readonly Int32Array[], beforeLength: number, afterLength: number): Stretch[] {
  const marks: Stretch['mark'][] = []
  let [x, y] = [beforeLength, afterLength]
  const same = (from: number) => {
    for (; x > from; x--, y--) marks.push('SAME')
  }
  for (let edits = trace.length; edits > 0; edits--) {
    const last = trace[edits - 1] ?? new Int32Array()
    const k = x - y
    // `last` holds the diagonals from 1 - edits to edits - 1; beyond its ends nothing was reached.
    const above = isFromAbove(last, edits - 1, { k, edits })
    const fromX = at(last, edits - 1 + (above ? k + 1 : k - 1))
    same(above ? fromX : fromX + 1)
    marks.push(above ? 'IN' : 'OUT')
    if (above) y--
    else x--
  }
  same(0)
  return inStretches(marks.reverse())
}

function inStretches(marks: readonly Stretch['mark'][]): Stretch[] {
  const all: { mark: Stretch['mark']; count: number }[] = []
  const changed = { OUT: 0, IN: 0 }
  const end = () => {
    for (const mark of ['OUT', 'IN'] as const) if (changed[mark] > 0) all.push({ mark, count: changed[mark] })
    changed.OUT = 0
    changed.IN = 0
  }
  for (const mark of marks) {
    const last = all.at(-1)
    if (mark !== 'SAME') changed[mark]++
    else if (changed.OUT + changed.IN === 0 && last?.mark === 'SAME') last.count++
    else {
      end()
      all.push({ mark, count: 1 })
    }
  }
  end()
  return all
}
