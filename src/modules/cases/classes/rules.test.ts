import { describe, expect, it, test } from 'vitest'
import { readClassList } from './list-text.ts'
import { classesBelow, classListText, hasClass, levelsOf } from './rules.ts'

const text = `\ufeff一级分类,二级分类,三级分类
"城乡建设","物业管理","物业收费"
城乡建设,物业管理,业主委员会
城乡建设,物业管理,物业收费
城乡建设,物业管理
城乡建设,市政设施,

交通运输`
const { lines } = readClassList(text)

describe('a list of classes as text (D19)', () => {
  it('is read with or without heads, each class once, and written as it was read', () => {
    expect(lines).toEqual([
      { field: '城乡建设', second: '物业管理', third: '物业收费' },
      { field: '城乡建设', second: '物业管理', third: '业主委员会' },
      { field: '城乡建设', second: '市政设施', third: null },
      { field: '交通运输', second: null, third: null },
    ])
    expect(readClassList(classListText(lines))).toEqual({ lines, faults: [] })
    expect(readClassList('交通运输,"客运,货运",').lines).toEqual([
      { field: '交通运输', second: '客运,货运', third: null },
    ])
  })

  test.each([
    [',物业管理,', 'cases.class-field-missing'],
    ['城乡建设,,物业收费', 'cases.class-second-missing'],
    [`${'城'.repeat(21)},物业管理`, 'cases.class-too-long'],
    [`城乡建设,${'物'.repeat(31)}`, 'cases.class-too-long'],
    ['城乡建设,物业管理,物业收费,多了', 'cases.class-columns'],
  ])('%s is wrong in its line', (line, code) => {
    expect(readClassList(`${text}\n${line}`).faults).toEqual([{ row: 9, code }])
  })

  it('says what lies below a class, and whether it has one', () => {
    expect(classesBelow(lines, { field: '城乡建设' })).toEqual(['物业管理', '市政设施'])
    expect(classesBelow(lines, { field: '城乡建设', second: '物业管理' })).toEqual(['物业收费', '业主委员会'])
    expect(hasClass(lines, { field: '城乡建设', second: '物业管理', third: null })).toBe(true)
    expect(hasClass(lines, { field: '城乡建设', second: '市政设施', third: '物业收费' })).toBe(false)
    expect(hasClass(lines, { field: '交通运输', second: '物业管理', third: null })).toBe(false)
  })

  it('stands as levels, what has nothing below it without any', () => {
    const [construction, traffic] = levelsOf(lines)
    expect(construction?.children?.map(({ value, children }) => [value, children?.length])).toEqual([
      ['物业管理', 2],
      ['市政设施', undefined],
    ])
    expect(traffic).toEqual({ value: '交通运输', label: '交通运输' })
  })
})
