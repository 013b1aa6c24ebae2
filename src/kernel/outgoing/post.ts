import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { type Allowed, judgeAddress } from './address.ts'
import { isOpenAddress } from './open-address.ts'

/** What came of a call: the status the other side gave and the beginning of what it said, or why there is none. */
export interface Outcome {
  readonly status: number | null
  readonly fault: string | null
  /** The answer's text, up to 512 KB; empty unless it was asked for. */
  readonly text: string
  /** Without a status: whether the other side may have got it all the same, so that a second call could be one too many. */
  readonly mayHaveArrived: boolean
}

const patienceMs = 5000
const mostOfAnswer = 512 * 1024

/** How another machine is asked. */
interface Asked {
  readonly headers: Readonly<Record<string, string>>
  readonly allowed: Allowed
  /** Is the answer's text wanted? Otherwise only the status counts. */
  readonly readsAnswer?: boolean
}

interface Call extends Omit<Asked, 'allowed'> {
  /** Null where something is only read. */
  readonly body: string | null
  readonly method: 'GET' | 'HEAD' | 'POST'
}

/** Sends a body to an address, where one may send to. */
export const post = (address: string, of: Asked & { readonly body: string }): Promise<Outcome> =>
  call(address, { ...of, method: 'POST' })

/** Reads what stands at an address, where one may send to. */
export const get = (address: string, of: Omit<Asked, 'readsAnswer'>): Promise<Outcome> =>
  call(address, { ...of, body: null, method: 'GET', readsAnswer: true })

/**
 * Looks whether something stands at an address that a page of ours names: any host of the open network, at the usual door of http or https,
 * whatever the installation was told. Nothing is sent but the question, and nobody is followed to another address (T11).
 */
export async function lookAt(
  address: string,
  of: { readonly method: 'GET' | 'HEAD'; readonly readsAnswer?: boolean; readonly agent: string },
): Promise<Outcome> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isUsual = url && /^https?:$/.test(url.protocol) && url.port === '' && url.username === '' && url.password === ''
  if (!isUsual) return notSent('ADDRESS_NOT_ALLOWED')
  const { method, readsAnswer = false, agent } = of
  return callOpen(url, { body: null, method, readsAnswer, headers: { 'user-agent': agent } })
}

/**
 * Calls an address. The name is looked up once, every number it stands for is judged, and the connection goes to
 * the one that was judged; nobody is followed to another address (ASVS 1.3.6, T11).
 */
async function call(address: string, { allowed, ...of }: Call & Pick<Asked, 'allowed'>): Promise<Outcome> {
  const judged = judgeAddress(address, allowed)
  return 'code' in judged ? notSent('ADDRESS_NOT_ALLOWED') : callOpen(judged.url, of, allowed.isPrivateAllowed)
}

async function callOpen(url: URL, of: Call, isPrivateAllowed = false): Promise<Outcome> {
  try {
    const numbers = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true })
    const [first] = numbers
    const isOpen = numbers.every((one) => isOpenAddress(one.address))
    if (!first || (!isOpen && !isPrivateAllowed)) return notSent('PRIVATE_ADDRESS')
    return { ...(await send(url, first, of)), fault: null, mayHaveArrived: false }
  } catch (fault) {
    const { code, message } = fault as { code?: string; message: string }
    const told = code ?? message.slice(0, 100)
    return { ...notSent(told), mayHaveArrived: !beforeSending.has(told) }
  }
}

const notSent = (fault: string): Outcome => ({ status: null, fault, text: '', mayHaveArrived: false })

// No connection came about, so nothing of the body left.
const beforeSending: ReadonlySet<string> = new Set(
  'ENOTFOUND EAI_AGAIN EAI_NODATA ECONNREFUSED EHOSTUNREACH ENETUNREACH CERT_HAS_EXPIRED ERR_TLS_CERT_ALTNAME_INVALID'.split(
    ' ',
  ),
)

function send(
  url: URL,
  at: { address: string; family: number },
  { body, method, headers, readsAnswer = false }: Call,
): Promise<{ status: number; text: string }> {
  // The socket asks for one number or for all of them, depending on how it connects.
  const pinned: LookupFunction = (_, options, done) =>
    options.all ? done(null, [at]) : done(null, at.address, at.family)
  return new Promise((resolve, reject) => {
    const begin = url.protocol === 'https:' ? secureRequest : plainRequest
    const request = begin(url, {
      method,
      lookup: pinned,
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        'user-agent': 'lianxin-webhook/1',
        ...headers,
      },
    })
    request.on('error', reject)
    request.on('response', (response) => {
      const status = response.statusCode ?? 0
      const text = readsAnswer ? beginningOf(response) : Promise.resolve('')
      text.then((told) => resolve({ status, text: told }), reject).finally(() => response.destroy())
    })
    request.end(body ?? undefined)
  })
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size > mostOfAnswer) break
  }
  return Buffer.concat(chunks).subarray(0, mostOfAnswer).toString('utf8')
}
