import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completeCreditCode, isWithinDivision, parentDivision, readCreditCode, readDivisionCode } from './rules.ts'

describe('division codes (ADM-01 … ADM-03)', () => {
  test.each([
    ['520000', '520000000000', 'PROVINCE', null],
    ['529900', '529900000000', 'PREFECTURE', null],
    ['520100', '520100000000', 'PREFECTURE', 'PREFECTURE_CITY'],
    ['522300', '522300000000', 'PREFECTURE', 'PREFECTURE'],
    ['429000', '429000000000', 'PREFECTURE', 'UNDER_PROVINCE'],
    ['110100', '110100000000', 'PREFECTURE', 'MUNICIPALITY_DISTRICTS'],
    ['500200', '500200000000', 'PREFECTURE', 'MUNICIPALITY_COUNTIES'],
    ['529901', '529901000000', 'COUNTY', null],
    ['529901001', '529901001000', 'TOWNSHIP', 'STREET'],
    ['529901100000', '529901100000', 'TOWNSHIP', 'TOWN'],
    ['529901200000', '529901200000', 'TOWNSHIP', 'TOWNSHIP'],
    ['529901400000', '529901400000', 'TOWNSHIP', 'LIKE_TOWNSHIP'],
    ['529901100001', '529901100001', 'VILLAGE', 'NEIGHBOURHOOD_COMMITTEE'],
    ['529901100201', '529901100201', 'VILLAGE', 'VILLAGE_COMMITTEE'],
    ['529901100498', '529901100498', 'VILLAGE', 'LIKE_NEIGHBOURHOOD_COMMITTEE'],
    ['529901100598', '529901100598', 'VILLAGE', 'LIKE_VILLAGE_COMMITTEE'],
    ['５２９９０１', '529901000000', 'COUNTY', null],
    ['529900100201', '529900100201', 'VILLAGE', 'VILLAGE_COMMITTEE'],
  ])('%s is %s, %s', (written, code, level, kind) => {
    expect(readDivisionCode(written)).toMatchObject({
      ok: true,
      value: { code, level, kind, province: code.slice(0, 2) },
    })
  })

  test.each([
    ['52990', 'organisations.division-code-length'],
    ['52990x', 'organisations.division-code-length'],
    ['5299011', 'organisations.division-code-length'],
    ['990101', 'organisations.division-code-province'],
    ['520001', 'organisations.division-code-gap'],
    ['529901000201', 'organisations.division-code-gap'],
  ])('%s is refused', (written, code) => {
    expect(readDivisionCode(written)).toEqual({ ok: false, code })
  })

  test('a city without counties has its towns directly below it', () => {
    expect(parentDivision('529900100201')).toBe('529900100000')
    expect(parentDivision('529900100000')).toBe('529900000000')
  })

  test('every code lies within each code above it, up to its province', () => {
    const part = (max: number, width: number) => fc.nat(max).map((number) => String(number).padStart(width, '0'))
    const parts = fc.tuple(part(99, 2), part(99, 2), part(599, 3), part(599, 3)).map((all) => `52${all.join('')}`)
    fc.assert(
      fc.property(parts, (code) => {
        fc.pre(readDivisionCode(code).ok)
        const above = parentDivision(code)
        expect(isWithinDivision(code, code)).toBe(true)
        expect(isWithinDivision(code, '520000000000')).toBe(true)
        expect(isWithinDivision(code, '530000000000')).toBe(false)
        if (above !== null) {
          expect(isWithinDivision(code, above)).toBe(true)
          expect(isWithinDivision(above, code)).toBe(false)
        }
      }),
    )
  })
})

describe('unified social credit codes (UCC-01 … UCC-07)', () => {
  const valid = ['91350100M000100Y43', '11529901MB00000194', '54529901MF000011XJ', '91529901MA000012XE']

  test.each(valid)('%s is valid', (code) => {
    expect(readCreditCode(code)).toMatchObject({ ok: true, value: { code, isKnownClass: true } })
  })

  test('the parts are told apart', () => {
    expect(readCreditCode('11529901MB00000194')).toEqual({
      ok: true,
      value: {
        code: '11529901MB00000194',
        entityClass: '11',
        isKnownClass: true,
        divisionCode: '529901',
        organisationCode: 'MB0000019',
      },
    })
  })

  test('spaces, hyphens, lower case and full width are read', () => {
    for (const written of [
      '91529901 MA000012XE',
      '91529901-MA000012X-E',
      '91529901ma000012xe',
      '９１５２９９０１ＭＡ００００１２ＸＥ',
    ])
      expect(readCreditCode(written).ok, written).toBe(true)
  })

  test.each([
    ['91350100M000100Y4', 'organisations.credit-code-length'],
    ['', 'organisations.credit-code-length'],
    ['91350100M000100Y4I', 'organisations.credit-code-characters'],
    ['91350100M000100YO3', 'organisations.credit-code-characters'],
    ['9135O100M000100Y43', 'organisations.credit-code-characters'],
    ['91350100M000100Y44', 'organisations.credit-code-check'],
    ['91350100M000100X43', 'organisations.credit-code-check'],
  ])('%s is refused', (written, code) => {
    expect(readCreditCode(written)).toEqual({ ok: false, code })
  })

  test('an unknown class is no fault', () => {
    const code = completeCreditCode('A1529901MB000001')
    expect(readCreditCode(code)).toMatchObject({ ok: true, value: { isKnownClass: false } })
  })

  test('any single wrong character is found', () => {
    const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    const sixteen = fc
      .tuple(
        fc.constantFrom('11', '54', '91', 'N2', 'Y1'),
        fc.nat(999_999).map((division) => String(division).padStart(6, '0')),
        fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 8 }).map((body) => body.join('')),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(sixteen, fc.nat(17), fc.constantFrom(...alphabet), (start, at, other) => {
        const code = completeCreditCode(start)
        expect(readCreditCode(code).ok).toBe(true)
        fc.pre(code.charAt(at) !== other)
        expect(readCreditCode(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
})
