import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkdays,
  addWorkMinutes,
  calendarFrom,
  type Day,
  dayFromExcelSerial,
  dayOf,
  daysBetween,
  formatDay,
  fullYearsBetween,
  isDay,
  isWorkday,
  lastWorkdayOf,
  monthsBetween,
  parseDay,
  startOf,
  toDay,
  weekdayOf,
  words,
  workdaysBetween,
} from './time.ts'

const day = toDay
const days = fc.integer({ min: -40_000, max: 60_000 }).map((count) => addDays(day('1970-01-01'), count))
const bare = calendarFrom([])
const shanghai = (text: string) => new Date(`${text}:00+08:00`)

describe('days and instants', () => {
  test('a day begins at midnight in Shanghai, eight hours before midnight in Greenwich', () => {
    expect(dayOf(new Date('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22')
    expect(dayOf(new Date('2026-11-22T16:00:00.000Z'))).toBe('2026-11-23')
    expect(startOf(day('2026-11-23')).toISOString()).toBe('2026-11-22T16:00:00.000Z')
    expect(startOf(day('2026-11-23'), 9 * 60).toISOString()).toBe('2026-11-23T01:00:00.000Z')
  })

  test('the start of a day lies on that day and the instant before it on the day before', () => {
    fc.assert(
      fc.property(days, (some) => {
        expect(dayOf(startOf(some))).toBe(some)
        expect(dayOf(new Date(startOf(some).getTime() - 1))).toBe(addDays(some, -1))
      }),
    )
  })

  test('only the canonical spelling of a real day is a day', () => {
    expect(['2026-11-23', '2024-02-29', '2000-02-29'].every(isDay)).toBe(true)
    expect(['2026-1-5', '1900-02-29', '2023-02-29', '2026-13-01', '2026-00-10', '0000-01-01', ''].some(isDay)).toBe(
      false,
    )
    expect(() => toDay('2026-02-30')).toThrow(RangeError)
  })

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -9000, max: 9000 }), (some, count) => {
        expect(daysBetween(some, addDays(some, count))).toBe(count)
      }),
    )
  })

  test('weekdays run from Monday 1 to Sunday 7', () => {
    expect(weekdayOf(day('2026-11-23'))).toBe(1)
    expect(weekdayOf(day('2026-11-29'))).toBe(7)
    expect(weekdayOf(day('1949-10-01'))).toBe(6)
  })
})

