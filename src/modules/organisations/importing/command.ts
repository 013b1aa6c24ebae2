import { parseArgs } from 'node:util'
import { systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { fill, refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { readListRows } from './reading.ts'
import { type CellFault, faultsTogether, type ListedOrg, readRow } from './rules.ts'
import { sentences } from './sentences.ts'
import { faultsWithTree, findPlace, importOrgs } from './service.ts'

const { refuse } = refusals(sentences)
const mostTold = 200

/** `import organisations FILE [--under CODE] [--check]`: a list of organisations becomes a part of the tree */
export const importOrganisations = {
  name: 'import organisations',
  summary: {
    zh: '导入党组织清单（.xlsx，或UTF-8、GBK编码的.csv）：先核对全部，有一格不对就不写入',
    en: 'Import a list of organisations (.xlsx, or .csv in UTF-8 or GBK): checked whole first, nothing is written while a cell is wrong',
  },
  usage: 'import organisations FILE [--under CODE] [--check]',

  /** Gives how many were written, and how many cells are wrong. @throws Refusal when it is no such file or place. */
  async run(
    args: readonly string[],
    { db, say }: { readonly db: Db; say(line: string): void },
  ): Promise<{ imported: number; wrong: number }> {
    const options = { under: { type: 'string' }, check: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    const [file] = positionals
    if (file === undefined) throw refuse('invalid', 'organisations.import-file-missing')
    const ask = { db, actor: systemActor('import organisations'), requestId: newId() }
    const place = await perform({ ...ask, effect: 'read' }, (ctx) => findPlace(ctx, values.under))
    const { rows, faults } = await readList(file)
    faults.push(...(await perform({ ...ask, effect: 'read' }, (ctx) => faultsWithTree(ctx, place, rows))))
    for (const { row, column, code } of faults.slice(0, mostTold))
      say(fill(sentences['organisations.import-fault'], { row, column, why: sentences[code].zh }).zh)
    const told =
      faults.length > 0
        ? 'organisations.import-refused'
        : values.check
          ? 'organisations.import-checked'
          : 'organisations.import-done'
    const isTaken = faults.length === 0 && !values.check
    const imported = isTaken ? await perform({ ...ask, effect: 'write' }, (ctx) => importOrgs(ctx, place, rows)) : 0
    say(fill(sentences[told], { count: faults.length || rows.length }).zh)
    return { imported, wrong: faults.length }
  },
}

async function readList(file: string): Promise<{ rows: ListedOrg[]; faults: CellFault[] }> {
  const rows: ListedOrg[] = []
  const faults: CellFault[] = []
  for await (const { number, cells } of readListRows(file)) {
    const read = readRow(number, cells)
    if ('key' in read) rows.push(read)
    else faults.push(...read)
  }
  // A row that could not be read is missing as a superior too; that is told when the rest is right.
  return { rows, faults: faults.length > 0 ? faults : faultsTogether(rows) }
}
