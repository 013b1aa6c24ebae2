import { closeness, middleOf, neighboursOf, type OnOne, type Subject } from './neighbours.ts'

// Two messages this close are about one matter; a message this close to the middle of a matter belongs to it; two matters
// whose middles are this close are one.
const near = 0.21
const belongs = 0.2
const same = 0.38
// What was joined has a new middle, which may be that of another group.
const rounds = 3

/**
 * Groups messages by what they are about; each stands in one group at most, groups of one are left out. The message with the
 * most neighbours begins a group, so that a chain of chance likenesses joins nothing.
 */
export function clustersOf(subjects: readonly Subject[], onOne?: OnOne): number[][] {
  let groups = starsOf(neighboursOf(subjects, near, onOne))
  for (let round = 0; round < rounds; round += 1) groups = joinSame(groups, middlesOf(groups, subjects))
  return takeIn(groups, subjects).filter((group) => group.length > 1)
}

const middlesOf = (groups: readonly number[][], subjects: readonly Subject[]): Subject[] =>
  groups.map((group) => middleOf(group.map((at) => subjects[at] ?? new Map())))

function starsOf(neighbours: readonly (readonly number[])[]): number[][] {
  const taken = new Set<number>()
  const order = [...neighbours.keys()].sort((a, b) => degree(neighbours, b) - degree(neighbours, a) || a - b)
  const stars: number[][] = []
  for (const centre of order) {
    if (taken.has(centre)) continue
    const star = [centre, ...(neighbours[centre] ?? []).filter((other) => !taken.has(other))]
    if (star.length < 2) continue
    for (const one of star) taken.add(one)
    stars.push(star)
  }
  return stars
}

const degree = (neighbours: readonly (readonly number[])[], at: number): number => neighbours[at]?.length ?? 0

function joinSame(stars: readonly number[][], middles: readonly Subject[]): number[][] {
  const owner = stars.map((_, at) => at)
  const rootOf = (at: number): number => (owner[at] === at ? at : rootOf(owner[at] ?? at))
  for (const [at, close] of neighboursOf(middles, same).entries()) {
    // The larger group takes the smaller one; groups stand in the order of their size.
    for (const other of close) if (other > at && rootOf(other) === other) owner[other] = rootOf(at)
  }
  const groups = new Map<number, number[]>()
  for (const [at, star] of stars.entries()) groups.set(rootOf(at), [...(groups.get(rootOf(at)) ?? []), ...star])
  return [...groups.values()].sort((a, b) => b.length - a.length)
}

// Messages that no star took go to the matter whose middle is closest, if it is close at all.
function takeIn(groups: readonly number[][], subjects: readonly Subject[]): number[][] {
  const middles = middlesOf(groups, subjects)
  const byTerm = new Map<string, number[]>()
  for (const [at, middle] of middles.entries()) {
    for (const term of middle.keys()) byTerm.set(term, [...(byTerm.get(term) ?? []), at])
  }
  const taken = new Set(groups.flat())
  const grown = groups.map((group) => [...group])
  for (const [at, subject] of subjects.entries()) {
    if (taken.has(at)) continue
    let best = { group: -1, close: belongs }
    for (const group of new Set([...subject.keys()].flatMap((term) => byTerm.get(term) ?? []))) {
      const close = closeness(subject, middles[group] ?? new Map())
      if (close >= best.close) best = { group, close }
    }
    grown[best.group]?.push(at)
  }
  return grown
}
