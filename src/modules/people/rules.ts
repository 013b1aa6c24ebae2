import { type Day, fullYearsBetween, isDay, type Reading } from '#kernel/time.ts'
import { photoLimits } from './codes.ts'

export type NameRefusal = 'people.name-length' | 'people.name-characters'

/**
 * Reads a name in Chinese characters of any age and plane, with the dot of minority names (UX-CS6). Padding spaces go,
 * other dots between characters become ·, variation selectors go. 2–50 characters.
 */
export function readName(written: string): Reading<string, NameRefusal> {
  const name = written
    .slice(0, 400)
    .replace(/\s|\p{Variation_Selector}/gu, '')
    .replace(/[•・‧∙⋅●．.]/g, '·')
  const length = [...name].length
  if (length < 2 || length > 50) return { ok: false, code: 'people.name-length' }
  const isName = /^\p{Script=Han}+(?:·\p{Script=Han}+)*$/u.test(name)
  return isName ? { ok: true, value: name } : { ok: false, code: 'people.name-characters' }
}

/** What a citizen's identity number says (ID-01). */
export type IdNumber = {
  /** Eighteen characters, a final x as capital X (ID-02). */
  number: string
  /** Six digits of the place of first registration; it may be abolished and is never checked against a table (ID-01). */
  divisionCode: string
  birthDate: Day
  /** GB/T 2261.1. */
  gender: '1' | '2'
  /** Residence permit of a person from Hong Kong, Macao or Taiwan (ID-03). */
  isResidencePermit: boolean
}

export type IdNumberRefusal =
  | 'people.id-number-length'
  | 'people.id-number-characters'
  | 'people.id-number-birth-date'
  | 'people.id-number-check'

/**
 * Reads an identity number of 18 or of the old 15 places, which becomes 18 (ID-01 … ID-03). Spaces, a leading
 * apostrophe, full width and a small x are put right. The date must be real even when the check character fits (ID-04).
 */
export function readIdNumber(written: string): Reading<IdNumber, IdNumberRefusal> {
  const text = written
    .slice(0, 60)
    .normalize('NFKC')
    .replace(/[\s'’]/g, '')
    .toUpperCase()
  if (text.length !== 15 && text.length !== 18) return { ok: false, code: 'people.id-number-length' }
  if (!/^[1-9]\d{14}(?:\d{2}[\dX])?$/.test(text)) return { ok: false, code: 'people.id-number-characters' }
  const number = text.length === 18 ? text : completeIdNumber(`${text.slice(0, 6)}19${text.slice(6)}`)
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(birthDate)) return { ok: false, code: 'people.id-number-birth-date' }
  if (number !== completeIdNumber(number.slice(0, 17))) return { ok: false, code: 'people.id-number-check' }
  const value: IdNumber = {
    number,
    divisionCode: number.slice(0, 6),
    birthDate,
    gender: Number(number.charAt(16)) % 2 === 1 ? '1' : '2',
    isResidencePermit: /^8[123]0000/.test(number),
  }
  return { ok: true, value }
}

/** Adds the check character to the first seventeen digits (ID-02). */
export function completeIdNumber(seventeen: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen.charAt(at)), 0)
  return seventeen + '10X98765432'.charAt(sum % 11)
}

export type BirthDateRefusal = 'people.born-in-future' | 'people.born-too-long-ago'

/** A birth date must lie in the past and not more than 120 years back; null when it does. */
export function birthDateProblem(birthDate: Day, today: Day): BirthDateRefusal | null {
  if (birthDate > today) return 'people.born-in-future'
  return fullYearsBetween(birthDate, today) > 120 ? 'people.born-too-long-ago' : null
}

export type IdentityFindingCode = 'people.birth-date-differs' | 'people.gender-differs'
export type IdentityFinding = { id: 'ID-05'; code: IdentityFindingCode }

/**
 * Where the entered birth date and gender disagree with the number (ID-05). A finding for a person to settle: nothing
 * is overwritten, for in a cadre's file the recorded birth date has precedence.
 */
export function identityFindings(
  idNumber: IdNumber,
  entered: { birthDate?: Day | null; gender?: string | null },
): IdentityFinding[] {
  const findings: IdentityFinding[] = []
  if (entered.birthDate && entered.birthDate !== idNumber.birthDate)
    findings.push({ id: 'ID-05', code: 'people.birth-date-differs' })
  const isStated = entered.gender === '1' || entered.gender === '2'
  if (isStated && entered.gender !== idNumber.gender) findings.push({ id: 'ID-05', code: 'people.gender-differs' })
  return findings
}

