import { randomInt } from 'node:crypto'

// Without signs that look alike on paper or sound alike on the telephone.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password that is read out and typed: sixteen signs in groups of four, 79 bits. */
export function newFilePassword(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
