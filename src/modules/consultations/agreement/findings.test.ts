import { describe, expect, it } from 'vitest'
import { findAgreement } from './findings.ts'
import { chanceFrom, type Stances } from './stances.ts'
import { tellShare, weightOf } from './telling.ts'

const statements = 12
const numbers = Array.from({ length: statements }, (_, at) => at + 1)
type Silent = (drawn: number) => boolean
const never: Silent = () => false

/** Stances drawn by chance: `agrees` gives how likely somebody agrees with a statement. */
function draw(
  people: number,
  agrees: (person: number, statement: number) => number,
  { seed = 1, silent = never }: { seed?: number; silent?: Silent } = {},
) {
  const chance = chanceFrom(seed)
  return Array.from({ length: people }, (_, person): Stances => {
    const said = numbers.map((_no, at) => (chance() < agrees(person, at) ? 1 : chance() < 0.3 ? 0 : -1))
    return said.map((stance) => (silent(chance()) ? null : stance))
  })
}
const some: Silent = (drawn) => drawn < 0.3

// Statement 1 is everybody's; of the others one group agrees with the even ones, the other with the odd ones.
const two = (person: number, at: number) => (at === 0 ? 0.95 : (at + person) % 2 === 0 ? 0.9 : 0.1)
const find = (rows: readonly Stances[], isFinal = false) => findAgreement(rows, { numbers, isFinal })

describe('what many say together (D28)', () => {
  it('finds two groups that were planted, and the statement on which they agree', () => {
    const found = find(draw(240, two, { silent: some }))
    expect(found.groups.map(({ size }) => size)).toEqual([120, 120])
    expect(found.common).toEqual([{ no: 1, stance: 1 }])
    expect(found.dividing).toHaveLength(3)
    expect(found.dividing).not.toContain(1)
    const [one, other] = found.groups.map(({ says }) => says)
    expect(one?.every(({ agree, disagree }) => Math.max(weightOf(agree), weightOf(disagree)) >= 6)).toBe(true)
    expect(one?.map(({ no, agree }) => [no, weightOf(agree) >= 5])).not.toEqual(
      other?.map(({ no, agree }) => [no, weightOf(agree) >= 5]),
    )
    expect(found.top).toEqual([1, ...found.dividing])
  })

  it('finds three, of different sizes', () => {
    const group = (person: number) => (person % 10 < 5 ? 0 : person % 10 < 8 ? 1 : 2)
    const found = find(draw(400, (person, at) => (at % 4 === 3 ? 0.9 : at % 4 === group(person) ? 0.92 : 0.08)))
    expect(found.groups.map(({ size }) => size)).toEqual([200, 120, 80])
    expect(found.common.map(({ no }) => no).sort((a, b) => a - b)).toEqual([4, 8, 12])
  })

  it.each([1, 2, 3, 4, 5])('finds no group where there is only chance (%i)', (seed) => {
    expect(find(draw(300, () => 0.5, { seed })).groups).toEqual([])
    expect(find(draw(300, (_, at) => 0.1 + at / 15, { seed })).groups).toEqual([])
    expect(find(draw(40, () => 0.5, { seed })).groups).toEqual([])
  })

  it('makes no group of fewer than ten, whatever they say', () => {
    const nine = (person: number, at: number) => (person < 9 ? at % 2 : 1 - (at % 2))
    expect(find(draw(120, nine)).groups).toEqual([])
    const ten = (person: number, at: number) => (person === 9 ? at % 2 : nine(person, at))
    expect(find(draw(120, ten)).groups.map(({ size }) => size)).toEqual([110, 10])
  })

  it('says nothing at all of fewer than ten, and tells no number below ten', () => {
    expect(find(draw(9, () => 0.9))).toMatchObject({ participants: null, statements: [], common: [], top: [] })
    const counts = find(draw(14, () => 0.6)).statements.flatMap(({ agree, disagree, pass }) => [agree, disagree, pass])
    expect(counts.filter((count) => count !== null && count < 10)).toEqual([])
    expect(counts).toContain(null)
  })

  it('tells no share of a group behind which fewer than ten stand', () => {
    expect([tellShare(3, 10), tellShare(9, 10), tellShare(10, 10), tellShare(36, 120)]).toEqual(['FEW', 'MOST', 10, 3])
  })

  it('tells tens while it runs, so that one more stance is not seen, and whole numbers at the end', () => {
    const rows = draw(126, () => 0.9)
    const [before] = find(rows).statements
    const [after] = find(rows.slice(0, 125)).statements
    expect(before).toEqual(after)
    expect((before?.agree ?? 1) % 10).toBe(0)
    const whole = rows.filter((row) => row[0] === 1).length
    expect(find(rows, true).statements[0]?.agree).toBe(whole)
  })

  it('is the same each time it is found, and does not hang on the order of the people', () => {
    const rows = draw(240, two)
    expect(find(rows)).toEqual(find(rows))
    const turned = find([...rows].reverse())
    expect(turned.common).toEqual(find(rows).common)
    expect(turned.groups.map(({ size }) => size)).toEqual(find(rows).groups.map(({ size }) => size))
  })

  it('without groups what divides is what many agree and many disagree with', () => {
    const found = find(draw(400, (_, at) => (at === 2 ? 0.5 : 0.9)))
    expect(found.groups).toEqual([])
    expect(found.dividing).toEqual([3])
    expect(found.common).toHaveLength(5)
  })
})
