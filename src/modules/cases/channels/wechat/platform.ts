import { createHash } from 'node:crypto'
import type { Allowed } from '#kernel/outgoing/address.ts'
import { type Outcome, post } from '#kernel/outgoing/post.ts'
import type { Sent } from '../rules.ts'
import type { Account } from './crypt.ts'

/** For which account the platform is asked, where it answers, and when. */
export interface Asking {
  readonly address: string
  readonly account: Pick<Account, 'appId' | 'appSecret'>
  readonly now: Date
  readonly allowed: Allowed
}

/** What the platform said; `code` is its errcode, null where it gave none. */
export interface Said {
  readonly code: number | null
  readonly answer: Readonly<Record<string, unknown>>
}

/**
 * Asks the platform something with a token of the account. One that is over before its time, because another server asked for
 * a new one, is renewed once and never in a circle.
 */
export async function askPlatform(of: Asking, path: string, asked: object): Promise<Said | Sent> {
  const token = await tokenOf(of, false)
  if (typeof token !== 'string') return token
  const first = await ask(of, { path, token, asked })
  if (!('code' in first) || !isTokenOver(first.code)) return first
  const renewed = await tokenOf(of, true)
  if (typeof renewed !== 'string') return renewed
  const second = await ask(of, { path, token: renewed, asked })
  return 'code' in second && isTokenOver(second.code) ? { came: 'NOT_NOW', fault: 'CREDENTIALS' } : second
}

const isTokenOver = (code: number | null) => code !== null && [40001, 40014, 42001].includes(code)

async function ask(
  { address, allowed }: Asking,
  { path, token, asked }: { path: string; token: string; asked: object },
): Promise<Said | Sent> {
  const where = `${path}?access_token=${encodeURIComponent(token)}`
  const { status, text, fault, mayHaveArrived } = await call(address, where, { body: JSON.stringify(asked), allowed })
  if (fault === 'ADDRESS_NOT_ALLOWED' || fault === 'PRIVATE_ADDRESS') return { came: 'NEVER', fault }
  const answer = jsonIn(text)
  if (status === null || answer === undefined)
    return { came: status !== null || mayHaveArrived ? 'PERHAPS' : 'NOT_NOW', fault: 'NO_ANSWER' }
  return { code: typeof answer.errcode === 'number' ? answer.errcode : null, answer }
}

const tokens = new Map<string, { token: string; until: number }>()

// Under its secret too: an AppID is public, and whoever only knows that must not speak with a token of the account.
const placeOf = ({ address, account: { appId, appSecret } }: Asking): string =>
  createHash('sha256')
    .update(JSON.stringify([address, appId, appSecret]))
    .digest('base64')

// A token is kept until five minutes before its end; the platform gives the same one to every server that asks meanwhile.
async function tokenOf(of: Asking, isRenewal: boolean): Promise<string | Sent> {
  const { address, account, now, allowed } = of
  const { appId, appSecret } = account
  const place = placeOf(of)
  const kept = tokens.get(place)
  if (!isRenewal && kept && kept.until > now.getTime()) return kept.token
  const asked = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: isRenewal }
  const outcome = await call(address, '/cgi-bin/stable_token', { body: JSON.stringify(asked), allowed })
  const { access_token: token, expires_in: seconds } = jsonIn(outcome.text) ?? {}
  if (typeof token !== 'string' || typeof seconds !== 'number')
    return { came: 'NOT_NOW', fault: outcome.status === null ? 'NO_ANSWER' : 'CREDENTIALS' }
  tokens.set(place, { token, until: now.getTime() + (seconds - 300) * 1000 })
  return token
}

const call = (address: string, path: string, of: { body: string; allowed: Allowed }): Promise<Outcome> =>
  post(new URL(path, address).href, { ...of, headers: {}, readsAnswer: true })

function jsonIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
