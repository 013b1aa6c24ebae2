import type { Ctx } from '#kernel/ctx.ts'
import { plainText } from '#kernel/search.ts'
import type { MeasuredWords } from '../codes.ts'
import type { StoredCase } from '../store.ts'
import { type Marks, marksOf, struckOut } from './rules.ts'
import type { Original } from './sealing.ts'
import * as store from './store.ts'

/** Whose words a measure is about. */
export interface WhoseWords {
  readonly wordsOf: MeasuredWords
  readonly wordsId: string | null
}

/** The same words named once: a judgement that stands in the course once more is the judgement, so that no words carry two measures. */
export async function namedOnce(ctx: Ctx, one: StoredCase, of: WhoseWords): Promise<WhoseWords> {
  if (of.wordsOf !== 'EVENT' || of.wordsId === null) return of
  const wordsId = await store.findJudgement(ctx.tx, { caseId: one.id, eventId: of.wordsId })
  return wordsId === undefined ? of : { wordsOf: 'RATING', wordsId }
}

/** The words a measure is about as they stand now: title and text of the case, or the words of a part; nothing where it has no such part. */
export async function wordsAtHand(ctx: Ctx, one: StoredCase, of: WhoseWords): Promise<Original | undefined> {
  const { wordsOf, wordsId } = of
  if (wordsOf === 'CASE') return wordsId === null ? { title: one.title, body: one.body } : undefined
  if (wordsId === null) return undefined
  const found = await store.findWords(ctx.tx, { caseId: one.id, wordsOf, wordsId })
  return found && { title: '', body: found.words, promises: found.promises }
}

/** The same with each marked sign struck out, in what was promised as well. */
export function withoutMarked(of: Original, marks: { readonly title: Marks; readonly body: Marks }): Original {
  const struck = { title: struckOut(of.title, marks.title), body: struckOut(of.body, marks.body) }
  if (of.promises === undefined) return struck
  return {
    ...struck,
    promises: of.promises.map(({ id, what }) => ({ id, what: promiseWithout(of.body, what, marks.body) })),
  }
}

/** What a measure writes: title and text with what finds them, or the words of a part. */
export function writtenBy(one: StoredCase, of: WhoseWords, { title, body, promises }: Original) {
  if (of.wordsOf !== 'CASE') return { words: body, promises: promises ?? [] }
  const search = plainText(`${one.number} ${title} ${body}`)
  return { title, body, searchText: search.text, terms: search.vector }
}

// A promise is a sentence of its answer, or says it in other words: it loses the signs marked where it stands, and each passage wherever it names it.
function promiseWithout(answer: string, what: string, marks: Marks): string {
  const passages = marks.map(([from, until]) => answer.slice(from, until))
  const at = answer.indexOf(what)
  const there: Marks = at < 0 ? [] : marks.map(([from, until]) => [from - at, until - at])
  return struckOut(what, [...there, ...marksOf(what, passages)])
}
