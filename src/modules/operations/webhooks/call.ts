import { lookup } from 'node:dns/promises'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isOpenAddress } from './open-address.ts'
import { type Allowed, judgeAddress } from './rules.ts'

/** What came of a call: the status the other side gave, or why there is none. */
export interface Outcome {
  readonly status: number | null
  readonly fault: string | null
}

const patienceMs = 5000

/**
 * Sends a body to an address. The name is looked up once, every number it stands for is judged, and the connection goes to
 * the one that was judged; nobody is followed to another address, and of the answer only the status counts (ASVS 1.3.6, T11).
 */
export async function post(
  address: string,
  of: { body: string; headers: Readonly<Record<string, string>>; allowed: Allowed },
): Promise<Outcome> {
  const judged = judgeAddress(address, of.allowed)
  if ('code' in judged) return { status: null, fault: 'ADDRESS_NOT_ALLOWED' }
  try {
    const numbers = await lookup(judged.url.hostname.replace(/^\[|\]$/g, ''), { all: true })
    const [first] = numbers
    const isOpen = numbers.every((one) => isOpenAddress(one.address))
    if (!first || (!isOpen && !of.allowed.isPrivateAllowed)) return { status: null, fault: 'PRIVATE_ADDRESS' }
    return { status: await send(judged.url, first, of), fault: null }
  } catch (fault) {
    const { code, message } = fault as { code?: string; message: string }
    return { status: null, fault: code ?? message.slice(0, 100) }
  }
}

function send(
  url: URL,
  at: { address: string; family: number },
  { body, headers }: { body: string; headers: Readonly<Record<string, string>> },
): Promise<number> {
  // The socket asks for one number or for all of them, depending on how it connects.
  const pinned: LookupFunction = (_, options, done) =>
    options.all ? done(null, [at]) : done(null, at.address, at.family)
  return new Promise((resolve, reject) => {
    const begin = url.protocol === 'https:' ? secureRequest : plainRequest
    const request = begin(url, {
      method: 'POST',
      lookup: pinned,
      signal: AbortSignal.timeout(patienceMs),
      headers: { 'content-type': 'application/json', 'user-agent': 'lianxin-webhook/1', ...headers },
    })
    request.on('error', reject)
    request.on('response', (response) => {
      resolve(response.statusCode ?? 0)
      response.destroy()
    })
    request.end(body)
  })
}
