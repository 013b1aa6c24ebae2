import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day, toDay } from '#kernel/time.ts'
import { entryTypes, exitTypes, memberCategories, membershipStatuses } from './codes.ts'
import {
  ageGroupOf,
  ageGroups,
  ageOn,
  comesOfAge,
  countsInStatistics,
  type DateFindingCode,
  type DateRefusalCode,
  dateFindings,
  dateRefusals,
  fiftyYearsMedalCutoff,
  isCollegePlus,
  isFiftyYearsMedalCandidate,
  isFloating,
  isMinority,
  isTerminal,
  joinPeriodOf,
  type MemberDates,
  partyAge,
  probationThen,
  readMemberCategory,
  removalFrom,
  shouldTransfer,
  statusAfter,
  suspensionFrom,
} from './rules.ts'
import { words } from './words.ts'

const day = toDay
const today = day('2026-11-23')
const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays(day('1920-01-01'), count))

type Written = { category?: 'FULL' | 'PROBATIONARY'; birth: string; join: string; full?: string; applied?: string }
const datesOf = ({ category = 'FULL', birth, join, full, applied }: Written): MemberDates => ({
  category,
  birthDate: day(birth),
  joinDate: day(join),
  fullDate: full ? day(full) : null,
  applicationDate: applied ? day(applied) : null,
})
const refused = (written: Written) => dateRefusals(datesOf(written), today).map(({ code }) => code.slice(8))
const found = (written: Written) => dateFindings(datesOf(written), today).map(({ code }) => code.slice(8))

describe('codes (2.2, 2.6)', () => {
  test.each([
    ['正式党员', 'FULL'],
    ['正式', 'FULL'],
    ['01', 'FULL'],
    ['1', 'FULL'],
    ['预备党员', 'PROBATIONARY'],
    ['０２', 'PROBATIONARY'],
    ['probationary', 'PROBATIONARY'],
  ])('%s is %s', (written, value) => {
    expect(readMemberCategory(written)).toEqual({ ok: true, value })
  })

  test('what is neither full nor probationary is refused', () => {
    for (const written of ['', '积极分子', '03', '党员'])
      expect(readMemberCategory(written)).toEqual({ ok: false, code: 'members.category-unknown' })
  })

  test('seven statuses end a membership, and an eighth says that the record was one too many; stopping does not', () => {
    expect(membershipStatuses.filter(({ status }) => isTerminal(status)).length).toBe(8)
    expect(isTerminal('SUSPENDED') || isTerminal('NORMAL')).toBe(false)
    expect(membershipStatuses.filter(({ status }) => countsInStatistics(status)).map(({ status }) => status)).toEqual([
      'NORMAL',
    ])
  })

  test('each way of leaving leads to its status', () => {
    expect(statusAfter('TRANSFER_OUT')).toBe('NORMAL')
    expect(statusAfter('DEATH')).toBe('DECEASED')
    expect(statusAfter('SUSPENSION')).toBe('SUSPENDED')
    expect(statusAfter('REMOVED')).toBe('REMOVED')
    expect(new Set(exitTypes.map(({ type }) => statusAfter(type))).size).toBe(exitTypes.length)
    expect([memberCategories.length, entryTypes.length, exitTypes.length]).toEqual([2, 5, 9])
  })
})

