import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, toDay } from '#kernel/time.ts'
import { caseNumber, readCaseNumber, readTrackingCode, TRACKING_CODE_BYTES, trackingCode } from './rules.ts'

const bytes = fc.uint8Array({ minLength: TRACKING_CODE_BYTES, maxLength: TRACKING_CODE_BYTES })

describe('case numbers', () => {
  test('a number is its day and its order on that day', () => {
    expect(caseNumber(toDay('2026-11-23'), 123)).toBe('LX20261123-000123')
    expect(caseNumber(toDay('2026-11-23'), 1_234_567)).toBe('LX20261123-1234567')
    expect(() => caseNumber(toDay('2026-11-23'), 0)).toThrow(RangeError)
  })

  test.each([
    'LX20261123-000123',
    'lx20261123-000123',
    ' LX 20261123 000123 ',
    '20261123-000123',
    'ＬＸ２０２６１１２３－０００１２３',
    'LX2O26ll23-OOOl23',
    'LX20261123000123',
  ])('%s is read', (written) => {
    expect(readCaseNumber(written)).toEqual({ ok: true, value: 'LX20261123-000123' })
  })

  test.each(['', 'LX20261323-000123', 'LX20261123-000000', 'LX20261123-123', 'AB20261123-000123', '1'.repeat(50_000)])(
    '%.30s is refused',
    (written) => {
      expect(readCaseNumber(written)).toEqual({ ok: false, code: 'cases.number-unreadable' })
    },
  )

  test('every number is read back', () => {
    fc.assert(
      fc.property(fc.nat(9000), fc.integer({ min: 1, max: 999_999_999 }), (days, order) => {
        const number = caseNumber(addDays(toDay('2020-01-01'), days), order)
        expect(readCaseNumber(number)).toEqual({ ok: true, value: number })
        expect(readCaseNumber(number.slice(2).toLowerCase().replace('-', ' '))).toEqual({ ok: true, value: number })
      }),
    )
  })
})

describe('tracking codes (T12)', () => {
  test('the first, the last and one in between', () => {
    expect(trackingCode(new Uint8Array(10))).toBe('0000-0000-0000-0000')
    expect(trackingCode(new Uint8Array(10).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ')
    expect(trackingCode(Uint8Array.from([0, 68, 50, 20, 199, 66, 84, 182, 53, 207]))).toBe('0123-4567-89AB-CDEF')
  })

  test('fewer than 80 bits are refused', () => {
    expect(() => trackingCode(new Uint8Array(9))).toThrow(RangeError)
  })

  test('a code holds 80 bits: each byte of chance can be told from the code', () => {
    const numberIn = (code: string) =>
      [...code.replaceAll('-', '')].reduce(
        (sum, sign) => sum * 32n + BigInt('0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(sign)),
        0n,
      )
    fc.assert(
      fc.property(bytes, (random) => {
        const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
        expect(numberIn(trackingCode(random))).toBe(BigInt(`0x${hex}`))
      }),
    )
  })

  test('a code is read however it is typed', () => {
    const sloppy = (code: string, choice: number): string =>
      [
        code.toLowerCase(),
        code.replaceAll('-', ''),
        code.replaceAll('-', ' '),
        code.replaceAll('0', 'o').replaceAll('1', 'l'),
        code.replaceAll('0', 'O').replaceAll('1', 'I'),
        ` ${code.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))} `,
      ][choice] ?? code
    fc.assert(
      fc.property(bytes, fc.nat(5), (random, choice) => {
        const code = trackingCode(random)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
        expect(readTrackingCode(sloppy(code, choice))).toEqual({ ok: true, value: code })
      }),
      { numRuns: 1000 },
    )
  })

  test.each(['', '0123-4567-89AB-CDE', '0123-4567-89AB-CDEFG', '0123-4567-89AB-CDEU', '0123-4567-89AB-CDE*'])(
    '%s is refused',
    (written) => {
      expect(readTrackingCode(written)).toEqual({ ok: false, code: 'cases.tracking-code-unreadable' })
    },
  )
})
