import { expect, test } from 'vitest'
import { caseFilters, caseQuery } from './case-filters.ts'

const lines = [
  { field: '科技/信息', second: '宽带/信号', third: '报修' },
  { field: '科技/信息', second: '宽带/信号', third: '资费' },
  { field: '民政', second: null, third: null },
  { field: '5%›10%', second: 'a%2Fb', third: null },
]

test('a class stands in the address with its field, whatever signs its name has', () => {
  const choices = caseFilters(lines, null).flatMap((filter) =>
    filter.key === 'class' && filter.kind === 'choice' ? filter.choices : [],
  )
  expect(choices.map(({ label }) => label.zh)).toEqual([
    '科技/信息',
    '科技/信息 › 宽带/信号',
    '民政',
    '5%›10%',
    '5%›10% › a%2Fb',
  ])
  const asked = (value: string) => caseQuery(new URLSearchParams({ class: value }))
  expect(asked(choices[0]!.value)).toMatchObject({ field: '科技/信息' })
  expect(asked(choices[0]!.value)).not.toHaveProperty('second')
  expect(asked(choices[1]!.value)).toMatchObject({ field: '科技/信息', second: '宽带/信号' })
  expect(asked(choices[4]!.value)).toMatchObject({ field: '5%›10%', second: 'a%2Fb' })
})

test('a class that no list has any more is still named by the address', () => {
  const filter = caseFilters([], '城乡建设/路灯').find(({ key }) => key === 'class')
  expect(filter).toMatchObject({ choices: [{ label: { zh: '城乡建设 › 路灯' } }] })
})

test('without a class to choose nothing asks for one', () => {
  expect(caseFilters([], null).map(({ key }) => key)).toEqual(['q', 'kind', 'state'])
})
