import { randomBytes, randomFillSync } from 'node:crypto'

const pool = Buffer.allocUnsafe(4096)
let used = pool.length
let lastMs = 0
let sequence = 0

/**
 * A UUIDv7: ordered by time, monotonic within this process, also when the clock of the machine is set back (R-F10). Not a
 * secret (ASVS 11.5.1). `at` is milliseconds since 1970; only imports and demonstration data carry past times.
 */
export function newId(at: number = Math.max(Date.now(), lastMs)): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.subarray(used, used + 10)
  used += 10
  const { ms, count } = nextTick(at, random)
  const time = ms.toString(16).padStart(12, '0')
  const rest = random.toString('hex', 2)
  const variant = (8 + ((random[2] ?? 0) & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${variant}${rest.slice(1, 4)}-${rest.slice(4)}`
}

/** The milliseconds since 1970 at which an id was made; NaN for what is none. */
export const momentOf = (id: string): number => Number.parseInt(`${id.slice(0, 8)}${id.slice(9, 13)}`, 16)

// The twelve bits after the version count up inside a millisecond, so ids of one process keep their order. Ids of a past
// time have no order to keep and leave the count alone.
function nextTick(at: number, random: Buffer): { ms: number; count: number } {
  if (at < lastMs - 1000) return { ms: at, count: random.readUInt16BE(0) & 0xfff }
  if (at > lastMs) {
    lastMs = at
    sequence = random.readUInt16BE(0) & 0x7ff
  } else if (sequence < 0xfff) sequence += 1
  else {
    lastMs += 1
    sequence = 0
  }
  return { ms: lastMs, count: sequence }
}

/** A secret token with `bytes` random bytes, url-safe. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}
