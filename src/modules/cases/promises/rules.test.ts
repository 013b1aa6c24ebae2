import { describe, expect, it } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { isPromisable, keptProblem, proposePromises, stateOn } from './rules.ts'

// A Monday.
const now = new Date('2026-11-23T10:00:00+08:00')

describe('what an answer promises (C08)', () => {
  it.each([
    ['路灯12月5日前换好', '2026-12-05'],
    ['将于2027年3月1日开工', '2027-03-01'],
    ['1月20日前发到账上', '2027-01-20'],
    ['本月底前完成', '2026-11-30'],
    ['12月底完工', '2026-12-31'],
    ['本周五前换好', '2026-11-27'],
    ['下周三上门', '2026-12-02'],
    ['10天内办结', '2026-12-03'],
    ['11月20日已到现场看过，12月5日前修好', '2026-12-05'],
    ['今天（11月23日）下午就去', '2026-11-23'],
  ])('%s: until %s', (text, dueOn) => {
    expect(proposePromises(`感谢您的反映。${text}。`, now)).toEqual([{ what: text, dueOn }])
  })

  it.each(['11月20日已到现场看过', '2月30日前', '尽快办理', '3个工作日内答复', '2025年3月1日已经完工'])(
    '%s: nothing that is to come on a day',
    (text) => {
      expect(proposePromises(text, now)).toEqual([])
    },
  )

  it('is read sentence by sentence, and never without end', () => {
    expect(proposePromises('12月1日前勘察；12月20日前装好。', now).map(({ dueOn }) => dueOn)).toEqual([
      '2026-12-01',
      '2026-12-20',
    ])
    expect(proposePromises('12月1日前装好。'.repeat(50), now)).toHaveLength(5)
  })
})

describe('a promise', () => {
  const dueOn = toDay('2026-12-05')
  it('is due until its day is over, then untold until somebody says what became of it', () => {
    expect(stateOn({ state: 'OPEN', dueOn }, dueOn)).toBe('OPEN')
    expect(stateOn({ state: 'OPEN', dueOn }, toDay('2026-12-06'))).toBe('UNTOLD')
    expect(stateOn({ state: 'BROKEN', dueOn }, toDay('2026-12-06'))).toBe('BROKEN')
  })

  it('is kept by its day or not at all', () => {
    expect(keptProblem({ doneOn: dueOn, dueOn }, toDay('2026-12-10'))).toBeNull()
    expect(keptProblem({ doneOn: toDay('2026-12-06'), dueOn }, toDay('2026-12-10'))).toBe('cases.promise-late')
    expect(keptProblem({ doneOn: dueOn, dueOn }, toDay('2026-12-01'))).toBe('cases.promise-to-come')
  })

  it('is made for a day to come, within two years', () => {
    const today = toDay('2026-11-23')
    expect(
      [today, toDay('2028-11-23'), toDay('2026-11-22'), toDay('2028-11-24')].map((day) => isPromisable(day, today)),
    ).toEqual([...[true, true, false, false]])
  })
})
