import { randomBytes, randomFillSync } from 'node:crypto'

const pool = Buffer.allocUnsafe(4096)
let used = pool.length
let lastMs = 0
let sequence = 0

/**
 * A UUIDv7: ordered by time, monotonic within this process. Not a secret (ASVS 11.5.1).
 * `at` is milliseconds since 1970; only imports and demonstration data carry past times.
 */
export function newId(at: number = Date.now()): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.subarray(used, used + 10)
  used += 10
  const ms = nextTick(at, random)
  const time = ms.toString(16).padStart(12, '0')
  const rest = random.toString('hex', 2)
  const variant = (8 + ((random[2] ?? 0) & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${variant}${rest.slice(1, 4)}-${rest.slice(4)}`
}

// The twelve bits after the version count up inside a millisecond, so ids of one process keep their order.
function nextTick(at: number, random: Buffer): number {
  if (at > lastMs) {
    lastMs = at
    sequence = random.readUInt16BE(0) & 0x7ff
    return at
  }
  if (at < lastMs - 1000) {
    sequence = random.readUInt16BE(0) & 0xfff
    return at
  }
  sequence += 1
  if (sequence > 0xfff) {
    lastMs += 1
    sequence = 0
  }
  return lastMs
}

/** A secret token with `bytes` random bytes, url-safe. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}
