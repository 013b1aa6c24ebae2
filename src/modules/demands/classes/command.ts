import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { fill } from '#kernel/errors.ts'
import { openSegmenter } from '../texts/segment.ts'
import { readTable, type Speaker, writeTable } from '../texts/tables.ts'
import { refusal, words } from '../words.ts'
import { type Decided, suggester, train } from './classifier.ts'
import { type ClassLine, knownWordsOf } from './known.ts'

const fieldColumn = '一级分类'
const textColumns = ['留言编号', '留言主题', '留言详情']

/** `voices classify --train FILE --input FILE --output FILE [--classes FILE]`: suggests a class for every message of a file. */
export const classifyVoices = {
  name: 'voices classify',
  summary: {
    zh: '按已分类的留言，为文件中的每条留言建议一级分类（CSV，UTF-8）',
    en: 'Suggest a class for every message of a file, by messages whose class is known (CSV, UTF-8)',
  },
  usage: 'voices classify --train FILE --input FILE --output FILE [--classes FILE]',

  /** @throws Refusal when a file is missing or lacks a column. */
  async run(args: readonly string[], { say }: Speaker): Promise<void> {
    const files = readFiles(args)
    const decided = readDecided(files.train)
    const asked = readTable(files.input, textColumns)
    const fields = [...new Set(decided.map(({ field }) => field))]
    const list = files.classes === undefined ? [] : readClassList(files.classes)
    const suggest = suggester(train({ decided, known: knownWordsOf(fields, list, await openSegmenter()) }))
    const rows = asked.map((row) => [row.留言编号 ?? '', suggest(textOf(row)).field])
    writeTable(files.output, ['留言编号', fieldColumn], rows)
    say(fill(words['demands.classified'], { count: rows.length, learned: decided.length, file: files.output }).zh)
  },
}

/** Messages of a file whose class somebody decided. */
export function readDecided(file: string): Decided[] {
  const rows = readTable(file, [...textColumns, fieldColumn])
  return rows
    .map((row) => ({ ...textOf(row), field: (row[fieldColumn] ?? '').trim() }))
    .filter(({ field }) => field !== '')
}

/** The lines of a list of classes: 一级分类, then the names below. */
export function readClassList(file: string): ClassLine[] {
  return readTable(file, [fieldColumn]).map(({ [fieldColumn]: field = '', ...below }) => ({
    field: field.trim(),
    below: Object.values(below).map((name) => name ?? ''),
  }))
}

const textOf = (row: Readonly<Partial<Record<string, string>>>) => ({
  title: row.留言主题 ?? '',
  body: row.留言详情 ?? '',
})

// A list of classes is taken from beside the decided messages when none is named.
function readFiles(args: readonly string[]) {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args: [...args], options: { train: text, input: text, output: text, classes: text } })
  const { train: decided, input, output } = values
  if (decided === undefined || input === undefined || output === undefined) throw refusal('demands.files-not-named')
  const beside = join(dirname(decided), 'taxonomy.csv')
  return { train: decided, input, output, classes: values.classes ?? (existsSync(beside) ? beside : undefined) }
}
