import { Worker } from 'node:worker_threads'

/** What a sheet is made of; cells are text. */
export interface Sheet {
  readonly title: string
  /** Who, when and which number, on the first page and at the foot of each. */
  readonly watermark: string
  readonly columns: readonly { readonly head: string; readonly width: number }[]
  readonly rows: AsyncIterable<readonly string[]>
}

/** What the writing thread is told. */
export type Told =
  | { readonly kind: 'BEGIN'; readonly sheet: Omit<Sheet, 'rows'> }
  | { readonly kind: 'ROWS'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'END' }

const atOnce = 500

/** Writes an .xlsx file row by row in a thread of its own with a memory limit; gives its bytes. */
export async function writeSheet({ rows, ...sheet }: Sheet): Promise<Buffer> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 384 },
  })
  const done = new Promise<Buffer>((resolve, reject) => {
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the writing thread ended early')))
    worker.on('message', (told: Uint8Array | 'more') => told !== 'more' && resolve(Buffer.from(told)))
  })
  // Whoever waits for the rows hears of a broken thread when he sends the next ones.
  done.catch(() => {})
  try {
    await Promise.race([tell(worker, { kind: 'BEGIN', sheet }), done])
    for await (const part of parts(rows)) await Promise.race([tell(worker, { kind: 'ROWS', rows: part }), done])
    worker.postMessage({ kind: 'END' } satisfies Told)
    return await done
  } finally {
    await worker.terminate()
  }
}

// One part at a time: the thread asks for more when it has written one.
const tell = (worker: Worker, told: Told) =>
  new Promise<void>((resolve) => {
    worker.once('message', () => resolve())
    worker.postMessage(told)
  })

async function* parts(rows: AsyncIterable<readonly string[]>): AsyncGenerator<(readonly string[])[]> {
  let part: (readonly string[])[] = []
  for await (const row of rows) {
    part.push(row)
    if (part.length < atOnce) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}
