import { createRequire } from 'node:module'
import { parse } from 'csv-parse/sync'
import type * as ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { sources } from '../../tools/repository.ts'
import { formulaCells, writers } from './formula-cells.ts'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS
// What a spreadsheet might take for the beginning of a formula, after whatever blanks.
const begins = /^[\s\u3000]*(?:[=+@|＝＋＠]|[-－](?!$))|^[\t\r\n]/

async function readXlsx(bytes: Uint8Array): Promise<{ formulas: number; links: number; texts: string[] }> {
  const book = new Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const seen = { formulas: 0, links: 0, texts: [] as string[] }
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula !== undefined) seen.formulas += 1
        if (cell.hyperlink !== undefined) seen.links += 1
        seen.texts.push(cell.text)
      }),
    )
  return seen
}

test.each(Object.entries(writers))(
  '2,002 hostile cells through %s: no formula, no link, nothing that begins one (T07)',
  async (_, { form, write }) => {
    expect(formulaCells.length).toBeGreaterThanOrEqual(2000)
    const bytes = await write(formulaCells)
    if (form === 'csv') {
      const cells = (parse(Buffer.from(bytes), { bom: true, relax_column_count: true }) as string[][]).flat()
      expect(cells.length).toBeGreaterThanOrEqual(formulaCells.length)
      expect(cells.filter((cell) => begins.test(cell))).toEqual([])
      return
    }
    const { formulas, links, texts } = await readXlsx(bytes)
    expect(texts.length).toBeGreaterThan(40)
    expect({ formulas, links }).toEqual({ formulas: 0, links: 0 })
    expect(texts.filter((text) => begins.test(text))).toEqual([])
  },
)

test('nothing else writes a spreadsheet: each file that can is among those tried (T07)', () => {
  const writing = sources()
    .filter(({ text }) =>
      /'exceljs'|(?:spreadsheet|\.\.)\/(?:csv|plain|append|cells)\.ts'|\.map\((?:quoted|cell)\)\.join\(','\)/.test(
        text,
      ),
    )
    .map(({ path }) => path)
  expect(writing.filter((path) => !/\.test\.|\.prove\./.test(path)).sort()).toEqual([
    'src/kernel/spreadsheet/csv.ts',
    'src/kernel/spreadsheet/making/list-sheet.ts',
    'src/kernel/spreadsheet/making/marked.ts',
    'src/kernel/spreadsheet/making/table.ts',
    'src/kernel/spreadsheet/plain.ts',
    'src/kernel/spreadsheet/template.ts',
    'src/modules/accounts/lists/making.ts',
    // The text of a field on a page.
    'src/modules/cases/classes/rules.ts',
    'src/modules/cases/files/service.ts',
    'src/modules/cases/portal/open-data.ts',
    'src/modules/consultations/portal/data.ts',
    'src/modules/demands/texts/tables.ts',
    // What was pasted, on its way to the server.
    'src/modules/members/web/pasted.ts',
  ])
})
