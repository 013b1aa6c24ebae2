import { findHeadings, type TableRow } from '#kernel/spreadsheet/headings.ts'
import { readText } from '../tracking/rules.ts'

/**
 * The columns that are read, with the words that offices use for them; the first one is ours. 来源编号 goes before 编号; a running number
 * (序号) begins anew in every file and is none.
 */
export const fileColumns = {
  sourceId: ['来源编号', '编号', '工单编号', '工单号', '留言编号', '诉求编号', '受理编号', '信件编号'],
  text: ['内容', '留言内容', '诉求内容', '留言详情', '问题描述', '反映内容', '信件内容'],
  title: ['标题', '主题', '留言主题', '留言标题', '诉求标题', '信件标题'],
  name: ['姓名', '留言人', '来电人', '联系人', '反映人', '诉求人'],
  phone: ['电话', '联系电话', '来电号码', '联系方式', '手机', '手机号'],
  isPublic: ['公开', '是否公开'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type FileColumn = keyof typeof fileColumns

/** The columns that go back beside the number of the source. */
export const answerColumns = { number: '编号', answer: '答复', day: '日期' } as const

/** Rows of one file, so that it is read and filed in one go. */
export const mostRows = 1000

/** A message of the file, right in every cell. */
export interface FileMessage {
  readonly row: number
  readonly sourceId: string
  readonly text: string
  readonly title?: string
  readonly name?: string
  readonly phone?: string
  readonly isPublic: boolean
}

export type FileFaultCode =
  | 'cases.file-number-missing'
  | 'cases.file-number-lost'
  | 'cases.file-number-twice'
  | 'cases.file-text-length'
  | 'cases.file-name-length'
  | 'cases.file-phone'
  | 'cases.file-public'

/** Why a row is not taken, without what stands in it. */
export interface FileFault {
  readonly row: number
  readonly column: FileColumn
  readonly code: FileFaultCode
  /** The row that has the number already. */
  readonly other?: number
}

/** What was found in a file. */
export interface ReadFile {
  readonly rows: number
  readonly messages: readonly FileMessage[]
  readonly faults: readonly FileFault[]
}

/** Reads the messages of a table; nothing when no row names a number and a text. */
export function readMessages(rows: readonly TableRow[]): ReadFile | undefined {
  const headed = findHeadings<FileColumn>(rows, fileColumns, ['sourceId', 'text'])
  if (!headed) return undefined
  const { places, body } = headed
  const seen = new Map<string, number>()
  const read = body.map((row) => readRow(row, places, seen))
  return {
    rows: body.length,
    messages: read.flatMap((one) => ('faults' in one ? [] : [one])),
    faults: read.flatMap((one) => ('faults' in one ? one.faults : [])),
  }
}

type Places = ReadonlyMap<FileColumn, number>

const roundedNumber = /^\d(?:\.\d+)?[eE]\+\d+$/
const phoneForm = /^\+?\d{7,15}$/
const yes = ['是', '公开', '同意', 'yes', 'y', '1', 'true']
const no = ['', '否', '不公开', '不同意', 'no', 'n', '0', 'false']

function readRow(
  row: TableRow,
  places: Places,
  seen: Map<string, number>,
): FileMessage | { faults: readonly FileFault[] } {
  const of = (column: FileColumn) => readText(row.cells[places.get(column) ?? -1] ?? '')
  const [sourceId, text, title, name] = [of('sourceId'), of('text'), line(of('title')), line(of('name'))]
  const phone = of('phone')
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
  const isPublic = of('isPublic').toLowerCase()
  const other = seen.get(sourceId)
  const checks: readonly [boolean, Omit<FileFault, 'row'>][] = [
    [sourceId !== '' && sourceId.length <= 100, { column: 'sourceId', code: 'cases.file-number-missing' }],
    [!roundedNumber.test(sourceId), { column: 'sourceId', code: 'cases.file-number-lost' }],
    [
      other === undefined || sourceId === '',
      { column: 'sourceId', code: 'cases.file-number-twice', other: other ?? 0 },
    ],
    [text !== '' && [...text].length <= 2000, { column: 'text', code: 'cases.file-text-length' }],
    [[...name].length <= 20, { column: 'name', code: 'cases.file-name-length' }],
    [phone === '' || phoneForm.test(phone), { column: 'phone', code: 'cases.file-phone' }],
    [[...yes, ...no].includes(isPublic), { column: 'isPublic', code: 'cases.file-public' }],
  ]
  seen.set(sourceId, other ?? row.number)
  const faults = checks.flatMap(([isRight, fault]) => (isRight ? [] : [{ row: row.number, ...fault }]))
  if (faults.length > 0) return { faults }
  return {
    ...{ row: row.number, sourceId, text, isPublic: yes.includes(isPublic) },
    ...(title === '' ? {} : { title: shortened(title) }),
    ...(name === '' ? {} : { name }),
    ...(phone === '' ? {} : { phone }),
  }
}

const line = (text: string) => text.replace(/\s+/g, ' ')

const longestTitle = 40
const shortened = (title: string) =>
  [...title].length <= longestTitle ? title : `${[...title].slice(0, longestTitle - 1).join('')}…`
