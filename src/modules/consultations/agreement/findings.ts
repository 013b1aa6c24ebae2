import { placeOnAxes } from './axes.ts'
import { dealAnew } from './deal.ts'
import { type Grouping, groupPoints, middleOf } from './groups.ts'
import { commonOf, countsOf, dividingOf, knownBy, saysOf, topOf } from './says.ts'
import type { Point, Stances } from './stances.ts'
import { type Findings, type FoundGroup, least, roughly, tellCounts } from './telling.ts'

// Chance makes groups too: ours must stand apart further than the same stances dealt anew, each time.
const deals = [1, 2, 3]
const further = 0.05
// Who said less says nothing of how statements go together.
const leastSaid = 3

/**
 * What many say together: on what all groups agree, what divides them, and what each group says. `rows` has one line for each
 * participation and one place in it for each statement of `numbers`. Below ten participations nothing is found (D28).
 */
export function findAgreement(
  rows: readonly Stances[],
  { numbers, isFinal }: { numbers: readonly number[]; isFinal: boolean },
): Findings {
  if (rows.length < least) return { participants: null, statements: [], groups: [], common: [], dividing: [], top: [] }
  const mapped = rows.filter((row) => saidBy(row) >= Math.min(leastSaid, numbers.length))
  const points = placeOnAxes(mapped)
  const grouping = groupingOf(mapped, points)
  const members = grouping ? partsOf(mapped, grouping) : []
  const counts = (members.length > 0 ? members : [rows]).map((part) => countsOf(part, numbers))
  const whole = countsOf(rows, numbers)
  const found = { common: commonOf(counts), dividing: dividingOf(counts) }
  return {
    participants: roughly(rows.length),
    statements: whole.map((one) => tellCounts(one, isFinal)),
    groups: grouping ? groupsOf(points, grouping, counts) : [],
    ...found,
    top: topOf(whole, found),
  }
}

const saidBy = (row: Stances): number => row.filter((stance) => stance !== null).length

function groupingOf(rows: readonly Stances[], points: readonly Point[]): Grouping | undefined {
  const grouping = groupPoints(points, least)
  if (!grouping) return undefined
  const byChance = deals.map((seed) => groupPoints(placeOnAxes(dealAnew(rows, seed)), least)?.apart ?? 0)
  return grouping.apart > Math.max(...byChance) + further ? grouping : undefined
}

const partsOf = <T>(of: readonly T[], { of: groupOf, groups }: Grouping): T[][] =>
  Array.from({ length: groups }, (_, group) => of.filter((_one, at) => groupOf[at] === group))

// The largest first: the order says nothing else. Of where somebody stands nothing is kept, only about where the middle of all is.
function groupsOf(
  points: readonly Point[],
  grouping: Grouping,
  counts: readonly ReturnType<typeof countsOf>[],
): FoundGroup[] {
  const known = knownBy(counts)
  return partsOf(points, grouping)
    .map((part, at) => {
      const { x, y } = middleOf(part) ?? { x: 0, y: 0 }
      return { size: roughly(part.length), x: coarse(x), y: coarse(y), says: saysOf(counts[at] ?? [], known) }
    })
    .sort((one, other) => other.size - one.size)
}

// Half a stance: nearer, one participation would move it.
const coarse = (value: number): number => Math.round(value * 2) / 2
