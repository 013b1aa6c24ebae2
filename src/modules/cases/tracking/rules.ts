import { type Day, isDay, type Reading } from '#kernel/time.ts'

/** The number of a case: `LX20261123-000123`, its day and its order on that day. It says nothing of the person (D17). */
export function caseNumber(submittedOn: Day, order: number): string {
  if (!Number.isInteger(order) || order < 1) throw new RangeError(`Not an order within a day: ${order}`)
  return `LX${submittedOn.replaceAll('-', '')}-${String(order).padStart(6, '0')}`
}

/** Reads a number as people copy it: any case, with or without LX, hyphen and spaces, O for 0, I and L for 1. */
export function readCaseNumber(written: string): Reading<string, 'cases.number-unreadable'> {
  const text = plain(written).replace(/^LX/, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  const [, year, month, date, order] = /^(\d{4})(\d{2})(\d{2})(\d{6,9})$/.exec(text) ?? []
  const day = `${year}-${month}-${date}`
  if (!isDay(day) || Number(order) < 1) return { ok: false, code: 'cases.number-unreadable' }
  return { ok: true, value: caseNumber(day, Number(order)) }
}

/** Bytes of chance a tracking code is made of: 80 bits (T12). */
export const TRACKING_CODE_BYTES = 10

/** The code that opens a case beside its number: ten random bytes as `7KQ2-M0ZV-3T9A-H4XE`, Crockford's base 32. */
export function trackingCode(random: Uint8Array): string {
  if (random.length !== TRACKING_CODE_BYTES) throw new RangeError(`A tracking code takes ${TRACKING_CODE_BYTES} bytes`)
  let bits = 0n
  for (const byte of random) bits = (bits << 8n) | BigInt(byte)
  const signs = Array.from({ length: 16 }, (_, at) => ALPHABET.charAt(Number((bits >> BigInt(75 - 5 * at)) & 31n)))
  return grouped(signs.join(''))
}

/** Reads a code as people type it: lower case, full width, spaces or none, O for 0, I and L for 1. Gives its one spelling. */
export function readTrackingCode(written: string): Reading<string, 'cases.tracking-code-unreadable'> {
  const text = plain(written).replaceAll('O', '0').replace(/[IL]/g, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(text)) return { ok: false, code: 'cases.tracking-code-unreadable' }
  return { ok: true, value: grouped(text) }
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const grouped = (sixteen: string): string => sixteen.replace(/.{4}(?=.)/g, '$&-')

const plain = (written: string): string =>
  written
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/[\s–—−_.-]/g, '')
    .toUpperCase()
