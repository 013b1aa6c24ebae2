import { crypto } from '#kernel/crypto.ts'

const context = 'cases.author'
const lifetimeMs = 2 * 3_600_000

/**
 * Proves for two hours that number and code of a case were given, so that the forms on its page need not carry the code.
 * Sealed: whoever reads it learns nothing, whoever changes it is refused.
 */
export function makeToken(codeHash: Buffer, now: Date): string {
  const expires = Buffer.alloc(8)
  expires.writeDoubleBE(now.getTime() + lifetimeMs)
  return crypto()
    .seal(context, Buffer.concat([expires, codeHash]))
    .toString('base64url')
}

/** The digest in a token, or nothing when it is too old or not ours. */
export function readToken(token: string, now: Date): Buffer | undefined {
  const opened = openSealed(token.slice(0, 400))
  if (opened === undefined || opened.length !== 40 || opened.readDoubleBE() < now.getTime()) return undefined
  return opened.subarray(8)
}

// What comes from outside may be anything; a seal that does not open is an answer, not a fault.
function openSealed(token: string): Buffer | undefined {
  try {
    return crypto().open(context, Buffer.from(token, 'base64url'))
  } catch {
    return undefined
  }
}
