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