describe('dates of a record', () => {
  test.each([
    ['18 to the day', { birth: '1999-03-07', join: '2017-03-07', full: '2018-03-07' }, []],
    ['one day before 18', { birth: '1999-03-07', join: '2017-03-06', full: '2018-03-06' }, ['joined-before-18']],
    ['born on 29 February, 18 on the 28th', { birth: '1980-02-29', join: '1998-02-28', full: '1999-02-28' }, []],
    ['full before joining', { birth: '1980-01-01', join: '2001-07-01', full: '2001-06-30' }, ['full-before-joined']],
    ['joining tomorrow', { birth: '1980-01-01', join: '2026-11-24', category: 'PROBATIONARY' }, ['joined-in-future']],
    ['full tomorrow', { birth: '1980-01-01', join: '2025-11-24', full: '2026-11-24' }, ['full-in-future']],
    ['born tomorrow', { birth: '2026-11-24', join: '2001-07-01' }, ['born-in-future', 'joined-before-18']],
  ] as [string, Written, string[]][])('refusals: %s', (_name, written, expected) => {
    expect(refused(written)).toEqual(expected)
  })

  test.each([
    ['a year to the day', { birth: '1980-01-01', join: '2001-07-01', full: '2002-07-01' }, []],
    ['joined on 29 February', { birth: '1980-01-01', join: '2004-02-29', full: '2005-02-28' }, []],
    [
      'the last day of probation',
      { birth: '1980-01-01', join: '2001-07-01', full: '2002-06-30' },
      ['probation-length-unusual'],
    ],
    [
      'the day of the meeting',
      { birth: '1999-03-07', join: '2021-12-20', full: '2022-12-22' },
      ['probation-length-unusual'],
    ],
    [
      'no probation at all',
      { birth: '1980-01-01', join: '2001-07-01', full: '2001-07-01' },
      ['probation-length-unusual'],
    ],
    ['eighteen months', { birth: '1980-01-01', join: '2001-07-01', full: '2003-01-01' }, ['probation-looks-extended']],
    ['two years', { birth: '1980-01-01', join: '2001-07-01', full: '2003-07-01' }, ['probation-looks-extended']],
    [
      'more than two years',
      { birth: '1980-01-01', join: '2001-07-01', full: '2003-07-02' },
      ['probation-length-unusual'],
    ],
    ['1971, the same day', { birth: '1950-01-01', join: '1971-07-01', full: '1971-07-01' }, []],
    ['1971, a year later', { birth: '1950-01-01', join: '1971-07-01', full: '1972-07-01' }, ['no-probation-then']],
    ['April 1969, the same day', { birth: '1940-01-01', join: '1969-04-20', full: '1969-04-20' }, []],
    ['April 1969, a year later', { birth: '1940-01-01', join: '1969-04-02', full: '1970-04-02' }, []],
    [
      'September 1977, the same day',
      { birth: '1950-01-01', join: '1977-09-01', full: '1977-09-01' },
      ['probation-length-unusual'],
    ],
    ['full without a date', { birth: '1980-01-01', join: '2001-07-01' }, ['full-date-missing']],
    [
      'probationary with a date',
      { category: 'PROBATIONARY', birth: '1999-01-01', join: '2025-07-01', full: '2026-07-01' },
      ['probationary-with-full-date'],
    ],
    ['probationary for two years', { category: 'PROBATIONARY', birth: '1999-01-01', join: '2024-11-23' }, []],
    [
      'probationary for longer',
      { category: 'PROBATIONARY', birth: '1999-01-01', join: '2024-11-22' },
      ['probation-overdue'],
    ],
    [
      'applied after joining',
      { birth: '1980-01-01', join: '2001-07-01', full: '2002-07-01', applied: '2001-07-02' },
      ['applied-after-joining'],
    ],
    [
      'applied at 17',
      { birth: '1980-01-01', join: '2001-07-01', full: '2002-07-01', applied: '1997-12-31' },
      ['applied-before-18'],
    ],
  ] as [string, Written, string[]][])('findings: %s', (_name, written, expected) => {
    expect(found(written)).toEqual(expected)
    expect(refused(written)).toEqual([])
  })

  test('the person of the golden scenario passes from application to full member', () => {
    const later = day('2029-12-31')
    const dates = datesOf({ birth: '1999-03-07', applied: '2026-06-01', join: '2027-12-20', full: '2028-12-20' })
    expect([...dateRefusals(dates, later), ...dateFindings(dates, later)]).toEqual([])
    expect(partyAge(day('2028-12-20'), later)).toBe(1)
  })

  test('joining is refused exactly before the eighteenth birthday', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400, max: 400 }), (birthDate, shift) => {
        const joinDate = addDays(comesOfAge(birthDate), shift)
        const far = addDays(joinDate, 10_000)
        const codes = dateRefusals({ category: 'PROBATIONARY', birthDate, joinDate }, far).map(({ code }) => code)
        expect(codes.includes('members.joined-before-18')).toBe(shift < 0)
        expect(ageOn(birthDate, joinDate) < 18).toBe(shift < 0)
      }),
    )
  })

  test('a probation of one year is never remarked on outside the years without probation', () => {
    fc.assert(
      fc.property(days, (joinDate) => {
        fc.pre(probationThen(joinDate) !== 'NONE')
        const birthDate = addMonths(joinDate, -300)
        const fullDate = addMonths(joinDate, 12)
        expect(dateFindings({ category: 'FULL', birthDate, joinDate, fullDate }, addDays(fullDate, 1))).toEqual([])
      }),
    )
  })
})

