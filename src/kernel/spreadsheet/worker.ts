import { answerApart } from '../apart.ts'
import { UnreadableSheets } from './parts.ts'
import type { TableOrder, TableTold } from './reading.ts'
import { readTable } from './table.ts'

answerApart(async (order: TableOrder): Promise<TableTold> => {
  try {
    return { kind: 'READ', table: await readTable(Buffer.from(order.bytes), order.mostRows) }
  } catch (fault) {
    if (fault instanceof UnreadableSheets) return { kind: 'REFUSED', verdict: fault.verdict }
    throw fault
  }
})
