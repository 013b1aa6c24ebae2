import { Worker } from 'node:worker_threads'
import type { ListSheet, Made, More, Order } from './order.ts'

/** A thread that keeps silent for so long is stopped. */
const patience = 60_000

/**
 * Makes a spreadsheet in a thread of its own, with a memory limit: the process that asks neither waits nor grows. The
 * rows of a list come in pieces and are written as they come.
 */
export async function makeWorkbook(
  order: Order,
  rows?: AsyncIterable<readonly (readonly string[])[]>,
): Promise<Buffer> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 448 },
  })
  try {
    if (order.kind === 'LIST') {
      for await (const piece of rows ?? []) if (piece.length > 0) await ask(worker, piece)
      return bytesOf(await ask(worker, 'END'))
    }
    return bytesOf(await told(worker))
  } finally {
    await worker.terminate()
  }
}

// Starting a thread costs more than writing so few.
const fewRows = 200

/** A list of which all rows are at hand, and nobody needs a password for. */
export async function makeList(sheet: ListSheet, rows: readonly (readonly string[])[]): Promise<Buffer> {
  if (rows.length > fewRows) return makeWorkbook({ kind: 'LIST', sheet, password: null }, piecesOf(rows))
  // Loaded when somebody wants a sheet: a server starts without it.
  const { ListWriter } = await import('./list-sheet.ts')
  const writer = new ListWriter(sheet)
  writer.add(rows)
  return Buffer.from(await writer.finish())
}

async function* piecesOf(rows: readonly (readonly string[])[]) {
  for (let at = 0; at < rows.length; at += 500) yield rows.slice(at, at + 500)
}

const bytesOf = (made: Made): Buffer => {
  if (made.kind !== 'DONE') throw new Error('the thread asked for more than there was')
  return Buffer.from(made.bytes.buffer, made.bytes.byteOffset, made.bytes.byteLength)
}

function ask(worker: Worker, more: More): Promise<Made> {
  const answer = told(worker)
  worker.postMessage(more)
  return answer
}

const told = (worker: Worker) =>
  new Promise<Made>((resolve, reject) => {
    const end = (act: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMade).off('error', onFault).off('exit', onExit)
      act()
    }
    const onMade = (made: Made) => end(() => resolve(made))
    const onFault = (fault: unknown) => end(() => reject(fault))
    const onExit = () => onFault(new Error('the thread that makes spreadsheets ended early'))
    const timer = setTimeout(() => onFault(new Error('a spreadsheet took too long')), patience)
    worker.on('message', onMade).on('error', onFault).on('exit', onExit)
  })
