import { fill } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import type { KnownMessage } from '../channels/store.ts'
import { tellingTexts } from '../channels/words.ts'
import { classColumns } from '../classes/codes.ts'
import { notAcceptedReasons } from '../codes.ts'
import { answerColumns, fileColumns } from './rules.ts'
import { answerTexts } from './words.ts'

/**
 * The sheet that goes back: by the number its source gave each message our number, what was answered, on which day, and what it was decided to be. Nothing else of the
 * file stands in it: who fetches it is not who may read names, telephones or reports (decisions 86).
 */
export function answerRows(rows: readonly { readonly sourceId: string; readonly message: KnownMessage }[]): string[][] {
  const { number, answer, day } = answerColumns
  return [
    [fileColumns.sourceId[0], number, answer, day, ...classColumns],
    ...rows.map(({ sourceId, message }) => [
      ...[sourceId, message.number, answerOf(message)],
      message.answeredAt ? dayOf(message.answeredAt) : '',
      ...[message.field, message.second, message.third].map((name) => name ?? ''),
    ]),
  ]
}

function answerOf({ number, answer, files: count, refusalReason, refusalNote, isAbove }: KnownMessage): string {
  if (isAbove) return answerTexts.above.zh
  // Who is listed got no code, and opens what everybody does.
  if (answer !== null) return count === 0 ? answer : answer + fill(tellingTexts.publicFiles, { count, number }).zh
  if (refusalReason === null) return ''
  return fill(answerTexts.refused, { why: `${notAcceptedReasons[refusalReason].zh}${refusalNote ?? ''}` }).zh
}
