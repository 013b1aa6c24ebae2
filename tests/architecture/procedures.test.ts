import { describe, expect, test } from 'vitest'
import { ownProcedures, registry } from '../../src/apps/procedures.ts'
import { chapterOf, sources } from '../../tools/repository.ts'
import { explore } from '../own-procedures.ts'
import { walk } from '../procedures.ts'

const { procedures } = registry

describe.each(procedures.map((one) => [one.name, one] as const))('the procedure %s', (_, of) => {
  test('loses no matter on any random walk, and every state and act of it comes up (B08)', () => {
    const visited = new Set<string>([of.starts])
    const done = new Set<string>()
    // Rare courses count most: who sits twice, who speaks for whom, the last step of a long one.
    for (let seed = 1; seed <= 3000; seed++) {
      const walked = walk(of, { seed, length: 120, reseats: seed % 3 === 0 })
      for (const state of walked.visited) visited.add(state)
      for (const act of walked.done) done.add(act)
    }
    expect([...visited].sort()).toEqual(Object.keys(of.states).sort())
    expect([...done].sort()).toEqual(Object.keys(of.acts).sort())
  })
})

describe.each(ownProcedures.map((one) => [one.name, one] as const))(
  'the procedure %s, kept by its chapter',
  (_, of) => {
    test('loses no matter on any of its ways, and every state and act of it comes up (B08)', () => {
      const { states, acts } = explore(of)
      expect([...states].sort()).toEqual(Object.keys(of.states).sort())
      expect([...acts].sort()).toEqual(Object.keys(of.acts).sort())
    })
  },
)

test('every procedure is known to the product, under one name of its chapter', () => {
  const all = [...procedures, ...ownProcedures]
  const files = sources().filter(
    ({ path, text }) => path.startsWith('src/modules/') && /\b(?:procedure|ownProcedure)\(\{/.test(text),
  )
  expect(files.map(({ path }) => chapterOf(path)).sort()).toEqual(all.map(({ name }) => name.split('.')[0]).sort())
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})
