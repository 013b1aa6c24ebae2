import { fill } from '#kernel/errors.ts'
import type { AddedColumn } from '#kernel/spreadsheet/append.ts'
import { dayOf } from '#kernel/time.ts'
import type { KnownMessage } from '../channels/store.ts'
import { notAcceptedReasons } from '../codes.ts'
import { answerColumns } from './rules.ts'
import { answerTexts } from './words.ts'

/** The three columns that go back: the number, what was answered, and on which day. */
export function answersFor(rows: readonly { readonly row: number; readonly message: KnownMessage }[]): AddedColumn[] {
  const column = (heading: string, show: (message: KnownMessage) => string): AddedColumn => ({
    heading,
    cells: new Map(rows.map(({ row, message }) => [row, show(message)])),
  })
  return [
    column(answerColumns.number, ({ number }) => number),
    column(answerColumns.answer, answerOf),
    column(answerColumns.day, ({ answeredAt }) => (answeredAt ? dayOf(answeredAt) : '')),
  ]
}

function answerOf({ answer, refusalReason, refusalNote, isAbove }: KnownMessage): string {
  if (isAbove) return answerTexts.above.zh
  if (answer !== null) return answer
  if (refusalReason === null) return ''
  return fill(answerTexts.refused, { why: `${notAcceptedReasons[refusalReason].zh}${refusalNote ?? ''}` }).zh
}
