import { expect, it } from 'vitest'
import { freshness, isGreyOn, isGreySpan, placeName, slugCandidates, slugOf } from './rules.ts'

it('takes the place out of the short name of an organisation', () => {
  const names = [
    '青石村党支部',
    '青溪镇党委',
    '云岭县委',
    '茶山社区党总支',
    '机关工委党工委',
    '党支部',
    '中共青溪镇委员会',
  ]
  expect(names.map(placeName)).toEqual(['青石村', '青溪镇', '云岭县', '茶山社区', '机关工委', '党支部', '青溪镇'])
})

it('makes an address of small letters, digits and hyphens, and numbered ones for when it is taken', () => {
  expect(slugCandidates('qingxizhen').slice(0, 3)).toEqual(['qingxizhen', 'qingxizhen-2', 'qingxizhen-3'])
  expect(['Lüshan 1', '', '·—', 'a'.repeat(60)].map((reading) => slugOf(reading, 40))).toEqual([
    'lu-shan-1',
    'site',
    'site',
    'a'.repeat(40),
  ])
})

it('is grey from the first to the last day, both counted, and on no other', () => {
  const span = { greyFrom: '2026-12-12', greyUntil: '2026-12-13' }
  const days = ['2026-12-11', '2026-12-12', '2026-12-13', '2026-12-14']
  expect(days.map((day) => isGreyOn(span, day))).toEqual([false, true, true, false])
  expect(isGreyOn({ greyFrom: null, greyUntil: null }, '2026-12-12')).toBe(false)
  expect(isGreySpan(span)).toBe(true)
  expect(isGreySpan({ greyFrom: '2026-12-13', greyUntil: '2026-12-12' })).toBe(false)
  expect(isGreySpan({ greyFrom: '2026-12-13', greyUntil: null })).toBe(false)
})

it('warns at three quarters of a promise and says when it is broken; never changed is something else (POR-01, POR-02)', () => {
  expect([null, 0, 10, 11, 14, 15].map((age) => freshness(14, age))).toEqual([
    'EMPTY',
    'FRESH',
    'FRESH',
    'WARN',
    'WARN',
    'STALE',
  ])
})
