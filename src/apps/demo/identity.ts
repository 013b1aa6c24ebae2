const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/**
 * A valid identity number (ID-01, ID-02) in a division 5299xx, which no real person can have.
 * `sequence` is 0–499; its parity is set from the gender (1 male, 2 female).
 */
export function identityNumber(about: {
  division: string
  birthDate: string
  gender: 1 | 2
  sequence: number
}): string {
  const sequence = about.sequence * 2 + (about.gender === 1 ? 1 : 0)
  const body = about.division + about.birthDate.replaceAll('-', '') + String(sequence).padStart(3, '0')
  return body + checkCharacter(body)
}

/** The check character of the first 17 digits (GB 11643). */
export function checkCharacter(body: string): string {
  let sum = 0
  for (const [index, weight] of WEIGHTS.entries()) sum += weight * Number(body[index])
  return CHECK_CHARACTERS.charAt(sum % 11)
}

/** A mobile number of the form `1540000nnnn`: the series 154 is not given out, so nobody can be rung up by mistake. */
export function fictitiousMobile(index: number): string {
  return `1540000${String(index).padStart(4, '0')}`
}
