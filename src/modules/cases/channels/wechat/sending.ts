import { fill } from '#kernel/errors.ts'
import type { Allowed } from '#kernel/outgoing/address.ts'
import { type Outcome, post } from '#kernel/outgoing/post.ts'
import type { Letter } from '../letter.ts'
import type { Sent } from '../rules.ts'
import { tellingTexts } from '../words.ts'
import { readAccount } from './arriving.ts'
import type { Account } from './crypt.ts'

/** The platform keeps no double back, so what was perhaps sent is never sent again by itself. */
export async function sendByWechat(letter: Letter, { now, allowed }: { now: Date; allowed: Allowed }): Promise<Sent> {
  const account = readAccount(letter.secret)
  const of = { address: letter.replyUrl, account, now, allowed }
  const token = await tokenOf(of, false)
  if (typeof token !== 'string') return token
  const first = await send(letter, { token, allowed })
  if (!('code' in first) || !isTokenOver(first.code)) return 'code' in first ? comesOf(first.code) : first
  // The token was over before its time: another server asked for a new one. Renewed once, never in a circle.
  const renewed = await tokenOf(of, true)
  if (typeof renewed !== 'string') return renewed
  const second = await send(letter, { token: renewed, allowed })
  if (!('code' in second)) return second
  return isTokenOver(second.code) ? { came: 'NOT_NOW', fault: 'CREDENTIALS' } : comesOf(second.code)
}

const longest = 600

async function send(letter: Letter, of: { token: string; allowed: Allowed }): Promise<Sent | { code: number }> {
  const signs = [...letter.text]
  const rest = fill(tellingTexts.rest, { number: letter.number }).zh
  const content = signs.length <= longest ? letter.text : signs.slice(0, longest - rest.length).join('') + rest
  const body = JSON.stringify({ touser: letter.handle, msgtype: 'text', text: { content } })
  const path = `/cgi-bin/message/custom/send?access_token=${encodeURIComponent(of.token)}`
  return codeIn(await call(letter.replyUrl, path, { body, allowed: of.allowed }))
}

const tokens = new Map<string, { token: string; until: number }>()

// A token is kept until five minutes before its end; the platform gives the same one to every server that asks meanwhile.
async function tokenOf(
  of: { address: string; account: Account; now: Date; allowed: Allowed },
  isRenewal: boolean,
): Promise<string | Sent> {
  const { appId, appSecret } = of.account
  const kept = tokens.get(appId)
  if (!isRenewal && kept && kept.until > of.now.getTime()) return kept.token
  const asked = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: isRenewal }
  const outcome = await call(of.address, '/cgi-bin/stable_token', { body: JSON.stringify(asked), allowed: of.allowed })
  const { access_token: token, expires_in: seconds } = jsonIn(outcome.text)
  if (typeof token !== 'string' || typeof seconds !== 'number')
    return { came: 'NOT_NOW', fault: outcome.status === null ? 'NO_ANSWER' : 'CREDENTIALS' }
  tokens.set(appId, { token, until: of.now.getTime() + (seconds - 300) * 1000 })
  return token
}

const call = (address: string, path: string, of: { body: string; allowed: Allowed }): Promise<Outcome> =>
  post(new URL(path, address).href, { ...of, headers: {}, readsAnswer: true })

function codeIn({ status, text, fault, mayHaveArrived }: Outcome): Sent | { code: number } {
  if (fault === 'ADDRESS_NOT_ALLOWED' || fault === 'PRIVATE_ADDRESS') return { came: 'NEVER', fault }
  const { errcode } = jsonIn(text)
  if (status !== null && typeof errcode === 'number') return { code: errcode }
  return { came: status !== null || mayHaveArrived ? 'PERHAPS' : 'NOT_NOW', fault: 'NO_ANSWER' }
}

const isTokenOver = (code: number) => [40001, 40014, 42001].includes(code)

// What the platform says of a message (全局返回码).
function comesOf(code: number): Sent {
  if (code === 0) return { came: 'SENT' }
  if ([-1, 45009, 45011].includes(code)) return { came: 'NOT_NOW', fault: 'BUSY' }
  return { came: 'NEVER', fault: reasons[code] ?? `errcode ${code}` }
}

const reasons: Readonly<Record<number, string>> = { 45015: 'TOO_LATE', 45047: 'TOO_MANY', 48001: 'NO_RIGHT' }

function jsonIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
