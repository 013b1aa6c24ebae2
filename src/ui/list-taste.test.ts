import { describe, expect, it } from 'vitest'
import { arranged, moved, offered, viewQuery } from './list-taste.ts'

const columns = [{ key: 'name' }, { key: 'age' }, { key: 'branch' }, { key: 'mobile', width: 100 }]
const none = new URLSearchParams()
const keys = (of: readonly { key: string }[]) => of.map(({ key }) => key).join(' ')

describe('the columns of a list (UX-CS3)', () => {
  it('stand as the page has them until somebody says otherwise', () => {
    expect(arranged(columns, { widths: {} }, none)).toEqual(columns)
    expect(keys(arranged(columns, { shown: ['mobile', 'age'], widths: {} }, none))).toBe('name mobile age')
    expect(arranged(columns, { shown: ['mobile'], widths: { mobile: 240 } }, none)[1]).toEqual({
      key: 'mobile',
      width: 240,
    })
  })

  it('follow the address that was sent, not the taste of who opens it', () => {
    const sent = new URLSearchParams('cols=branch,gone,branch&category=FULL')
    expect(keys(arranged(columns, { shown: ['age'], widths: {} }, sent))).toBe('name branch')
    expect(viewQuery(new URLSearchParams('page=3&category=FULL'), arranged(columns, { widths: {} }, sent))).toBe(
      'category=FULL&cols=branch',
    )
  })

  it('are offered with those out of sight behind, and move place by place', () => {
    expect(offered(columns, [columns[0]!, columns[3]!])).toEqual(['mobile', 'age', 'branch'])
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c'])
  })
})
