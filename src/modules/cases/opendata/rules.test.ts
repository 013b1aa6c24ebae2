import { describe, expect, it, test } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { randomFrom } from '../../../../tests/trees.ts'
import { type Group, lastCountable, least, OTHER, publishable, redacted } from './rules.ts'

const random = randomFrom(31)
const one = (path: string, kind: string, state: string, cases: number): Group => {
  const [field = '', second = field === OTHER ? OTHER : 'NONE'] = path.split('/')
  return { field, second, kind, state, cases }
}

describe('the groups of a month (D31)', () => {
  it('stay as they are when each is large', () => {
    const counted = [one('水', 'HELP', 'SOLVED', 12), one('路', 'HELP', 'OPEN', 10)]
    expect(publishable(counted)).toEqual(expect.arrayContaining(counted))
  })

  it('are put together by state, then by kind, then by field', () => {
    expect(publishable([one('水', 'HELP', 'SOLVED', 6), one('水', 'HELP', 'OPEN', 5)])).toEqual([
      one('水/OTHER', 'HELP', OTHER, 11),
    ])
    expect(publishable([one('水', 'HELP', 'OPEN', 6), one('水', 'CONSULT', 'OPEN', 5)])).toEqual([
      one('水/OTHER', OTHER, OTHER, 11),
    ])
    expect(publishable([one('水', 'HELP', 'OPEN', 6), one('路', 'CONSULT', 'OPEN', 5)])).toEqual([
      one(OTHER, OTHER, OTHER, 11),
    ])
  })

  it('leave no small rest: it takes the smallest large one along', () => {
    const counted = [one('水', 'HELP', 'OPEN', 30), one('路', 'HELP', 'OPEN', 12), one('电', 'HELP', 'OPEN', 1)]
    expect(publishable(counted)).toEqual([one('水', 'HELP', 'OPEN', 30), one(OTHER, OTHER, OTHER, 13)])
  })

  it('tell a second level where ten and more have it, and put the rest of it with its field first', () => {
    const counted = [
      one('水/停水', 'HELP', 'OPEN', 12),
      one('水/水费', 'HELP', 'OPEN', 6),
      one('水', 'HELP', 'OPEN', 5),
    ]
    expect(publishable(counted)).toEqual([one('水/OTHER', 'HELP', 'OPEN', 11), one('水/停水', 'HELP', 'OPEN', 12)])
  })

  it('tell no less for a second level: a small rest of a field takes the smallest of its seconds along', () => {
    const counted = [
      one('水/停水', 'HELP', 'OPEN', 12),
      one('水/水费', 'HELP', 'OPEN', 3),
      one('路', 'HELP', 'OPEN', 20),
    ]
    expect(publishable(counted)).toEqual([one('水/OTHER', 'HELP', 'OPEN', 15), one('路', 'HELP', 'OPEN', 20)])
    const three = [...counted, one('水/水压', 'HELP', 'OPEN', 10)]
    expect(publishable(three)).toEqual([
      one('路', 'HELP', 'OPEN', 20),
      one('水/停水', 'HELP', 'OPEN', 12),
      one('水/OTHER', 'HELP', 'OPEN', 13),
    ])
  })

  it('are none where the month has fewer than ten', () => {
    expect(publishable([one('水', 'HELP', 'OPEN', 9)])).toEqual([])
    expect(publishable([])).toEqual([])
  })
})

const months = (count: number) =>
  Array.from({ length: count }, () => {
    const cells: Group[] = []
    for (const field of ['水/一', '水/二', '水', '路/一', '路', '电', '医'].slice(0, 1 + random(7)))
      for (const kind of ['HELP', 'CONSULT', 'COMPLAINT'].slice(0, 1 + random(3)))
        for (const state of ['OPEN', 'ANSWERED', 'SOLVED'].slice(0, 1 + random(3)))
          if (random(3) > 0) cells.push(one(field, kind, state, 1 + random(random(3) === 0 ? 40 : 9)))
    return cells
  })

