import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, toDay } from '#kernel/time.ts'
import type { CodeRefusal } from './codes.ts'
import {
  type BirthDateRefusal,
  birthDateProblem,
  completeIdNumber,
  type IdentityFindingCode,
  type IdNumberRefusal,
  identityFindings,
  maskAddress,
  maskIdNumber,
  maskMobile,
  maskName,
  type NameRefusal,
  readIdNumber,
  readMobile,
  readName,
  shownBirth,
  shownIdentity,
  type ViewLevel,
} from './rules.ts'
import { words } from './words.ts'

const day = toDay
const today = day('2026-11-23')
const levels: ViewLevel[] = ['PUBLIC', 'LIST', 'DETAIL', 'STEP_UP']

const births = fc.integer({ min: 0, max: 30_000 }).map((count) => addDays(day('1930-01-01'), count))
const idNumbers = fc
  .tuple(births, fc.integer({ min: 1, max: 999 }))
  .map(([birth, order]) => completeIdNumber(`529901${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`))

describe('names (UX-CS6)', () => {
  test.each([
    ['张三', '张三'],
    ['张 三', '张三'],
    ['　张　三　', '张三'],
    ['欧阳修远', '欧阳修远'],
    ['阿卜杜拉·买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉.买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['葛\u{E0100}亮', '葛亮'],
  ])('%s is read', (written, value) => {
    expect(readName(written)).toEqual({ ok: true, value })
  })

  const rare = [
    ...'䶮㛃㮾㸆㙍䜣䴙𠅤𠙶𠳐𡊄𡐓𢙐𢧵𢫬𣅿𣇉𣖕𣲗𣲘𣸣𤇣𤧛𤩽𥔲𥖨𥻗𦈡𦒍𦙶𦝼𦭜𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪩘𫍯𫍲𫍽𫐄𫓧𫔎𫖮𫗧𫘝𫠊𫢸𫭟𫮃𬀩𬂩𬇕𬊤𬍛𬍡𬎆𬘭𬙂𬤇𬭎𬱖𬺈𮉪𰛓𱉝',
  ]

  test(`${rare.length} rare characters are read, most of them of four bytes`, () => {
    expect(rare.length).toBeGreaterThanOrEqual(50)
    expect(rare.filter((character) => (character.codePointAt(0) ?? 0) > 0xffff).length).toBeGreaterThanOrEqual(40)
    for (const character of rare)
      expect(readName(`王${character}`), character).toEqual({ ok: true, value: `王${character}` })
  })

  test.each([
    ['张', 'people.name-length'],
    ['', 'people.name-length'],
    ['张'.repeat(51), 'people.name-length'],
    ['𬎆'.repeat(51), 'people.name-length'],
    ['张三1', 'people.name-characters'],
    ['Zhang San', 'people.name-characters'],
    ['·张三', 'people.name-characters'],
    ['张··三', 'people.name-characters'],
    ['=张三', 'people.name-characters'],
    ['<b>张三', 'people.name-characters'],
  ])('%s is refused', (written, code) => {
    expect(readName(written)).toEqual({ ok: false, code })
  })

  test('fifty characters of four bytes are a name', () => {
    expect(readName('𬎆'.repeat(50)).ok).toBe(true)
  })
})

describe('identity numbers (ID-01 … ID-05)', () => {
  test.each([
    ['11010519491231002X', '1949-12-31', '2'],
    ['440524188001010014', '1880-01-01', '1'],
    ['529901199003074010', '1990-03-07', '1'],
    ['529901195507012026', '1955-07-01', '2'],
    ['529901200110153035', '2001-10-15', '1'],
    ['529901198506201267', '1985-06-20', '2'],
  ])('%s is valid, born %s, gender %s', (number, birthDate, gender) => {
    expect(readIdNumber(number)).toEqual({
      ok: true,
      value: { number, birthDate, gender, divisionCode: number.slice(0, 6), isResidencePermit: false },
    })
  })

  test('a small x, full width, spaces and a leading apostrophe are put right', () => {
    for (const written of [
      '11010519491231002x',
      '１１０１０５１９４９１２３１００２ｘ',
      ' 110105 19491231 002X ',
      "'11010519491231002X",
    ])
      expect(readIdNumber(written)).toMatchObject({ ok: true, value: { number: '11010519491231002X' } })
  })

  test('an old number of fifteen places becomes eighteen', () => {
    expect(readIdNumber('110105491231002')).toMatchObject({ ok: true, value: { number: '11010519491231002X' } })
    expect(readIdNumber('529901900307401')).toMatchObject({ ok: true, value: { number: '529901199003074010' } })
  })

  test('residence permits of Hong Kong, Macao and Taiwan are known', () => {
    for (const start of ['810000', '820000', '830000'])
      expect(readIdNumber(completeIdNumber(`${start}19900307401`))).toMatchObject({
        ok: true,
        value: { isResidencePermit: true },
      })
  })

  test.each([
    ['529902197402290017', 'people.id-number-birth-date'],
    ['529901740229001', 'people.id-number-birth-date'],
    ['529901199003074011', 'people.id-number-check'],
    ['110105194912310020', 'people.id-number-check'],
    ['52990119900307401', 'people.id-number-length'],
    ['', 'people.id-number-length'],
    ['5299011990030740XX', 'people.id-number-characters'],
    ['52990119900307401A', 'people.id-number-characters'],
    ['52990190030740X', 'people.id-number-characters'],
    ['029901199003074010', 'people.id-number-characters'],
  ])('%s is refused', (written, code) => {
    expect(readIdNumber(written)).toEqual({ ok: false, code })
  })

  test('any single wrong digit and any two neighbours swapped are found', () => {
    fc.assert(
      fc.property(idNumbers, fc.nat(16), fc.nat(9), (number, at, digit) => {
        expect(readIdNumber(number).ok).toBe(true)
        const wrong = number.slice(0, at) + digit + number.slice(at + 1)
        const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2)
        for (const other of [wrong, swapped]) if (other !== number) expect(readIdNumber(other).ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('the birth date must be past and at most 120 years back', () => {
    expect(birthDateProblem(day('2026-11-24'), today)).toBe('people.born-in-future')
    expect(birthDateProblem(today, today)).toBe(null)
    expect(birthDateProblem(day('1906-11-23'), today)).toBe(null)
    expect(birthDateProblem(day('1880-01-01'), today)).toBe('people.born-too-long-ago')
  })

  test('a disagreement with what was entered is a finding for each field', () => {
    const reading = readIdNumber('529901199003074010')
    if (!reading.ok) throw new Error('unreadable')
    const codes = (birthDate: string | null, gender: string | null) =>
      identityFindings(reading.value, { birthDate: birthDate === null ? null : day(birthDate), gender }).map(
        ({ code }) => code,
      )
    expect(codes('1990-03-07', '1')).toEqual([])
    expect(codes(null, null)).toEqual([])
    expect(codes(null, '9')).toEqual([])
    expect(codes('1989-03-07', '1')).toEqual(['people.birth-date-differs'])
    expect(codes('1989-03-07', '2')).toEqual(['people.birth-date-differs', 'people.gender-differs'])
  })
})

describe('mobile numbers', () => {
  test.each([
    '13812341234',
    '138 1234 1234',
    '138-1234-1234',
    '+86 13812341234',
    '8613812341234',
    '008613812341234',
    '１３８１２３４１２３４',
    '\u202d138 1234 1234\u202c',
    '\ufeff+86\u200b13812341234',
  ])('%s is read', (written) => {
    expect(readMobile(written)).toEqual({ ok: true, value: '13812341234' })
  })

  test.each(['12812341234', '1381234123', '138123412345', '0851-1234567', '', '861381234123'])(
    '%s is refused',
    (written) => {
      expect(readMobile(written)).toEqual({ ok: false, code: 'people.mobile-unreadable' })
    },
  )
})

describe('masks (security 2.3)', () => {
  test('names are masked for the public only', () => {
    expect(maskName('张小三', 'PUBLIC')).toBe('张*三')
    expect(maskName('张三', 'PUBLIC')).toBe('张*')
    expect(maskName('阿卜杜拉·买买提', 'PUBLIC')).toBe('阿*提')
    expect(maskName('𬎆小𬎆', 'PUBLIC')).toBe('𬎆*𬎆')
    expect(maskName('张小三', 'PUBLIC', 'SENSITIVE')).toBe('张*')
    expect(maskName('张小三', 'PUBLIC', 'CONSENTED')).toBe('张小三')
    expect(maskName('张小三', 'LIST', 'SENSITIVE')).toBe('张小三')
  })

  test('identity numbers show nothing, two, seven or all places', () => {
    expect(levels.map((level) => maskIdNumber('11010519491231002X', level))).toEqual([
      null,
      '****************2X',
      '110105***********X',
      '11010519491231002X',
    ])
  })

  test('mobile numbers are whole only after step-up', () => {
    expect(levels.map((level) => maskMobile('13812341234', level))).toEqual([
      ...['138****1234', '138****1234', '138****1234'],
      '13812341234',
    ])
  })

  test.each([
    ['某省云岭县青石镇李家村三组12号', '某省云岭县青石镇', '某省云岭县青石镇李家村'],
    ['云岭县东街道望江社区2栋301室', '云岭县东街道', '云岭县东街道望江社区'],
    ['青石乡12号', '青石乡', '青石乡'],
    ['青石镇解放路3号幸福新村', '青石镇', '青石镇'],
    ['解放路3号（近东街道）', null, null],
    ['云岭县人民大楼', null, null],
    ['', null, null],
  ])('the address %s', (address, township, village) => {
    expect(maskAddress(address, 'PUBLIC')).toBe(township)
    expect(maskAddress(address, 'LIST')).toBe(village)
    expect(maskAddress(address, 'DETAIL')).toBe(village)
    expect(maskAddress(address, 'STEP_UP')).toBe(address)
  })

  test('no masked address holds a digit, a street or a house', () => {
    const piece = fc.constantFrom(
      '云岭县',
      '青石镇',
      '望江',
      '街道',
      '村',
      '社区',
      '乡',
      '路',
      '3号',
      '２栋',
      '一单元',
      '组',
      '5',
      '王家',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), fc.constantFrom(...levels.slice(0, 3)), (pieces, level) => {
        expect(maskAddress(pieces.join(''), level) ?? '').not.toMatch(/[\d２]|路|号|栋|单元|组/)
      }),
      { numRuns: 2000 },
    )
  })

  test('birth is nothing, an age, a month or a day, and an age beside a fragment', () => {
    const birth = day('1990-05-17')
    expect(levels.map((level) => shownBirth(birth, level, { today }))).toEqual([
      null,
      { as: 'AGE', value: '36' },
      { as: 'MONTH', value: '1990-05' },
      { as: 'DAY', value: '1990-05-17' },
    ])
    expect(shownBirth(birth, 'DETAIL', { today, besideIdNumber: true })).toEqual({ as: 'AGE', value: '36' })
  })

  test('before step-up no view holds a birth date together with a fragment of the number', () => {
    const prefer = fc.constantFrom('BIRTH' as const, 'ID_NUMBER' as const)
    fc.assert(
      fc.property(idNumbers, prefer, (idNumber, preferred) => {
        const reading = readIdNumber(idNumber)
        if (!reading.ok) throw new Error('unreadable')
        const { birthDate } = reading.value
        for (const level of levels.slice(0, 3)) {
          const shown = shownIdentity({ idNumber, birthDate }, level, { today, prefer: preferred })
          expect(shown.idNumber !== null && shown.birth !== null && shown.birth.as !== 'AGE').toBe(false)
          expect((shown.idNumber ?? '').replace(/\D/g, '').length).toBeLessThanOrEqual(7)
          expect(shown.idNumber?.slice(6, 14) ?? '********').toBe('********')
        }
        const whole = shownIdentity({ idNumber, birthDate }, 'STEP_UP', { today })
        expect(whole).toEqual({ idNumber, birth: { as: 'DAY', value: birthDate } })
      }),
    )
  })
})

test('every code of these rules has a sentence in both languages', () => {
  type Code = NameRefusal | IdNumberRefusal | BirthDateRefusal | IdentityFindingCode | CodeRefusal
  words satisfies Record<Code | 'people.mobile-unreadable', { zh: string; en: string }>
  const sources = ['./rules.ts', './codes.ts'].map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  const used = new Set(sources.join().match(/(?<=')people\.[a-z-]+(?=')/g))
  expect(used.size).toBeGreaterThan(0)
  expect([...used].filter((code) => !Object.hasOwn(words, code))).toEqual([])
})
