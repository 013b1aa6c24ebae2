import type { Stance, Stances } from './stances.ts'
import { type Counts, type Findings, least, type Said, tellShare } from './telling.ts'

const most = 0.6
const apart = 0.4
const split = 0.3
const mostCommon = 5
const mostDividing = 3
const leastTop = 3

/** How many of a part say what of each statement. */
export function countsOf(rows: readonly Stances[], numbers: readonly number[]): Counts[] {
  return numbers.map((no, at) => {
    const count = (stance: Stance) => rows.filter((row) => row[at] === stance).length
    return { no, agree: count(1), disagree: count(-1), pass: count(0) }
  })
}

/** What every group agrees with, or every group disagrees with: the surest first. Without groups all count as one. */
export function commonOf(groups: readonly (readonly Counts[])[]): Findings['common'] {
  return statementsOf(groups)
    .flatMap(({ no, parts }) =>
      ([1, -1] as const).map((stance) => {
        const shares = parts.map((part) => shareOf(part, stance))
        return { no, stance, isCommon: shares.every((share) => share >= most), sure: shares.reduce((a, b) => a * b, 1) }
      }),
    )
    .filter(({ isCommon }) => isCommon)
    .sort((one, other) => other.sure - one.sure)
    .slice(0, mostCommon)
    .map(({ no, stance }) => ({ no, stance }))
}

/** What some groups agree with and others do not; without groups what many agree and many disagree with. The widest apart first. */
export function dividingOf(groups: readonly (readonly Counts[])[]): number[] {
  return statementsOf(groups)
    .map(({ no, parts }) => ({ no, wide: widthOf(parts) }))
    .filter(({ wide }) => wide >= apart)
    .sort((one, other) => other.wide - one.wide)
    .slice(0, mostDividing)
    .map(({ no }) => no)
}

function widthOf(parts: readonly Counts[]): number {
  const [only] = parts
  if (parts.length === 1 && only) return Math.min(shareOf(only, 1), shareOf(only, -1)) >= split ? 1 : 0
  const shares = parts.map((part) => shareOf(part, 1))
  return Math.max(...shares) - Math.min(...shares)
}

/** By what the groups are known: for each the statements on which it says most otherwise than the others. */
export function knownBy(groups: readonly (readonly Counts[])[]): number[] {
  const known = groups.flatMap((_, at) =>
    statementsOf(groups)
      .map(({ no, parts }) => ({ no, otherwise: otherwiseIn(parts, at) }))
      .sort((one, other) => other.otherwise - one.otherwise)
      .slice(0, mostDividing)
      .map(({ no }) => no),
  )
  return [...new Set(known)]
}

function otherwiseIn(parts: readonly Counts[], at: number): number {
  const shares = parts.map((part) => shareOf(part, 1))
  const others = shares.filter((_, group) => group !== at)
  return Math.abs((shares[at] ?? 0) - others.reduce((sum, share) => sum + share, 0) / Math.max(1, others.length))
}

/** What a group says of these statements. */
export const saysOf = (part: readonly Counts[], numbers: readonly number[]): Said[] =>
  numbers.flatMap((no) =>
    part
      .filter((one) => one.no === no)
      .map((one) => ({ no, agree: tellShare(one.agree, saidOf(one)), disagree: tellShare(one.disagree, saidOf(one)) })),
  )

/** What has to be answered one by one: what is common and what divides; else what most agree with. */
export function topOf(whole: readonly Counts[], { common, dividing }: Pick<Findings, 'common' | 'dividing'>): number[] {
  const found = [...common.map(({ no }) => no), ...dividing]
  const agreed = whole
    .filter((one) => one.agree >= least)
    .sort((one, other) => other.agree - one.agree || one.no - other.no)
    .map(({ no }) => no)
  const more = agreed.filter((no) => !found.includes(no)).slice(0, Math.max(0, leastTop - found.length))
  return [...new Set([...found, ...more])]
}

// A statement counts where at least ten of each group said something of it.
function statementsOf(groups: readonly (readonly Counts[])[]): { no: number; parts: Counts[] }[] {
  return (groups[0] ?? [])
    .map(({ no }, at) => ({ no, parts: groups.flatMap((counts) => counts[at] ?? []) }))
    .filter(({ parts }) => parts.every((part) => saidOf(part) >= least))
}

const saidOf = ({ agree, disagree, pass }: Counts): number => agree + disagree + pass

// As if one more had agreed and one more had not: of few, no share is whole.
const shareOf = (part: Counts, stance: 1 | -1): number =>
  ((stance === 1 ? part.agree : part.disagree) + 1) / (saidOf(part) + 2)
