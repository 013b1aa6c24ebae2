import type { Role } from './contract.ts'

/** The posts of the three administrators (等保 8.1.4.2): granted for one organisation, and gone with it (decisions 285). */
export const administrators = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'] as const satisfies readonly Role[]

/** The posts that may be limited to one line 条线; the others belong to one field of work by themselves. */
export function mayBeLimited(role: string): boolean {
  return role === 'ORGANISER' || role === 'SECRETARY'
}

/** Is this the post of one of the three administrators? */
export function isAdministrator(role: string): boolean {
  return (administrators as readonly string[]).includes(role)
}

/** Why a post may not end on this day; null when it may. Days as text; `null` is a post without an end. */
export function endFault(of: {
  until: string | null
  today: string
  grantorUntil: string | null
}): 'accounts.until-past' | 'accounts.until-too-late' | null {
  if (of.until !== null && of.until < of.today) return 'accounts.until-past'
  const isTooLate = of.grantorUntil !== null && (of.until === null || of.until > of.grantorUntil)
  return isTooLate ? 'accounts.until-too-late' : null
}