describe('reading a written day', () => {
  test.each([
    ['2026-1-5', '2026-01-05'],
    ['2026-01-05', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['2026/1/5', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['2026 年 1 月 5 日', '2026-01-05'],
    ['2026年01月05号', '2026-01-05'],
    ['２０２６－１－５', '2026-01-05'],
    ['２０２６年１月５日', '2026-01-05'],
    ['２０２６．１．５', '2026-01-05'],
    ['  2026-01-05\u3000', '2026-01-05'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is read', (written, value) => {
    expect(parseDay(written)).toEqual({ ok: true, value })
  })

  test.each([
    ['2026-01', 'time.day-incomplete'],
    ['2026.1', 'time.day-incomplete'],
    ['202601', 'time.day-incomplete'],
    ['2026年1月', 'time.day-incomplete'],
    ['2026', 'time.day-incomplete'],
    ['2023-02-29', 'time.day-impossible'],
    ['1974年2月29日', 'time.day-impossible'],
    ['2026-04-31', 'time.day-impossible'],
    ['2026-13-01', 'time.day-impossible'],
    ['20261301', 'time.day-impossible'],
    ['1026-01-01', 'time.day-impossible'],
    ['26-1-5', 'time.day-unreadable'],
    ['2026-1/5', 'time.day-unreadable'],
    ['2026-1-5 1', 'time.day-unreadable'],
    ['46027', 'time.day-unreadable'],
    ['去年', 'time.day-unreadable'],
    ['', 'time.day-unreadable'],
    ['9'.repeat(50_000), 'time.day-unreadable'],
  ])('%.20s is refused', (written, code) => {
    expect(parseDay(written)).toEqual({ ok: false, code })
  })

  test('every day is read back from each way of writing it', () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
    fc.assert(
      fc.property(days, (some) => {
        const [year, month, date] = some.split('-').map(Number)
        const ways = [`${year}-${month}-${date}`, `${year}.${month}.${date}`, `${year}/${month}/${date}`]
        for (const written of [...ways, some.replaceAll('-', ''), `${year}年${month}月${date}日`])
          for (const text of [written, wide(written)]) expect(parseDay(text)).toEqual({ ok: true, value: some })
      }),
    )
  })

  test('any text at all gives a day or a code with a sentence, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const reading = parseDay(text)
        expect(reading.ok ? isDay(reading.value) : words[reading.code].zh.length > 0).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('spreadsheet numbers are read by the workbook’s date system', () => {
    const value = (serial: number, epoch?: 1900 | 1904) => dayFromExcelSerial(serial, epoch)
    expect(value(46027)).toEqual({ ok: true, value: '2026-01-05' })
    expect(value(46027.75)).toEqual({ ok: true, value: '2026-01-05' })
    expect(value(1)).toEqual({ ok: true, value: '1900-01-01' })
    expect(value(59)).toEqual({ ok: true, value: '1900-02-28' })
    expect(value(61)).toEqual({ ok: true, value: '1900-03-01' })
    expect(value(46027 - 1462, 1904)).toEqual({ ok: true, value: '2026-01-05' })
    for (const serial of [60, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 20_260_105])
      expect(value(serial)).toEqual({ ok: false, code: 'time.day-impossible' })
  })
})

test('a day is shown with its weekday in both languages', () => {
  expect(formatDay(day('2026-11-23'), 'zh')).toBe('2026年11月23日（周一）')
  expect(formatDay(day('2026-11-29'), 'zh')).toBe('2026年11月29日（周日）')
  expect(formatDay(day('2026-11-23'), 'en')).toBe('Monday 23 November 2026')
})

describe('months and years (G2)', () => {
  test.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-06-01', 1, '2026-07-01'],
    ['2027-12-20', 12, '2028-12-20'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-01-31', -2, '2025-11-30'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months give %s', (from, count, to) => {
    expect(addMonths(day(from), count)).toBe(to)
  })

  test('full months and years are counted to the day', () => {
    expect(monthsBetween(day('2026-08-31'), day('2027-02-27'))).toBe(5)
    expect(monthsBetween(day('2026-08-31'), day('2027-02-28'))).toBe(6)
    expect(monthsBetween(day('2026-03-01'), day('2026-02-28'))).toBe(-1)
    expect(fullYearsBetween(day('2028-12-20'), day('2029-12-31'))).toBe(1)
    expect(fullYearsBetween(day('1999-03-07'), day('2017-03-06'))).toBe(17)
    expect(fullYearsBetween(day('1999-03-07'), day('2017-03-07'))).toBe(18)
    expect(fullYearsBetween(day('2008-02-29'), day('2026-02-28'))).toBe(18)
  })

  test('the months between are the most that fit', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        const months = monthsBetween(from, to)
        expect(addMonths(from, months) <= to).toBe(true)
        expect(addMonths(from, months + 1) > to).toBe(true)
      }),
    )
  })

  test('adding months never leaves the month meant', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (some, count) => {
        const months = (one: Day) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))
        const reached = addMonths(some, count)
        expect(months(reached) - months(some)).toBe(count)
        expect(reached.slice(8) <= some.slice(8)).toBe(true)
      }),
    )
  })
})

