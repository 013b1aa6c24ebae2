import { once } from 'node:events'
import type pg from 'pg'

/** The parts of pg's connection that a COPY speaks to. */
interface Wire {
  readonly stream: { readonly writableNeedDrain: boolean; readonly destroyed: boolean } & NodeJS.EventEmitter
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(text: string): void
}

/** One `copy … from stdin`: the rows stream to the server as fast as it takes them. */
class CopyIn {
  private readonly text: string
  private readonly chunks: AsyncIterable<Uint8Array>
  private readonly settle: (fault: Error | null, rows: number) => void
  private rows = 0
  private failure: Error | null = null
  // pg's client assigns a callback when there is none
  callback = (): void => {}

  constructor(text: string, chunks: AsyncIterable<Uint8Array>, settle: (fault: Error | null, rows: number) => void) {
    this.text = text
    this.chunks = chunks
    this.settle = settle
  }

  submit(wire: Wire): null {
    wire.query(this.text)
    return null
  }

  handleCopyInResponse(wire: Wire): void {
    this.pump(wire).catch((fault: Error) => {
      this.failure ??= fault
      if (!wire.stream.destroyed) wire.sendCopyFail('the source of the rows failed')
    })
  }

  private async pump(wire: Wire): Promise<void> {
    for await (const chunk of this.chunks) {
      if (this.failure) return
      wire.sendCopyFromChunk(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length))
      if (wire.stream.writableNeedDrain) await drained(wire.stream)
    }
    if (!this.failure) wire.endCopyFrom()
  }

  handleCommandComplete(message: { text: string }): void {
    this.rows = Number(/(\d+)$/.exec(message.text)?.[1] ?? 0)
  }

  handleError(fault: Error): void {
    this.failure ??= fault
    this.settle(this.failure, 0)
  }

  handleReadyForQuery(): void {
    if (!this.failure) this.settle(null, this.rows)
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  handleCopyData(): void {}
}

// Whichever comes first; the other is no longer listened to.
async function drained(stream: NodeJS.EventEmitter): Promise<void> {
  const waiting = new AbortController()
  const { signal } = waiting
  try {
    await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })])
  } finally {
    waiting.abort()
  }
}

/** Streams text-format rows into a table and gives their number. Under row security only a temporary table takes them (decisions 5). */
export function sendCopy(client: pg.ClientBase, text: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  return new Promise((resolve, reject) => {
    const copy = new CopyIn(text, chunks, (fault, rows) => (fault ? reject(fault) : resolve(rows)))
    client.query(copy as unknown as pg.Submittable)
  })
}

/** One row of COPY's text format. Bytes are written as hex, null as \N. */
export function copyLine(values: readonly (string | number | boolean | Uint8Array | null | undefined)[]): string {
  return `${values.map(copyField).join('\t')}\n`
}

const copyField = (value: string | number | boolean | Uint8Array | null | undefined): string => {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, escapeOf) : value
  if (value instanceof Uint8Array)
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')}`
  return String(value)
}

const escapeOf = (character: string) =>
  ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[character] ?? character
