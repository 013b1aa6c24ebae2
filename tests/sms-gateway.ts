import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import type { SmsWay } from '#kernel/outgoing/sms-way.ts'

/** A request as it came, and whether the reference library of Standard Webhooks knows it as ours. */
export interface Asked {
  readonly isSigned: boolean
  readonly body: {
    readonly id: string
    readonly type: string
    readonly timestamp: string
    readonly data: { to: string; text: string; sign: string; values: Record<string, number | string> }
  }
}

/** How it answers; what it sends does not depend on that. */
export type Manner = 'WELL' | 'SLOW' | 'FAULT' | 'RUBBISH' | 'OTHER_ID' | 'TWICE' | 'REDIRECT' | 'REFUSES' | 'SILENT'

/** A real gateway on this machine. It keeps its ids: what came before under an id is answered and not sent again. */
export interface SmsGateway {
  readonly way: SmsWay
  readonly url: string
  /** Every request. */
  readonly asked: Asked[]
  /** What reached telephones. */
  readonly sent: { readonly to: string; readonly text: string }[]
  manner: Manner
  close(): Promise<void>
}

const secret = Buffer.from('ein-geheimnis-des-tores-der-kurznachrichten')
export const gatewaySecret = `whsec_${secret.toString('base64')}`
// Longer than anybody waits.
const slowMs = 6500

export async function startSmsGateway(): Promise<SmsGateway> {
  const ids = new Set<string>()
  const waiting = new Set<NodeJS.Timeout>()
  const server = createServer(async (request, response) => {
    const one = await read(request)
    gateway.asked.push(one)
    const { id, data } = one.body
    const takes = !['REDIRECT', 'REFUSES'].includes(gateway.manner) && one.isSigned
    if (takes && !ids.has(id)) gateway.sent.push({ to: data.to, text: data.text })
    if (takes) ids.add(id)
    if (gateway.manner === 'SLOW') waiting.add(setTimeout(() => answer(response, 'WELL', id), slowMs))
    else answer(response, gateway.manner, id)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`
  const gateway: SmsGateway = {
    ...{ url, way: { url, secret, sign: '【连心】' } },
    ...{ asked: [], sent: [], manner: 'WELL' },
    close: () => {
      for (const timer of waiting) clearTimeout(timer)
      return closed(server)
    },
  }
  return gateway
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  try {
    new Webhook(gatewaySecret).verify(text, headers)
    return { isSigned: request.method === 'POST', body: JSON.parse(text) }
  } catch {
    return { isSigned: false, body: JSON.parse(text) }
  }
}

function answer(response: ServerResponse, manner: Manner, id: string): void {
  const body = JSON.stringify({ id })
  if (manner === 'SILENT') response.destroy()
  else if (manner === 'FAULT') response.writeHead(500).end('fault')
  else if (manner === 'REFUSES') response.writeHead(422).end('no such number')
  else if (manner === 'REDIRECT') response.writeHead(307, { location: '/elsewhere' }).end()
  else if (manner === 'RUBBISH') response.writeHead(200).end('<html>系统繁忙</html>')
  else if (manner === 'OTHER_ID') response.writeHead(200).end(JSON.stringify({ id: 'another' }))
  else if (manner === 'TWICE') {
    const whole = `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`
    response.socket?.end(whole + whole)
  } else response.writeHead(200, { 'content-type': 'application/json' }).end(body)
}

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections()
    server.close(() => resolve())
  })
