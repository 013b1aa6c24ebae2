import { expect, test } from 'vitest'
import { lessonsOf } from './rules.ts'

const decided = (times: number, field: string, second: string | null, third: string | null = null) =>
  Array.from({ length: times }, (_, at) => ({ title: `${field}${second}${at}`, body: '', field, second, third }))

test('decisions teach what they chose among; below a class only where there are five of them', () => {
  const groups = lessonsOf([
    ...decided(3, '城乡建设', '物业管理', '物业收费'),
    ...decided(2, '城乡建设', '市政设施'),
    ...decided(4, '交通运输', '客运'),
    ...decided(1, '民政', null),
  ])
  expect(groups.map(({ above, decided: { length } }) => [above, length])).toEqual([
    [{}, 10],
    [{ field: '城乡建设' }, 5],
  ])
  expect(groups[1]?.decided.map(({ field }) => field)).toEqual([
    ...Array(3).fill('物业管理'),
    ...Array(2).fill('市政设施'),
  ])
  const [, , thirds] = lessonsOf(decided(5, '城乡建设', '物业管理', '物业收费'))
  expect(thirds).toMatchObject({ above: { field: '城乡建设', second: '物业管理' }, decided: { length: 5 } })
})
