import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { MailWay } from '#kernel/outgoing/mail.ts'

/** A letter as it arrived: for whom, and its text with the quoted-printable lines read. */
export interface Arrived {
  readonly to: readonly string[]
  readonly raw: string
}

/** A real mail server on this machine that keeps what it is given. */
export interface MailServer {
  readonly way: MailWay
  readonly arrived: Arrived[]
  /** Refuses every letter from now on, or takes them again. */
  isRefusing: boolean
  close(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const arrived: Arrived[] = []
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onRcptTo: (_, __, done) => done(box.isRefusing ? new Error('no such address') : null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        arrived.push({ to: envelope.rcptTo.map(({ address }) => address), raw: readable(Buffer.concat(chunks)) })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const box: MailServer = {
    way: { server: `smtp://127.0.0.1:${port}`, from: 'lianxin@dj.example.cn' },
    arrived,
    isRefusing: false,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
  return box
}

// A short Chinese text travels as base64, a longer one as quoted-printable.
function readable(raw: Buffer): string {
  const [head = '', body = ''] = raw.toString('utf8').split(/\r\n\r\n(.*)/s)
  if (/transfer-encoding: base64/i.test(head)) return `${head}\n${Buffer.from(body, 'base64').toString('utf8')}`
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
  return `${head}\n${Buffer.from(bytes, 'latin1').toString('utf8')}`
}
