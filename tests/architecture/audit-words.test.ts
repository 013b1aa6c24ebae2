import { expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { matterActs } from '#modules/auditing/details/codes.ts'

it('every act of a matter has a name in the audit (E03)', () => {
  const acts = new Set(registry.procedures.flatMap(({ acts }) => Object.keys(acts)))
  expect(acts.size).toBeGreaterThan(20)
  expect([...acts].filter((act) => !Object.hasOwn(matterActs, act))).toEqual([])
})