describe('somebody who adds and subtracts all that is published', () => {
  it('finds each month whole, in groups of ten or more that share no case', () => {
    for (const cells of months(2000)) {
      const published = publishable(cells)
      const total = cells.reduce((sum, { cases }) => sum + cases, 0)
      expect(published.every(({ cases }) => cases >= least)).toBe(true)
      expect(published.reduce((sum, { cases }) => sum + cases, 0)).toBe(total < least ? 0 : total)
      const keys = published.map(({ field, second, kind, state }) => `${field} ${second} ${kind} ${state}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('reads of each field, kind and state as much as without a second level', () => {
    const toldOf = (published: readonly Group[]) => {
      const sums = new Map<string, number>()
      for (const { field, kind, state, cases } of published)
        sums.set(`${field} ${kind} ${state}`, (sums.get(`${field} ${kind} ${state}`) ?? 0) + cases)
      return Object.fromEntries(sums)
    }
    let withSeconds = 0
    for (const cells of months(2000)) {
      const plain = publishable(cells.map((cell) => ({ ...cell, second: 'NONE' })))
      const published = publishable(cells)
      expect(toldOf(published)).toEqual(toldOf(plain))
      withSeconds += published.length - plain.length
    }
    expect(withSeconds).toBeGreaterThan(100)
  })

  it('recovers no cell under ten, by whatever sums and differences of published groups', () => {
    let recovered = 0
    for (const cells of months(2000)) {
      const published = publishable(cells)
      const rows = published.map((group) => [
        ...cells.map((cell) => (homeOf(cell, published) === group ? 1 : 0)),
        group.cases,
      ])
      // The attacker knows how groups are made; where a rest took a large group along he is only left with less.
      if (!rows.every((row) => row.at(-1) === sumOf(cells, row))) continue
      for (const value of solve(rows, cells.length)) {
        recovered += 1
        expect(value).toBeGreaterThanOrEqual(least)
      }
    }
    expect(recovered).toBeGreaterThan(500)
  })

  it('would recover some if sums stood beside: the attack is a real one', () => {
    const cells = [one('水', 'HELP', 'OPEN', 20), one('水', 'HELP', 'SOLVED', 3)]
    const ofWater = [1, 1, 23]
    expect(solve([ofWater, [1, 0, 20]], cells.length)).toContain(3)
  })
})

// The most particular published group that a cell can be in.
const homeOf = (cell: Group, published: readonly Group[]) =>
  [
    [cell.field, cell.second, cell.kind, cell.state],
    [cell.field, OTHER, cell.kind, cell.state],
    [cell.field, OTHER, cell.kind, OTHER],
    [cell.field, OTHER, OTHER, OTHER],
    [OTHER, OTHER, OTHER, OTHER],
  ]
    .map(([field, second, kind, state]) =>
      published.find((g) => g.field === field && g.second === second && g.kind === kind && g.state === state),
    )
    .find((group) => group !== undefined)

const sumOf = (cells: readonly Group[], row: readonly number[]) =>
  cells.reduce((sum, { cases }, at) => sum + cases * (row[at] ?? 0), 0)

// What follows from sums of cells alone, each a row of the cells in it and its value: Gauss, then the rows with one cell.
function solve(rows: number[][], width: number): number[] {
  let done = 0
  for (let column = 0; column < width; column++) {
    const pivot = rows.findIndex((row, at) => at >= done && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [row = []] = rows.splice(pivot, 1)
    const scale = row[column] ?? 1
    const scaled = row.map((value) => value / scale)
    rows.splice(done, 0, scaled)
    for (const [at, other] of rows.entries()) {
      const factor = other[column] ?? 0
      if (at !== done && Math.abs(factor) > 1e-9) rows[at] = other.map((value, i) => value - factor * (scaled[i] ?? 0))
    }
    done += 1
  }
  const units = rows.filter((row) => row.slice(0, width).filter((value) => Math.abs(value) > 1e-9).length === 1)
  return units.map((row) => Math.round(row[width] ?? 0))
}

test('a month is counted thirty days after its end', () => {
  expect(lastCountable(toDay('2026-11-28'))).toBe('2026-09-01')
  expect(lastCountable(toDay('2026-11-29'))).toBe('2026-09-01')
  expect(lastCountable(toDay('2026-11-30'))).toBe('2026-09-01')
  expect(lastCountable(toDay('2026-12-01'))).toBe('2026-10-01')
  expect(lastCountable(toDay('2027-01-30'))).toBe('2026-11-01')
  expect(lastCountable(toDay('2027-01-31'))).toBe('2026-12-01')
})

test.each([
  ['电话13800000000，急', '电话■■■，急'],
  ['打 0859-1234567 或 +86 138 0000 0000', '打 ■■■ 或 ■■■'],
  ['身份证52990119660101001X', '身份证■■■'],
  ['写信到 luo@example.com 吧', '写信到 ■■■ 吧'],
  ['2026年11月28日，补贴1200元', '2026年11月28日，补贴1200元'],
  ['三栋2单元101室的王先生，解放路12号的李某某', '某处的某先生，解放路某号的某某'],
  ['我叫张小明，车牌贵A12345', '我叫某某，车牌■■■'],
])('in an open text %s reads %s', (text, wanted) => {
  expect(redacted(text)).toBe(wanted)
})
