import { randomBytes } from 'node:crypto'
import { crypto } from './crypto.ts'

const context = 'kernel.form'
const size = 16

/**
 * A new token for a form that is given out to somebody unknown: it makes a second press of the button the same act. It is
 * sealed, so that nobody can make one up or guess another’s, and says nothing of who got the form; two forms of one
 * visitor have nothing in common (decisions 48).
 */
export function makeFormToken(): string {
  return crypto().seal(context, randomBytes(size)).toString('base64url')
}

/** The idempotency key of a form by its token; nothing when the token is none of ours. */
export function keyOfForm(token: string): string | undefined {
  const opened = openSealed(token.slice(0, 200))
  return opened?.length === size ? crypto().hash(context, opened).toString('hex') : undefined
}

// What comes from outside may be anything; a seal that does not open is an answer, not a fault.
function openSealed(token: string): Buffer | undefined {
  try {
    return crypto().open(context, Buffer.from(token, 'base64url'))
  } catch {
    return undefined
  }
}
