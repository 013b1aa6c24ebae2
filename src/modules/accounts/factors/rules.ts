import { isAdministrator } from '../identities/rules.ts'

/** May this post not be used without a second factor, where the installation demands it (等保 8.1.4.1, ASVS 6.3.3)? */
export function demandsFactor(role: string, setting: 'demanded' | 'offered'): boolean {
  return setting === 'demanded' && isAdministrator(role)
}

/** Important acts ask for a proof not older than this (ASVS 7.5.1, 7.5.3). */
export const proofMinutes = 10

/** Is the last proof fresh enough for an important act? */
export function isProved(provedAt: Date, now: Date): boolean {
  return now.getTime() - provedAt.getTime() <= proofMinutes * 60_000
}

export const recoveryCodeCount = 10

// Without signs that are read for one another: 0 O, 1 I L.
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A recovery code, `ABCDE-23456`, 49 bits when `pick` gives an even number below its argument. */
export function recoveryCodeFrom(pick: (below: number) => number): string {
  const text = Array.from({ length: 10 }, () => signs[pick(signs.length)]).join('')
  return `${text.slice(0, 5)}-${text.slice(5)}`
}

/** A recovery code as it is compared, however it was typed. */
export function plainRecoveryCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** Six digits are a code of the app; anything else is read as a recovery code. */
export function isAppCode(typed: string): boolean {
  return /^\d{3}\s?\d{3}$/.test(typed)
}
