import { parentPort, workerData } from 'node:worker_threads'
import { UnreadableSheets } from './parts.ts'
import { addColumns, readTable } from './table.ts'
import type { TableOrder, TableTold } from './thread.ts'

async function work(order: TableOrder): Promise<TableTold> {
  const bytes = Buffer.from(order.bytes)
  try {
    if (order.kind === 'READ') return { kind: 'READ', table: await readTable(bytes, order.mostRows) }
    return { kind: 'ADDED', bytes: await addColumns(bytes, order.addition, order.mostRows) }
  } catch (fault) {
    if (fault instanceof UnreadableSheets) return { kind: 'REFUSED', verdict: fault.verdict }
    throw fault
  }
}

parentPort?.postMessage(await work(workerData as TableOrder))
