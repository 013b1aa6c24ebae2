import { expect, it } from 'vitest'
import { lightOf, tallyOf } from './rules.ts'

const label = (zh: string) => ({ zh, en: zh })

it('what is counted is summed, by kind in the order of 待办', () => {
  const counted = [
    { kind: 'cases.promise', late: 0, soon: 1 },
    { kind: 'cases.case', late: 120, soon: 2 },
  ]
  const kinds = ['cases.case', 'cases.promise', 'cases.telling'].map((kind) => ({ kind, label: label(kind) }))
  expect(tallyOf(counted, kinds)).toEqual({
    ...{ late: 120, soon: 3 },
    kinds: [
      { label: label('cases.case'), late: 120, soon: 2 },
      { label: label('cases.promise'), late: 0, soon: 1 },
    ],
  })
})

it('red is late, yellow soon, green neither', () => {
  expect([lightOf({ late: 1, soon: 0 }), lightOf({ late: 0, soon: 2 }), lightOf({ late: 0, soon: 0 })]).toEqual([
    'RED',
    'YELLOW',
    'GREEN',
  ])
})
