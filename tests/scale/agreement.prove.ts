import { expect, it } from 'vitest'
import { findAgreement } from '#modules/consultations/agreement/findings.ts'
import { chanceFrom, type Stances } from '#modules/consultations/agreement/stances.ts'

const [people, statements] = [2000, 60]
const numbers = Array.from({ length: statements }, (_, at) => at + 1)

/** Two camps that differ on two statements of three; `share` of all stances are there. */
function draw(share: number): Stances[] {
  const chance = chanceFrom(2000)
  return Array.from({ length: people }, (_, person) =>
    numbers.map((no) => {
      const agrees = no % 3 === 0 ? 0.9 : (no + person) % 2 === 0 ? 0.8 : 0.2
      const stance = chance() < agrees ? 1 : chance() < 0.3 ? 0 : -1
      return chance() < share ? stance : null
    }),
  )
}

it.each([0.3, 1])('draws the map of 2,000 people and 60 statements, %d of all stances there (D28)', (share) => {
  const rows = draw(share)
  const took: number[] = []
  for (let turn = 0; turn < 5; turn++) {
    const from = performance.now()
    const found = findAgreement(rows, { numbers, isFinal: false })
    took.push(performance.now() - from)
    expect(found.groups.map(({ size }) => size)).toEqual([1000, 1000])
  }
  const [, , median] = took.toSorted((one, other) => one - other)
  console.log('agreement map', JSON.stringify({ people, statements, share, medianMs: Math.round(median ?? 0) }))
})
