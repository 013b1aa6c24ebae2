import type { Outcome } from '#kernel/outgoing/post.ts'
import type { Sent } from '../rules.ts'

/** Why a call gave nothing that can be used, or null. */
export function faultOf(outcome: Outcome): string | null {
  const said = readOutcome(outcome)
  if (said.code === 0) return null
  return said.code === null ? said.fault : reasonOf(said.code)
}

/** What came of sending an answer. */
export function comesOf(outcome: Outcome): Sent {
  const { code, fault } = readOutcome(outcome)
  if (code === 0) return { came: 'SENT' }
  if (code === null) {
    if (fault !== 'NO_ANSWER') return { came: 'NEVER', fault }
    return { came: outcome.status !== null || outcome.mayHaveArrived ? 'PERHAPS' : 'NOT_NOW', fault }
  }
  const reason = reasonOf(code)
  // A fault inside the platform says nothing of whether the answer stands there.
  if (inside.has(code) || reason === 'SAME_WORDS') return { came: 'PERHAPS', fault: reason }
  return { came: mayPass.has(reason) ? 'NOT_NOW' : 'NEVER', fault: reason }
}

const inside: ReadonlySet<number> = new Set([10001, 10003, 10010, 10011])

const mayPass: ReadonlySet<string> = new Set(['BUSY', 'KEY_EXPIRED', 'CREDENTIALS'])

/** `code` is 0 where the platform did what was asked, and null where it did not say. */
function readOutcome({ status, text, fault }: Outcome): { code: number | null; fault: string } {
  if (fault === 'ADDRESS_NOT_ALLOWED' || fault === 'PRIVATE_ADDRESS') return { code: null, fault }
  const code = Number(errorCodeIn(text))
  return { code: Number.isNaN(code) || (code === 0 && status !== 200) ? null : code, fault: 'NO_ANSWER' }
}

function errorCodeIn(text: string): unknown {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null ? ((said as { error_code?: unknown }).error_code ?? 0) : undefined
  } catch {
    return undefined
  }
}

const reasonOf = (code: number): string => reasons.get(code) ?? `error_code ${code}`

// What the platform says (错误代码说明): of itself, of the authorisation, of posts and comments.
const reasons: ReadonlyMap<number, string> = new Map(
  Object.entries({
    BUSY: [10001, 10002, 10003, 10009, 10010, 10011, 10022, 10023, 10024, 20016],
    NO_RIGHT: [10004, 10005, 10014],
    KEY_EXPIRED: [21315, 21327],
    CREDENTIALS: [21301, 21314, 21316, 21317, 21319, 21332, 21501],
    NO_ARTICLE: [20101],
    COMMENT_GONE: [20201],
    SAME_WORDS: [20017, 20019],
    REFUSED: [20018, 20020, 20021, 20206, 20207],
  }).flatMap(([reason, codes]) => codes.map((code) => [code, reason] as const)),
)
