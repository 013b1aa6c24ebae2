// The load: its own process, plain sockets with keep-alive, each connection asks again when its answer is complete.
import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { makeFormToken } from '#kernel/form-token.ts'
import { type Ask, freshToken, type Order, type Outcome } from './ask.ts'

const mostFormsPerSecond = 4000

class Run {
  readonly order: Order
  readonly requests: readonly Buffer[]
  private readonly tokensAt: readonly number[]
  readonly times: number[] = []
  private readonly until: number
  // As the product gave them out with its forms; made before the time begins.
  private readonly tokens: readonly string[]
  next = 0
  bytes = 0
  failures = 0
  failure: string | null = null

  constructor(order: Order) {
    this.order = order
    this.requests = order.asks.map((ask) => requestOf(ask, order.port))
    this.tokensAt = this.requests.map((request) => request.indexOf(freshToken))
    const needed = this.tokensAt.some((at) => at >= 0) ? Math.ceil(order.seconds * mostFormsPerSecond) : 0
    this.tokens = Array.from({ length: needed }, makeFormToken)
    if (this.tokens[0] !== undefined && this.tokens[0].length !== freshToken.length)
      throw new Error(`a token has ${this.tokens[0].length} characters, its place ${freshToken.length}`)
    this.until = performance.now() + order.seconds * 1000
  }

  get isOver(): boolean {
    return performance.now() >= this.until || this.times.length >= (this.order.answers ?? Number.POSITIVE_INFINITY)
  }

  take(): Buffer {
    const request = this.requests[this.next % this.requests.length] as Buffer
    const token = this.tokensAt[this.next % this.requests.length] ?? -1
    if (token >= 0) request.write(this.tokens[this.next] ?? makeFormToken(), token)
    this.next += 1
    return request
  }
}

const requestOf = (ask: Ask, port: number): Buffer => {
  const body = Buffer.from(ask.body ?? '')
  const headers: Record<string, string> = { host: `localhost:${port}`, ...ask.headers }
  if (ask.body !== undefined) headers['content-length'] = String(body.length)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`${ask.method ?? 'GET'} ${ask.path} HTTP/1.1\r\n${lines.join('')}\r\n`), body])
}

async function run(order: Order): Promise<Outcome> {
  const state = new Run(order)
  const began = performance.now()
  await Promise.all(Array.from({ length: order.connections }, (_, i) => converse(state, i)))
  const seconds = (performance.now() - began) / 1000
  const times = state.times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const { bytes, failures, failure } = state
  return { answers: times.length, seconds, bytes, failures, failure, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

// One connection until the time is over; the address changes when the order says so.
async function converse(state: Run, connection: number): Promise<void> {
  const { answersPerAddress = Number.POSITIVE_INFINITY } = state.order
  for (let turn = 0; !state.isOver; turn++) {
    const address = Number.isFinite(answersPerAddress) ? addressOf(connection, turn) : undefined
    await new Promise<void>((resolve, reject) => {
      const socket = connect({
        port: state.order.port,
        host: '127.0.0.1',
        ...(address ? { localAddress: address } : {}),
      })
      socket.setNoDelay(true)
      socket.on('error', reject).on('close', () => resolve())
      exchange(state, socket, answersPerAddress)
    })
  }
}

let addresses = 0
const addressOf = (connection: number, turn: number): string => {
  const n = connection + turn === 0 ? 1 : ++addresses
  return `127.${1 + ((n >> 16) & 63)}.${(n >> 8) & 255}.${n & 255}`
}

function exchange(state: Run, socket: Socket, most: number): void {
  let kept: Buffer = Buffer.alloc(0)
  let sentAt = 0
  let answers = 0
  const send = () => {
    sentAt = performance.now()
    socket.write(state.take())
  }
  socket.on('connect', send)
  socket.on('data', (chunk: Buffer) => {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk])
    const length = lengthOf(kept)
    if (length === undefined || kept.length < length) return
    state.times.push(performance.now() - sentAt)
    state.bytes += length
    judge(state, kept.subarray(0, length))
    kept = kept.subarray(length)
    answers += 1
    if (state.isOver || answers >= most) socket.end()
    else send()
  })
}

// The whole length of the answer that begins here, or nothing while its head is not complete.
function lengthOf(answer: Buffer): number | undefined {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.toString('latin1', 0, end))
  if (!length) throw new Error(`an answer without a content-length: ${answer.toString('utf8', 0, 500)}`)
  return end + 4 + Number(length[1])
}

function judge(state: Run, answer: Buffer): void {
  const first = answer[9]
  if (first === 0x32 || first === 0x33) return
  state.failures += 1
  state.failure ??= answer.toString('utf8', 0, 1000)
}

process.on('message', async (order: Order) => process.send?.(await run(order)))
process.on('disconnect', () => process.exit(0))
process.send?.({ ready: true })
