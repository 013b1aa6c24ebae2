import { describe, expect, it } from 'vitest'
import { changed, holds, readListQuery } from './list-query.ts'

const params = (text: string) => new URLSearchParams(text)

describe('the address of a list', () => {
  it('gives page, size and order', () => {
    expect(readListQuery(params('page=3&size=50&sort=-name'))).toEqual({
      page: 3,
      size: 50,
      sort: { key: 'name', descending: true },
    })
  })

  it.each(['', 'page=0&size=7', 'page=-2', 'page=1.5&size=x&sort=;drop'])(
    'falls back where %o makes no sense',
    (text) => {
      expect(readListQuery(params(text))).toEqual({ page: 1, size: 20, sort: undefined })
    },
  )

  it('goes back to the first page when a filter changes', () => {
    expect(changed(params('page=4&name=a'), { name: 'b' }).toString()).toBe('name=b')
  })

  it('keeps the page when told to, and drops emptied filters', () => {
    expect(changed(params('page=4&name=a'), { name: '' }, { keepPage: true }).toString()).toBe('page=4')
  })

  it('leaves the given address as it was', () => {
    const before = params('a=1')
    changed(before, { a: '2' })
    expect(before.toString()).toBe('a=1')
  })

  it('says whether a chip is on', () => {
    expect(holds(params('state=overdue&x=1'), { state: 'overdue' })).toBe(true)
    expect(holds(params('state=mine'), { state: 'overdue' })).toBe(false)
  })
})
