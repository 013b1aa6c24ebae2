import { expect, it } from 'vitest'
import { lightOf, type Pressing, tallyOf } from './rules.ts'

const thing = (id: string, urgency: Pressing['urgency'], kind = 'cases.case'): Pressing => ({
  ...{ id, urgency, kind },
  label: { zh: kind, en: kind },
})

it('a thing that waits for two posts of an organisation is counted once; what has time or no limit is not (TO1)', () => {
  const things = [
    ...[thing('a', 'OVERDUE'), thing('a', 'OVERDUE'), thing('b', 'SOON'), thing('c', 'LATER'), thing('d', 'OPEN')],
    thing('a', 'SOON', 'cases.promise'),
  ]
  const tally = tallyOf(things)
  expect(tally).toMatchObject({ late: 1, soon: 2 })
  expect(tally.kinds.map(({ label, late, soon }) => [label.zh, late, soon])).toEqual([
    ['cases.case', 1, 1],
    ['cases.promise', 0, 1],
  ])
})

it('red is late, yellow soon, green neither', () => {
  expect([lightOf({ late: 1, soon: 0 }), lightOf({ late: 0, soon: 2 }), lightOf({ late: 0, soon: 0 })]).toEqual([
    'RED',
    'YELLOW',
    'GREEN',
  ])
})
