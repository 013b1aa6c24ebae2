import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { plainText } from './cells.ts'

/** A sheet to fill in, with what may be chosen in its cells. */
export interface TemplateSheet {
  /** The name of the sheet. */
  readonly sheet: string
  /** What stands above the page that says how. */
  readonly title: string
  /** How it is filled in, line by line; the columns follow by themselves. */
  readonly lines: readonly string[]
  /** A name that no menu shows: which template it is, and which version of it. */
  readonly mark: { readonly name: string; readonly version: string }
  readonly columns: readonly {
    readonly title: string
    readonly width: number
    readonly isRequired: boolean
    readonly howTo: string
    readonly example: string
    readonly choices: readonly string[]
  }[]
}

const lastRow = 5001
type Columns = TemplateSheet['columns']

/** A template: choices in the cells, an example in grey, texts kept as texts, and how to fill it in (UX §6.1). */
export async function makeTemplate(of: TemplateSheet): Promise<Uint8Array> {
  // Loaded when somebody wants a sheet: a server starts without it.
  const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet(of.sheet, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  })
  sheet.columns = of.columns.map(({ width }) => ({ width, style: { numFmt: '@', protection: { locked: false } } }))
  writeHead(sheet, of.columns)
  writeExample(sheet, of.columns)
  writeHowTo(workbook.addWorksheet('填写说明'), of)
  addChoices(workbook, sheet, of.columns)
  // Without a password: it keeps headings from being overwritten by mistake, nothing more.
  await sheet.protect('', {
    ...{ selectLockedCells: true, selectUnlockedCells: true, formatCells: true, formatColumns: true, formatRows: true },
    ...{ insertRows: true, deleteRows: true, sort: true, autoFilter: true },
  })
  return withMark(new Uint8Array(await workbook.xlsx.writeBuffer()), of.mark)
}

function writeHead(sheet: ExcelJS.Worksheet, columns: Columns): void {
  const row = sheet.addRow(columns.map(({ title, isRequired }) => (isRequired ? `*${title}` : title)))
  row.height = 24
  columns.forEach(({ isRequired }, at) => {
    const cell = row.getCell(at + 1)
    cell.protection = { locked: true }
    cell.font = { bold: true, color: { argb: isRequired ? 'FFC00000' : 'FF000000' } }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } }
    cell.alignment = { horizontal: 'center', vertical: 'middle' }
  })
}

function writeExample(sheet: ExcelJS.Worksheet, columns: Columns): void {
  const row = sheet.addRow(columns.map(({ example }) => plainText(example)))
  columns.forEach((_, at) => {
    row.getCell(at + 1).font = { italic: true, color: { argb: 'FF808080' } }
  })
}

const always = [
  '灰色的示例行不会导入，可以删去，也可以留着。',
  '有下拉箭头的格子可以直接选。日期写成 2012-05-04、2012.5.4 或 2012年5月4日 都可以。',
  '号码和日期各列已设为“文本”，请不要改格式，以免后几位变成 0。',
  '表头设了保护，没有密码；确需改动的，在“审阅”里取消保护即可。',
]

function writeHowTo(sheet: ExcelJS.Worksheet, { title: heading, lines, mark, columns }: TemplateSheet): void {
  sheet.columns = [{ width: 18 }, { width: 8 }, { width: 80 }, { width: 28 }]
  sheet.addRow([plainText(heading)]).font = { bold: true, size: 14 }
  for (const line of [...lines, ...always, `模板版本：${mark.version}`]) sheet.addRow([line])
  sheet.addRow([])
  sheet.addRow(['列', '必填', '怎么填', '例如']).font = { bold: true }
  for (const { title, isRequired, howTo, example } of columns)
    sheet.addRow([title, isRequired ? '是' : '', howTo, plainText(example)]).alignment = {
      wrapText: true,
      vertical: 'top',
    }
}

// The choices stand on a hidden sheet, because a list inside a cell ends at 255 characters.
function addChoices(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, columns: Columns): void {
  const codes = workbook.addWorksheet('选项', { state: 'hidden' })
  const lists = sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }
  let used = 0
  columns.forEach(({ choices, title }, at) => {
    if (choices.length === 0) return
    used += 1
    choices.forEach((choice, row) => {
      codes.getCell(row + 1, used).value = plainText(choice)
    })
    const letter = codes.getColumn(used).letter
    const target = sheet.getColumn(at + 1).letter
    lists.dataValidations.add(`${target}2:${target}${lastRow}`, {
      ...{ type: 'list', allowBlank: true, formulae: [`选项!$${letter}$1:$${letter}$${choices.length}`] },
      ...{ showErrorMessage: true, errorStyle: 'warning', errorTitle: title },
      error: '这个写法不在下拉选项里。请从下拉中选择；确实没有合适的再手写。',
    })
  })
}

function withMark(bytes: Uint8Array, { name: marked, version }: TemplateSheet['mark']): Uint8Array {
  const parts = unzipSync(bytes)
  const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())
  const name = `<definedName name="${marked}" hidden="1">&quot;${version}&quot;</definedName>`
  const named = workbook.includes('<definedNames>')
    ? workbook.replace('<definedNames>', `<definedNames>${name}`)
    : workbook.replace('</sheets>', `</sheets><definedNames>${name}</definedNames>`)
  return zipSync({ ...parts, 'xl/workbook.xml': strToU8(named) }, { level: 6 })
}
