import type { IncomingMessage, ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Lets a portal listen for people who ask for files and take nothing of them, and counts the files held for them. */
export async function slowReaders(app: FastifyInstance) {
  const answers: ServerResponse[] = []
  const sockets: Socket[] = []
  app.server.on('request', (_: IncomingMessage, answer: ServerResponse) => void answers.push(answer))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo

  /** Asks from an address of this machine; a form is sent where one is given. */
  const ask = (url: string, { from, form }: { from: string; form?: Record<string, string> }): Socket => {
    const body = new URLSearchParams(form).toString()
    const headers = [
      'host: localhost',
      'content-type: application/x-www-form-urlencoded',
      `content-length: ${body.length}`,
    ]
    const head = form ? [`POST ${url} HTTP/1.1`, ...headers] : [`GET ${url} HTTP/1.1`, 'host: localhost']
    const socket = connect({ port, host: '127.0.0.1', localAddress: from })
    sockets.push(socket)
    // Being let go is what is tried here.
    socket.on('error', () => {})
    socket.write(`${head.join('\r\n')}\r\n\r\n${form ? body : ''}`)
    return socket
  }
  /** How many answers have begun whose bytes are not all gone. */
  const held = () =>
    answers.filter((one) => one.headersSent && one.statusCode === 200 && !one.writableFinished && !one.destroyed).length
  const leave = () => {
    for (const socket of sockets) socket.destroy()
  }
  return { ask, held, leave, settle: () => new Promise((resolve) => setTimeout(resolve, 500)) }
}
