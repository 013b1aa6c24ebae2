import { parentPort, workerData } from 'node:worker_threads'
import { makeTemplate } from '../template.ts'
import { ListWriter } from './list-sheet.ts'
import { locked } from './locked.ts'
import { markFile } from './marked.ts'
import type { Made, More, Order } from './order.ts'
import { makeTable } from './table.ts'

async function work(order: Order): Promise<void> {
  const port = parentPort
  if (!port) return
  const tell = (made: Made) => port.postMessage(made)
  const done = (bytes: Uint8Array) => tell({ kind: 'DONE', bytes })
  if (order.kind === 'TEMPLATE') return done(await makeTemplate(order.sheet))
  if (order.kind === 'MARKED') return done(await markFile(order.file))
  if (order.kind === 'TABLE') return done(await makeTable(order.rows))
  const { sheet, password } = order
  const writer = new ListWriter(sheet)
  port.on('message', async (more: More) => {
    if (more === 'END') return done(locked(await writer.finish(), password))
    writer.add(more)
    tell({ kind: 'MORE' })
  })
}

if (parentPort) await work(workerData as Order)
