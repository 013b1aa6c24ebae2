import { describe, expect, it } from 'vitest'
import { readMessages } from './rules.ts'

const table = (...rows: string[][]) => rows.map((cells, at) => ({ number: at + 1, cells }))
const faultsOf = (...rows: string[][]) =>
  readMessages(table(['来源编号', '内容', '姓名', '电话', '是否公开'], ...rows))?.faults.map(({ row, code }) => [
    row,
    code,
  ])

describe('a file of messages', () => {
  it('is read by its headings, wherever they stand and whatever stands above', () => {
    const rows = table(
      ['青石镇12345热线工单'],
      ['序号', '工单编号', '诉求 内容*', '来电人', '联系电话', '处理意见'],
      ['1', 'H-1', '集镇路口的路灯坏了。', '王女士', '139-0000-1234', '请核实'],
      ['', '', ''],
    )
    expect(readMessages(rows)).toEqual({
      rows: 1,
      faults: [],
      messages: [
        {
          row: 3,
          sourceId: 'H-1',
          text: '集镇路口的路灯坏了。',
          name: '王女士',
          phone: '13900001234',
          isPublic: false,
        },
      ],
    })
  })

  it('is none without a number and a text', () => {
    expect(readMessages(table(['姓名', '内容'], ['王', '路灯坏了']))).toBeUndefined()
    expect(readMessages([])).toBeUndefined()
    // It begins anew in every file, so that the second file would bring nothing.
    expect(readMessages(table(['序号', '内容'], ['1', '路灯坏了']))).toBeUndefined()
  })

  it('says of each row that is wrong why, and takes the others', () => {
    expect(
      faultsOf(
        ['', '没有编号的一条'],
        ['2.02611E+15', '编号变成科学计数的一条'],
        ['A', '好的一条'],
        ['A', '同一个编号'],
        ['B', ''],
        ['C', '字'.repeat(2001)],
        ['D', '姓名太长', '长'.repeat(21)],
        ['E', '电话不对', '', '找村里'],
        ['F', '公开不对', '', '', '也许'],
      ),
    ).toEqual([
      [2, 'cases.file-number-missing'],
      [3, 'cases.file-number-lost'],
      [5, 'cases.file-number-twice'],
      [6, 'cases.file-text-length'],
      [7, 'cases.file-text-length'],
      [8, 'cases.file-name-length'],
      [9, 'cases.file-phone'],
      [10, 'cases.file-public'],
    ])
  })

  it('is public only where it says so, and a long title is cut at forty signs', () => {
    const read = readMessages(
      table(['编号', '标题', '内容', '公开'], ['1', '长'.repeat(60), '路灯坏了。', '是'], ['2', '', '井盖坏了。', '']),
    )
    expect(read?.messages.map(({ isPublic }) => isPublic)).toEqual([true, false])
    expect([...(read?.messages[0]?.title ?? '')]).toHaveLength(40)
  })
})
