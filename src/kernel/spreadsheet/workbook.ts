import { dayFromExcelSerial } from '#kernel/time.ts'
import { type Parts, readTags, type TagReader, UnreadableSheets } from './parts.ts'

/** A sheet of a workbook. */
export interface SheetPart {
  readonly name: string
  readonly isHidden: boolean
  /** Its part inside the file, `xl/worksheets/sheet1.xml`. */
  readonly part: string
}

/** A row of a file as text, with the number the spreadsheet shows at its side. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly string[]
  readonly isHidden: boolean
}

/** The sheets of a workbook with what is needed to read their cells. */
export interface Workbook {
  readonly sheets: readonly SheetPart[]
  readonly epoch: 1900 | 1904
}

/** What all sheets of a workbook share. */
export interface SharedCells {
  readonly strings: readonly string[]
  /** By the number of a cell's style: whether it shows a day. */
  readonly isDay: readonly boolean[]
}

/** What stands further to the right is not read. */
export const mostColumns = 100

const most = { sheets: 100, characters: 60_000_000, strings: 2_000_000, rows: 1_048_576, cell: 32_767 }

/** Lists the sheets in the order of their tabs. @throws UnreadableSheets */
export async function readWorkbook(parts: Parts): Promise<Workbook> {
  const targets = new Map<string, string>()
  const relations: TagReader<never> = {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id && Target) targets.set(Id, partOf(Target))
    },
  }
  for await (const _ of readTags(parts.read('xl/_rels/workbook.xml.rels'), relations));
  let epoch: Workbook['epoch'] = 1900
  const found = readTags<SheetPart>(parts.read('xl/workbook.xml'), {
    open(name, attributes, emit) {
      if (name === 'workbookPr' && isOn(attributes.date1904)) epoch = 1904
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const part = targets.get(id)
      if (part && parts.names.includes(part) && /worksheets\//.test(part))
        emit({ name: attributes.name ?? '', isHidden: (attributes.state ?? 'visible') !== 'visible', part })
    },
  })
  const sheets: SheetPart[] = []
  for await (const sheet of found) if (sheets.length < most.sheets) sheets.push(sheet)
  return { sheets, epoch }
}

const partOf = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)
const isOn = (value: string | undefined) => value === '1' || value === 'true'

/** Reads the texts and styles that cells refer to. @throws UnreadableSheets */
export async function readShared(parts: Parts): Promise<SharedCells> {
  const isDay: boolean[] = []
  for await (const one of readTags(parts.read('xl/styles.xml'), styleReader())) isDay.push(one)
  const strings: string[] = []
  let characters = 0
  for await (const text of readTags(parts.read('xl/sharedStrings.xml'), stringReader())) {
    characters += text.length
    if (strings.push(text) > most.strings || characters > most.characters)
      throw new UnreadableSheets('kernel.sheet-suspicious')
  }
  return { strings, isDay }
}

// Emits for every style of cells whether it shows a day.
function styleReader(): TagReader<boolean> {
  const own = new Map<string, string>()
  let inCells = false
  return {
    open(name, { numFmtId = '0', formatCode = '' }, emit) {
      if (name === 'numFmt') own.set(numFmtId, formatCode)
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) emit(showsDay(Number(numFmtId), own.get(numFmtId)))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  }
}

// Formats 14–17, 22, 27–31, 36, 50–54, 57, 58 are days by the standard, some of them only in Chinese editions.
const showsDay = (id: number, code: string | undefined) =>
  code === undefined
    ? (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)
    : /[yd年日]/i.test(code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, (part) => (/[年日]/.test(part) ? '年' : '')))

// One text for each entry; how it is pronounced is left out.
function stringReader(): TagReader<string> {
  let text = ''
  let isText = false
  let isSound = false
  return {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') isSound = true
      else if (name === 't') isText = !isSound
    },
    close(name, emit) {
      if (name === 't') isText = false
      else if (name === 'rPh') isSound = false
      else if (name === 'si') emit(text.slice(0, most.cell))
    },
    text(of) {
      if (isText && text.length < most.cell) text += of
    },
  }
}

/** Reads the rows of a sheet that hold anything, hidden or not. @throws UnreadableSheets */
export function readRows(
  parts: Parts,
  sheet: SheetPart,
  of: SharedCells & { epoch: 1900 | 1904 },
): AsyncGenerator<SheetRow> {
  return readTags(parts.read(sheet.part), rowReader(of))
}

function rowReader(shared: SharedCells & { epoch: 1900 | 1904 }): TagReader<SheetRow> {
  let row = { number: 0, isHidden: false, cells: [] as string[] }
  let last = 0
  let cell = { at: -1, type: 'n', style: 0, value: '', isOpen: false, isSound: false }
  const startRow = ({ r, hidden }: Readonly<Record<string, string>>) => {
    row = { number: Number(r ?? row.number + 1), isHidden: isOn(hidden), cells: [] }
    cell.at = -1
  }
  const startCell = ({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>) => {
    cell = { at: r ? columnOf(r) : cell.at + 1, type: t, style: Number(s), value: '', isOpen: false, isSound: false }
  }
  // Rows stand in their order in every file a program wrote; whoever reads on counts on it.
  const endRow = (emit: (row: SheetRow) => void) => {
    if (row.cells.length === 0) return
    if (!(row.number > last && row.number <= most.rows)) throw new UnreadableSheets('kernel.sheet-suspicious')
    last = row.number
    emit(row)
  }
  const endCell = () => {
    const text = cellText(cell, shared)
    if (text === '' || cell.at < 0 || cell.at >= mostColumns) return
    while (row.cells.length < cell.at) row.cells.push('')
    row.cells[cell.at] = text
  }
  return {
    open(name, attributes) {
      if (name === 'row') startRow(attributes)
      else if (name === 'c') startCell(attributes)
      else if (name === 'rPh') cell.isSound = true
      else if (name === 'v' || name === 't') cell.isOpen = !cell.isSound
    },
    close(name, emit) {
      if (name === 'v' || name === 't') cell.isOpen = false
      else if (name === 'rPh') cell.isSound = false
      else if (name === 'c') endCell()
      else if (name === 'row') endRow(emit)
    },
    text(of) {
      if (cell.isOpen && cell.value.length < most.cell) cell.value += of
    },
  }
}

/** `AB12` is column 27, from 0. */
export function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0]
  if (!letters) return -1
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellText(
  { type, style, value }: { type: string; style: number; value: string },
  { strings, isDay, epoch }: SharedCells & { epoch: 1900 | 1904 },
): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'd') return value.slice(0, 10)
  if (type !== 'n' || value === '') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (isDay[style]) {
    const reading = dayFromExcelSerial(number, epoch)
    if (reading.ok) return reading.value
  }
  // A number too long to be kept exactly shows as what it has become, so that its column can be told to be text.
  return Math.abs(number) > Number.MAX_SAFE_INTEGER ? number.toExponential() : String(number)
}
