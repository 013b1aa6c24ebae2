import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * A server that speaks as much of PostgreSQL's protocol as it takes to be asked for its version, and says that it is older
 * than anything that can be installed here. Gives its address.
 */
export async function startOldPostgres(version = 140_010): Promise<string> {
  const server = createServer((socket) => {
    socket.on('data', (bytes) => answer(socket, bytes, String(version))).on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `postgres://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/old`
}

function answer(socket: Socket, bytes: Buffer, version: string): void {
  const kind = String.fromCharCode(bytes[0] ?? 0)
  if (kind === 'Q') socket.write(Buffer.concat([...rowOf(version), ready]))
  else if (kind === 'X') socket.end()
  else socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready])) // the first message has no kind: come in
}

const message = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5)
  head.write(kind)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
const ready = message('Z', Buffer.from('I'))

// One column called version, of whole numbers in text, and one row of it.
function rowOf(version: string): Buffer[] {
  const column = Buffer.alloc(18)
  column.writeInt32BE(23, 6)
  column.writeInt16BE(4, 10)
  column.writeInt32BE(-1, 12)
  const value = Buffer.alloc(6)
  value.writeInt16BE(1)
  value.writeInt32BE(version.length, 2)
  return [
    message('T', Buffer.concat([Buffer.from([0, 1]), Buffer.from('version\0'), column])),
    message('D', Buffer.concat([value, Buffer.from(version)])),
    message('C', Buffer.from('SELECT 1\0')),
  ]
}
