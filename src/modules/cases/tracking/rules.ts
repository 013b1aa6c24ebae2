import { type Day, isDay, type Reading } from '#kernel/time.ts'
import { type CaseKind, caseKinds } from '../codes.ts'

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

/** What stands in the fields of the public form, as it was typed. */
export type WrittenCase = Readonly<
  Record<'kind' | 'title' | 'text' | 'isPublic' | 'name' | 'phone' | 'consent', string>
>

export type ReadCase = {
  readonly kind: CaseKind
  readonly title: string
  readonly text: string
  readonly isPublic: boolean
  readonly name: string
  readonly phone: string | null
}

export type FormFault = {
  readonly field: keyof WrittenCase
  readonly code:
    | 'cases.kind-missing'
    | 'cases.title-length'
    | 'cases.text-length'
    | 'cases.name-length'
    | 'cases.phone-unreadable'
    | 'cases.public-missing'
    | 'cases.consent-missing'
}

/** Reads the public form; every field that needs a change is named, and nothing is asked that handling does not need (PRV-02). */
export function readWrittenCase(
  written: WrittenCase,
): { ok: true; value: ReadCase } | { ok: false; faults: FormFault[] } {
  const { kind } = written
  const title = line(written.title)
  const text = readText(written.text)
  const name = line(written.name)
  const phone = written.phone.normalize('NFKC').replace(/[\s()-]/g, '')
  const checks: [boolean, FormFault][] = [
    [isKind(kind), { field: 'kind', code: 'cases.kind-missing' }],
    [isBetween(title, 5, 40), { field: 'title', code: 'cases.title-length' }],
    [isBetween(text, 10, 2000), { field: 'text', code: 'cases.text-length' }],
    [isBetween(name, 1, 20), { field: 'name', code: 'cases.name-length' }],
    [phone === '' || /^(?:\+?\d{7,15})$/.test(phone), { field: 'phone', code: 'cases.phone-unreadable' }],
    [['yes', 'no'].includes(written.isPublic), { field: 'isPublic', code: 'cases.public-missing' }],
    [written.consent === 'on', { field: 'consent', code: 'cases.consent-missing' }],
  ]
  const faults = checks.filter(([isRight]) => !isRight).map(([, fault]) => fault)
  if (faults.length > 0 || !isKind(kind)) return { ok: false, faults }
  return {
    ok: true,
    value: { kind, title, text, isPublic: written.isPublic === 'yes', name, phone: phone === '' ? null : phone },
  }
}

/** What was typed as it is kept: one spelling, Unix line ends, nothing the database cannot hold. */
export function readText(written: string): string {
  return written.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\0', '').trim()
}

/** What others see of the writer's name: its first character (PRV-01). */
export function maskOf(name: string): string {
  return `${[...name][0] ?? ''}**`
}

const isKind = (text: string): text is CaseKind => Object.hasOwn(caseKinds, text)

const isBetween = (text: string, least: number, most: number): boolean => {
  const length = [...text].length
  return length >= least && length <= most
}

const line = (text: string): string => readText(text).replace(/\s+/g, ' ')

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const grouped = (sixteen: string): string => sixteen.replace(/.{4}(?=.)/g, '$&-')

const plain = (written: string): string =>
  written
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/[\s–—−_.-]/g, '')
    .toUpperCase()