/** Reads a mobile number of the mainland, tolerating +86, spaces, hyphens, full width and the unseen marks that come with a copy (2.2). Eleven digits. */
export function readMobile(written: string): Reading<string, 'people.mobile-unreadable'> {
  const text = written
    .slice(0, 60)
    .normalize('NFKC')
    .replace(/[\s()'\p{Cf}-]/gu, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(text) ? { ok: true, value: text } : { ok: false, code: 'people.mobile-unreadable' }
}

/**
 * Who is looking (security 2.3): the public, a list in the console, one person's card, or a step-up view that was asked
 * for with a reason, lasts 60 seconds and stands in the person's own 谁看过我.
 */
export type ViewLevel = 'PUBLIC' | 'LIST' | 'DETAIL' | 'STEP_UP'

/** On public pages 张*三, on lists of hardship or discipline 张*, on honour lists with consent the full name. */
export type PublicName = 'ORDINARY' | 'SENSITIVE' | 'CONSENTED'

/** The name as a viewer sees it (security 2.3). One star stands for any number of characters. */
export function maskName(name: string, level: ViewLevel, publicName: PublicName = 'ORDINARY'): string {
  if (level !== 'PUBLIC' || publicName === 'CONSENTED') return name
  const characters = [...name]
  const [first = '', last = ''] = [characters.at(0), characters.at(-1)]
  return publicName === 'SENSITIVE' || characters.length < 3 ? `${first}*` : `${first}*${last}`
}

/**
 * The identity number as a viewer sees it, or null for not at all (security 2.3): in a list the last two, on a card the
 * first six and the last, whole after step-up. Never shown beside a birth date; `shownIdentity` keeps the two apart.
 */
export function maskIdNumber(number: string, level: ViewLevel): string | null {
  if (level === 'PUBLIC') return null
  if (level === 'STEP_UP') return number
  if (level === 'LIST') return '*'.repeat(Math.max(number.length - 2, 0)) + number.slice(-2)
  return number.slice(0, 6) + '*'.repeat(Math.max(number.length - 7, 0)) + number.slice(-1)
}

/** The mobile number as a viewer sees it: 138****1234, whole only after step-up (security 2.3). */
export function maskMobile(mobile: string, level: ViewLevel): string {
  return level === 'STEP_UP' ? mobile : `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
}

/**
 * The address as a viewer sees it (security 2.3): to the township for the public, to the village in the console, whole
 * after step-up. Null where that part cannot be told from house or street: too little is shown rather than too much.
 */
export function maskAddress(address: string, level: ViewLevel): string | null {
  if (level === 'STEP_UP') return address
  const township = /街道|镇|乡/.exec(address)
  if (!township) return null
  const end = township.index + township[0].length
  const toTownship = coarse(address.slice(0, end))
  if (level === 'PUBLIC' || toTownship === null) return toTownship
  const village = /村|社区|居委会/.exec(address.slice(end))
  const toVillage = village && coarse(address.slice(0, end + village.index + village[0].length))
  return toVillage ?? toTownship
}

/** A year or an age as digits, a month as `1990-05`, a day as `1990-05-17`. */
export type ShownBirth = { as: 'AGE' | 'MONTH' | 'DAY'; value: string }

/**
 * The birth date as a viewer sees it (security 2.3): nothing in public, the age in a list, the month on a card, the day
 * after step-up. Beside a fragment of the identity number never more than the age.
 */
export function shownBirth(
  birthDate: Day,
  level: ViewLevel,
  { today, besideIdNumber = false }: { today: Day; besideIdNumber?: boolean },
): ShownBirth | null {
  if (level === 'PUBLIC') return null
  if (level === 'STEP_UP') return { as: 'DAY', value: birthDate }
  if (level === 'LIST' || besideIdNumber) return { as: 'AGE', value: String(fullYearsBetween(birthDate, today)) }
  return { as: 'MONTH', value: birthDate.slice(0, 7) }
}

/**
 * Identity number and birth date for one view, so that no view holds both a fragment and a date (security, finding 3).
 * A card shows the birth month, or, when `prefer` says so, the fragment with the age.
 */
export function shownIdentity(
  { idNumber, birthDate }: { idNumber: string; birthDate: Day },
  level: ViewLevel,
  { today, prefer = 'BIRTH' }: { today: Day; prefer?: 'BIRTH' | 'ID_NUMBER' },
): { idNumber: string | null; birth: ShownBirth | null } {
  const hidesNumber = level === 'DETAIL' && prefer === 'BIRTH'
  return {
    idNumber: hidesNumber ? null : maskIdNumber(idNumber, level),
    birth: shownBirth(birthDate, level, { today, besideIdNumber: !hidesNumber }),
  }
}

/** A part of an address that names no street, house or number, else null. */
const coarse = (part: string): string | null =>
  /[\d０-９#＃]|号|室|栋|幢|楼|单元|组|路|巷|弄|胡同|街(?!道)/.test(part) ? null : part

/** What is wrong with a photo; nothing when it can be kept (2.2). */
export function photoFault(photo: {
  readonly bytes: number
  readonly size: { readonly width: number; readonly height: number } | undefined
}): 'people.photo-kind' | 'people.photo-side' | 'people.photo-large' | undefined {
  const { bytes, size } = photo
  if (size === undefined) return 'people.photo-kind'
  const { leastSide, width, height } = photoLimits
  if (Math.min(size.width, size.height) < leastSide || size.width > width || size.height > height)
    return 'people.photo-side'
  return bytes > photoLimits.bytes ? 'people.photo-large' : undefined
}
