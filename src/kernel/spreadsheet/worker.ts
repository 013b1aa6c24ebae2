import { parentPort, workerData } from 'node:worker_threads'
import { UnreadableSheets } from './parts.ts'
import { readTable } from './table.ts'
import type { TableOrder, TableTold } from './thread.ts'

async function work(order: TableOrder): Promise<TableTold> {
  try {
    return { kind: 'READ', table: await readTable(Buffer.from(order.bytes), order.mostRows) }
  } catch (fault) {
    if (fault instanceof UnreadableSheets) return { kind: 'REFUSED', verdict: fault.verdict }
    throw fault
  }
}

parentPort?.postMessage(await work(workerData as TableOrder))
