import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type Info, parse } from 'csv-parse'
import { systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { fill, Refusal } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { words } from '../words.ts'
import { columns, type ImportedMessage, readRow } from './rules.ts'
import { findPlace, importMessages } from './service.ts'

const batchSize = 200

/** What a command works with: the database as `app`, and where its lines go. */
interface CommandTools {
  readonly db: Db
  say(line: string): void
}

/** What came of an import: new, there before, and rows that could not be read. */
export interface ImportResult {
  readonly imported: number
  readonly known: number
  readonly unreadable: number
}

/** `import cases FILE [--organisation SLUG] [--source NAME]`: answered messages of a board become public cases. */
export const importCases = {
  name: 'import cases',
  summary: {
    zh: '导入带答复的历史留言（CSV，UTF-8），重复导入不会重复',
    en: 'Import answered messages of the past (CSV, UTF-8); importing again adds nothing twice',
  },
  usage: 'import cases FILE [--organisation SLUG] [--source NAME]',

  /** @throws Refusal when the file is not such a file or the organisation does not exist. */
  async run(args: readonly string[], { db, say }: CommandTools): Promise<ImportResult> {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { organisation: { type: 'string' }, source: { type: 'string' } },
    })
    const [file] = positionals
    if (file === undefined) throw refusal('cases.import-file-missing')
    const actor = systemActor('import cases')
    const ask = { db, actor, requestId: newId() }
    const place = await perform({ ...ask, effect: 'read' }, (ctx) => findPlace(ctx, values.organisation))
    const source = values.source ?? basename(file)
    const total = { imported: 0, known: 0, unreadable: 0 }
    const keep = async (batch: readonly ImportedMessage[]) => {
      const fresh = await perform({ ...ask, effect: 'write' }, (ctx) => importMessages(ctx, batch, { source, place }))
      total.imported += fresh
      total.known += batch.length - fresh
      say(fill(words['cases.import-progress'], { ...total }).zh)
    }
    await inBatches(file, keep, (row, code) => {
      total.unreadable += 1
      say(fill(words['cases.import-row-unreadable'], { row, why: words[code].zh }).zh)
    })
    say(fill(words['cases.import-done'], { ...total }).zh)
    return total
  },
}

async function inBatches(
  file: string,
  keep: (batch: readonly ImportedMessage[]) => Promise<void>,
  complain: (row: number, code: keyof typeof words) => void,
): Promise<void> {
  let batch: ImportedMessage[] = []
  for await (const { record, info } of rowsOf(file)) {
    const read = readRow(record)
    if (!read.ok) complain(info.records, read.code)
    else if (batch.push(read.value) === batchSize) {
      await keep(batch)
      batch = []
    }
  }
  if (batch.length > 0) await keep(batch)
}

function rowsOf(file: string): AsyncIterable<{ record: Record<string, string>; info: Info }> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, columns: checkedHead })
  const source = createReadStream(file)
  source.on('error', () => parser.destroy(refusal('cases.import-file-missing')))
  return source.pipe(parser)
}

function checkedHead(head: string[]): string[] {
  if (columns.some((column) => !head.includes(column))) throw refusal('cases.import-columns-missing')
  return head
}

const refusal = (code: keyof typeof words) =>
  new Refusal('invalid', code, { sentence: fill(words[code], { columns: columns.join('、') }) })