describe('working days (G3)', () => {
  const calendar = calendarFrom([
    { year: 2026, holidays: [day('2026-10-01'), day('2026-10-02'), day('2026-10-05')], workdays: [day('2026-10-10')] },
  ])

  test('holidays fall out and make-up Saturdays come in', () => {
    expect(isWorkday(day('2026-10-05'), calendar)).toBe(false)
    expect(isWorkday(day('2026-10-10'), calendar)).toBe(true)
    expect(isWorkday(day('2026-10-11'), calendar)).toBe(false)
    expect(addWorkdays(day('2026-09-30'), 1, calendar)).toEqual({ day: '2026-10-06', provisional: false })
    expect(addWorkdays(day('2026-09-30'), 5, calendar)).toEqual({ day: '2026-10-10', provisional: false })
    expect(addWorkdays(day('2026-10-06'), -1, calendar)).toEqual({ day: '2026-09-30', provisional: false })
    expect(workdaysBetween(day('2026-09-30'), day('2026-10-10'), calendar)).toEqual({ days: 5, provisional: false })
  })

  test('a year without a table counts Monday to Friday and says that this is provisional', () => {
    expect(addWorkdays(day('2026-12-30'), 2, calendar)).toEqual({ day: '2027-01-01', provisional: true })
    expect(workdaysBetween(day('2026-12-30'), day('2027-01-01'), calendar)).toEqual({ days: 2, provisional: true })
    expect(addWorkdays(day('2026-12-24'), 5, calendar)).toEqual({ day: '2026-12-31', provisional: false })
  })

  test('a notice of five working days from Monday 2027-10-11 ends on Friday 2027-10-15, provisionally', () => {
    expect(lastWorkdayOf(day('2027-10-11'), 5, calendar)).toEqual({ day: '2027-10-15', provisional: true })
    expect(lastWorkdayOf(day('2027-10-09'), 5, calendar)).toEqual({ day: '2027-10-15', provisional: true })
  })

  test('counting is the inverse of adding, and what is reached is a working day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -300, max: 300 }), (some, count) => {
        const reached = addWorkdays(some, count, bare).day
        expect(workdaysBetween(some, reached, bare).days).toBe(count)
        if (count !== 0) expect(isWorkday(reached, bare)).toBe(true)
      }),
    )
  })
})

describe('working hours', () => {
  const after = (from: string, minutes: number) => addWorkMinutes(shanghai(from), minutes, { calendar: bare }).at

  test.each([
    ['2026-11-23T09:00', 120, '2026-11-23T11:00'],
    ['2026-11-23T11:00', 120, '2026-11-23T14:00'],
    ['2026-11-23T10:00', 120, '2026-11-23T12:00'],
    ['2026-11-23T12:30', 120, '2026-11-23T15:00'],
    ['2026-11-23T16:30', 120, '2026-11-24T10:00'],
    ['2026-11-27T17:30', 30, '2026-11-30T09:30'],
    ['2026-11-28T11:00', 30, '2026-11-30T09:30'],
    ['2026-11-23T02:00', 450, '2026-11-23T17:30'],
    ['2026-11-28T11:00', 0, '2026-11-28T11:00'],
  ])('from %s, %i minutes of office time end at %s', (from, minutes, to) => {
    expect(after(from, minutes)).toEqual(shanghai(to))
  })

  test('reaching into a year without a table is provisional', () => {
    const calendar = calendarFrom([{ year: 2026, holidays: [], workdays: [] }])
    expect(addWorkMinutes(shanghai('2026-12-31T17:00'), 30, { calendar }).provisional).toBe(false)
    expect(addWorkMinutes(shanghai('2026-12-31T17:00'), 31, { calendar }).provisional).toBe(true)
  })

  test('two limits one after the other are one long limit', () => {
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    const minutes = fc.integer({ min: 1, max: 3000 })
    fc.assert(
      fc.property(instants, minutes, minutes, (from, first, second) => {
        const options = { calendar: bare }
        const twice = addWorkMinutes(addWorkMinutes(from, first, options).at, second, options).at
        expect(twice).toEqual(addWorkMinutes(from, first + second, options).at)
      }),
    )
  })
})