describe('party age and the medal', () => {
  test('party age counts from becoming full, in full years', () => {
    expect(partyAge(day('1976-07-01'), day('2026-06-30'))).toBe(49)
    expect(partyAge(day('1976-07-01'), day('2026-07-01'))).toBe(50)
    expect(partyAge(null, today)).toBe(null)
    expect(partyAge(day('2027-01-01'), today)).toBe(null)
  })

  test('fifty years by 1 July make a candidate, in good standing and without the medal', () => {
    const member = { category: 'FULL', status: 'NORMAL', fullDate: day('1976-07-01'), hasMedal: false } as const
    expect(fiftyYearsMedalCutoff(2026)).toBe('1976-07-01')
    expect(isFiftyYearsMedalCandidate(member, 2026)).toBe(true)
    expect(isFiftyYearsMedalCandidate(member, 2025)).toBe(false)
    expect(isFiftyYearsMedalCandidate({ ...member, fullDate: day('1976-07-02') }, 2026)).toBe(false)
    expect(isFiftyYearsMedalCandidate({ ...member, status: 'SUSPENDED' }, 2026)).toBe(false)
    expect(isFiftyYearsMedalCandidate({ ...member, category: 'PROBATIONARY' }, 2026)).toBe(false)
    expect(isFiftyYearsMedalCandidate({ ...member, hasMedal: true }, 2026)).toBe(false)
    expect(isFiftyYearsMedalCandidate({ ...member, fullDate: null }, 2026)).toBe(false)
  })

  test('a candidate has fifty years of party age on 1 July', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 2021, max: 2060 }), (fullDate, year) => {
        const member = { category: 'FULL', status: 'NORMAL', fullDate, hasMedal: false } as const
        const age = partyAge(fullDate, day(`${year}-07-01`)) ?? -1
        expect(isFiftyYearsMedalCandidate(member, year)).toBe(age >= 50)
      }),
    )
  })
})

describe('floating and lost contact', () => {
  test('six months on end are floating, to the day', () => {
    expect(isFloating(day('2026-08-31'), day('2027-02-27'))).toBe(false)
    expect(isFloating(day('2026-08-31'), day('2027-02-28'))).toBe(true)
  })

  test('who stays in one place for six months should transfer', () => {
    expect(shouldTransfer({ since: day('2026-05-23'), isPlaceFixed: true }, today)).toBe(true)
    expect(shouldTransfer({ since: day('2026-05-24'), isPlaceFixed: true }, today)).toBe(false)
    expect(shouldTransfer({ since: day('2020-01-01'), isPlaceFixed: false }, today)).toBe(false)
  })

  test('lost contact leads to stopping after six months and to removal two years later', () => {
    expect(suspensionFrom(day('2026-01-15'))).toBe('2026-07-15')
    expect(removalFrom(day('2026-07-15'))).toBe('2028-07-15')
  })
})

describe('statistics (STAT-1 … STAT-3)', () => {
  test.each([
    [18, '<=30'],
    [30, '<=30'],
    [31, '31-35'],
    [35, '31-35'],
    [36, '36-40'],
    [40, '36-40'],
    [41, '41-45'],
    [50, '46-50'],
    [55, '51-55'],
    [60, '56-60'],
    [61, '>=61'],
    [105, '>=61'],
  ])('age %i is in the group %s', (age, group) => {
    expect(ageGroupOf(age)).toBe(group)
  })

  test('age groups follow one another without a gap', () => {
    const reached = Array.from({ length: 120 }, (_, age) => ageGroups.indexOf(ageGroupOf(age)))
    expect(reached).toEqual(reached.toSorted((one, other) => one - other))
    expect(new Set(reached).size).toBe(ageGroups.length)
  })

  test('the age on 31 December counts full years', () => {
    expect(ageOn(day('1995-12-31'), day('2026-12-31'))).toBe(31)
    expect(ageOn(day('1996-01-01'), day('2026-12-31'))).toBe(30)
  })

  test.each([
    ['1949-09-30', 'BEFORE_1949_10'],
    ['1949-10-01', 'BEFORE_1978_12'],
    ['1978-11-30', 'BEFORE_1978_12'],
    ['1978-12-01', 'BEFORE_2012_11'],
    ['2012-10-31', 'BEFORE_2012_11'],
    ['2012-11-01', 'SINCE_2012_11'],
  ])('joined on %s counts as %s', (joinDate, period) => {
    expect(joinPeriodOf(joinDate as Day)).toBe(period)
  })

  test('junior college and above are the codes 10 to 39', () => {
    expect(['10', '14', '20', '21', '30', '33'].every(isCollegePlus)).toBe(true)
    expect(['40', '41', '60', '71', '90', '', '3', '300'].some(isCollegePlus)).toBe(false)
  })

  test('minorities are the groups 02 to 56', () => {
    const codes = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, '0'))
    expect(codes.filter(isMinority)).toEqual(codes.slice(2, 57))
    expect(isMinority('')).toBe(false)
  })
})

test('every code of these rules has a sentence in both languages', () => {
  words satisfies Record<DateRefusalCode | DateFindingCode | 'members.category-unknown', { zh: string; en: string }>
  const used = new Set(
    readFileSync(new URL('./rules.ts', import.meta.url), 'utf8').match(/(?<=')members\.[a-z0-9-]+(?=')/g),
  )
  expect(used.size).toBeGreaterThan(0)
  expect([...used].filter((code) => !Object.hasOwn(words, code))).toEqual([])
})
