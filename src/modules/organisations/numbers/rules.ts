import type { Reading } from '#kernel/time.ts'
import { creditCodeClasses, type Level, provinces } from '../codes.ts'

/** Structure of a division code (ADM-01, ADM-03). Whether the code exists is asked of the loaded table, not of this. */
export type DivisionCode = {
  /** Always twelve digits. */
  code: string
  level: Exclude<Level, 'CENTRAL'>
  /** First two digits, a key of `provinces`. */
  province: string
  /** What the ranges of ADM-01 and ADM-03 say of the last filled part; null where they say nothing. */
  kind: DivisionKind | null
}

export type DivisionKind =
  | 'PREFECTURE_CITY'
  | 'PREFECTURE'
  | 'UNDER_PROVINCE'
  | 'MUNICIPALITY_DISTRICTS'
  | 'MUNICIPALITY_COUNTIES'
  | 'STREET'
  | 'TOWN'
  | 'TOWNSHIP'
  | 'LIKE_TOWNSHIP'
  | 'NEIGHBOURHOOD_COMMITTEE'
  | 'VILLAGE_COMMITTEE'
  | 'LIKE_NEIGHBOURHOOD_COMMITTEE'
  | 'LIKE_VILLAGE_COMMITTEE'

export type DivisionRefusal =
  | 'organisations.division-code-length'
  | 'organisations.division-code-province'
  | 'organisations.division-code-gap'

/** Reads 6 digits (GB/T 2260), 9 (township) or 12 (statistical); gives 12 with trailing zeros (ADM-01 … ADM-03). */
export function readDivisionCode(written: string): Reading<DivisionCode, DivisionRefusal> {
  const text = written.slice(0, 40).normalize('NFKC').replace(/\s/g, '')
  if (!/^(?:\d{6}|\d{9}|\d{12})$/.test(text)) return { ok: false, code: 'organisations.division-code-length' }
  const code = text.padEnd(12, '0')
  const [province, prefecture, county, township, village] = partsOf(code)
  if (!Object.hasOwn(provinces, province)) return { ok: false, code: 'organisations.division-code-province' }
  // Cities without counties put their towns directly under the prefecture, so an empty county before a town is no gap.
  const hasGap = (prefecture === '00' && code.slice(4) !== '00000000') || (township === '000' && village !== '000')
  if (hasGap) return { ok: false, code: 'organisations.division-code-gap' }
  const level = levelOf([prefecture, county, township, village])
  return { ok: true, value: { code, level, province, kind: kindOf(code, level) } }
}

/** The code one level up, or null for a province (ADM-03). Takes a twelve-digit code. */
export function parentDivision(code: string): string | null {
  const ends = [2, 4, 6, 9, 12].filter((end, index, all) => Number(code.slice(all[index - 1] ?? 0, end)) !== 0)
  const above = ends.at(-2)
  return above === undefined ? null : code.slice(0, above).padEnd(12, '0')
}

/** Whether a division is another or lies inside it (ADM-03). Both twelve digits. */
export function isWithinDivision(code: string, ancestor: string): boolean {
  for (let at: string | null = code; at !== null; at = parentDivision(at)) if (at === ancestor) return true
  return false
}

export type CreditCode = {
  code: string
  /** First two characters, a key of `creditCodeClasses` when known (UCC-05). */
  entityClass: string
  isKnownClass: boolean
  /** Six digits of the registering office (UCC-02). */
  divisionCode: string
  /** Nine characters with their own check character (UCC-04). */
  organisationCode: string
}

export type CreditCodeRefusal =
  | 'organisations.credit-code-length'
  | 'organisations.credit-code-characters'
  | 'organisations.credit-code-check'

/** Reads a unified social credit code, tolerating spaces, hyphens, lower case and full width (UCC-01 … UCC-05). */
export function readCreditCode(written: string): Reading<CreditCode, CreditCodeRefusal> {
  const code = written.slice(0, 60).normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (code.length !== 18) return { ok: false, code: 'organisations.credit-code-length' }
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code))
    return { ok: false, code: 'organisations.credit-code-characters' }
  if (code !== completeCreditCode(code.slice(0, 16))) return { ok: false, code: 'organisations.credit-code-check' }
  const entityClass = code.slice(0, 2)
  const isKnownClass = Object.hasOwn(creditCodeClasses, entityClass)
  const value = { code, entityClass, isKnownClass, divisionCode: code.slice(2, 8), organisationCode: code.slice(8, 17) }
  return { ok: true, value }
}

/** Adds the two check characters to the first sixteen of a credit code (UCC-03, UCC-04); for demonstration data. */
export function completeCreditCode(firstSixteen: string): string {
  const seventeen = firstSixteen + organisationCheck(firstSixteen.slice(8))
  return seventeen + creditCheck(seventeen)
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

const creditCheck = (seventeen: string): string => {
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  const sum = weights.reduce((total, weight, at) => total + weight * CREDIT_ALPHABET.indexOf(seventeen.charAt(at)), 0)
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31)
}

const organisationCheck = (eight: string): string => {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number.parseInt(eight.charAt(at), 36), 0)
  return '0123456789X0'.charAt(11 - (sum % 11))
}

type Parts = [province: string, prefecture: string, county: string, township: string, village: string]

const partsOf = (code: string): Parts => [
  code.slice(0, 2),
  code.slice(2, 4),
  code.slice(4, 6),
  code.slice(6, 9),
  code.slice(9, 12),
]

const levelOf = (parts: [string, string, string, string]): DivisionCode['level'] => {
  const names = ['PREFECTURE', 'COUNTY', 'TOWNSHIP', 'VILLAGE'] as const
  return names[parts.findLastIndex((part) => Number(part) !== 0)] ?? 'PROVINCE'
}

const kindOf = (code: string, level: DivisionCode['level']): DivisionKind | null => {
  const [province, prefecture, , township, village] = partsOf(code)
  if (level === 'PREFECTURE') return prefectureKind(province, Number(prefecture))
  if (level === 'TOWNSHIP') return firstUpTo(townshipKinds, Number(township))
  if (level === 'VILLAGE') return firstUpTo(villageKinds, Number(village))
  return null
}

const prefectureKind = (province: string, prefecture: number): DivisionKind | null => {
  if (['11', '12', '31', '50'].includes(province))
    return prefecture === 1 ? 'MUNICIPALITY_DISTRICTS' : prefecture === 2 ? 'MUNICIPALITY_COUNTIES' : null
  if (prefecture === 90) return 'UNDER_PROVINCE'
  if (prefecture > 70) return null
  return prefecture >= 21 && prefecture <= 50 ? 'PREFECTURE' : 'PREFECTURE_CITY'
}

type Ranges = readonly (readonly [upTo: number, kind: DivisionKind])[]

const townshipKinds: Ranges = [
  [99, 'STREET'],
  [199, 'TOWN'],
  [399, 'TOWNSHIP'],
  [599, 'LIKE_TOWNSHIP'],
]

const villageKinds: Ranges = [
  [199, 'NEIGHBOURHOOD_COMMITTEE'],
  [399, 'VILLAGE_COMMITTEE'],
  [499, 'LIKE_NEIGHBOURHOOD_COMMITTEE'],
  [599, 'LIKE_VILLAGE_COMMITTEE'],
]

const firstUpTo = (ranges: Ranges, number: number): DivisionKind | null =>
  ranges.find(([upTo]) => number <= upTo)?.[1] ?? null
