import { parseArgs } from 'node:util'
import { fill } from '#kernel/errors.ts'
import { readTable, type Speaker, writeTable } from '../texts/tables.ts'
import { refusal, words } from '../words.ts'
import { copiesOf, countTexts } from './copies.ts'
import { type Answered, hintsFor, manyInAMinute, sameTextHint } from './rules.ts'
import { sentenceOf } from './sentences.ts'

const columns = ['留言编号', '留言主题', '留言详情', '答复意见', '答复时间']
const head = ['留言编号', '提示', '另一件', '依据']

/** `voices replies --input FILE --output FILE`: which answers of a file are worth a second look, and why (D26). */
export const checkReplies = {
  name: 'voices replies',
  summary: {
    zh: '检查文件中的答复：雷同、只说收悉、没写单位或日期、空话多（CSV，UTF-8）',
    en: 'Check the answers of a file: copies, mere receipts, no office or date, hollow words (CSV, UTF-8)',
  },
  usage: 'voices replies --input FILE --output FILE',

  /** @throws Refusal when the file is missing or lacks a column. */
  async run(args: readonly string[], { say }: Speaker): Promise<void> {
    const text = { type: 'string' } as const
    const { input, output } = parseArgs({ args: [...args], options: { input: text, output: text } }).values
    if (input === undefined || output === undefined) throw refusal('demands.in-and-out-not-named')
    const pile = readAnswered(input)
    const copies = copiesOf(pile)
    const minutes = Map.groupBy(pile, ({ minute }) => minute)
    const texts = countTexts(pile, ({ minute }) => minute.split(' ')[0] ?? '')
    const rows = pile.flatMap((one) => {
      const copied = copies.get(one)
      const hints = [...hintsFor(one, copied ? [copied] : []), ...sameTextHint(texts.get(one) ?? 0)].map((hint) => [
        one.id,
        sentenceOf(hint).zh,
        'other' in hint ? hint.other : '',
        'because' in hint ? hint.because : '',
      ])
      const together = minutes.get(one.minute)?.length ?? 0
      if (one.minute !== '' && together >= manyInAMinute)
        hints.push([one.id, words['demands.hint-SAME_MINUTE'].zh, '', one.minute])
      return hints
    })
    writeTable(output, head, rows)
    const flagged = new Set(rows.map(([id]) => id)).size
    say(fill(words['demands.replies-checked'], { count: pile.length, flagged, file: output }).zh)
  },
}

/** Answered messages of a file, in the file's order, with the minute of the answer. */
export function readAnswered(file: string): (Answered & { minute: string })[] {
  return readTable(file, columns).map((row) => ({
    id: row.留言编号 ?? '',
    question: { title: row.留言主题 ?? '', body: row.留言详情 ?? '' },
    reply: row.答复意见 ?? '',
    minute: /^\S+ \d{1,2}:\d{2}/.exec(row.答复时间 ?? '')?.[0] ?? '',
  }))
}
