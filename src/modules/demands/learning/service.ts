import { createHash } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { listDecidedTexts } from '#modules/cases/index.ts'
import { type Suggestion, suggester, train } from '../classes/classifier.ts'
import { knownWordsOf } from '../classes/known.ts'
import { knownFields } from '../classes/responsibilities.ts'
import { openSegmenter, openWordCheck } from '../texts/segment.ts'
import type { Text } from '../texts/text.ts'
import { bytesOf, classifierIn } from './kept-model.ts'
import * as store from './store.ts'

// As many decisions as training takes seconds for and not minutes; what a desk decided years ago says less.
const mostLessons = 1500
// With fewer there is nothing to hold back, and nobody can say how often a suggestion is right.
const fewestCounted = 20
// What stands in fewer messages might tell whose they were.
const fewestMessages = 5

/**
 * Learns from what desks decided, anew each time, and keeps only words of the dictionary that stand in five messages or more
 * and are no names (D29). Gives how many decisions there were.
 */
export async function learnFromDecisions(ctx: Ctx): Promise<number> {
  const decided = await listDecidedTexts(ctx, mostLessons)
  const before = await store.findModel(ctx.tx)
  const lessonsDigest = digestOf(decided)
  if (before?.lessonsDigest === lessonsDigest) return decided.length
  const known = knownWordsOf(knownFields, [], await openSegmenter())
  const isKept = await openWordCheck()
  const bytes = bytesOf(train({ decided, known, keeping: { least: fewestMessages, isKept } }))
  store.putModel(ctx.tx, { learnedAt: ctx.now, lessons: decided.length, lessonsDigest, bytes })
  record(ctx, 'demands.learned', { subject: 'demands.model', details: { lessons: decided.length } })
  return decided.length
}

// Every text with its field: one that was decided anew is another lesson.
function digestOf(decided: readonly (Text & { readonly field: string })[]): string {
  const digest = createHash('sha256')
  for (const { title, body, field } of decided) digest.update(JSON.stringify([title, body, field]))
  return digest.digest('hex')
}

/** What was learned, ready to suggest: a field with its words, and how many decisions stand behind it. */
export interface Learned {
  readonly lessons: number
  /** Whether the confidence was held against decisions that were kept out of learning. */
  readonly isCounted: boolean
  suggest(text: Text): Suggestion
}

/** What was learned last; before the first decision what is known of the fields. */
export async function openLearned(ctx: Ctx): Promise<Learned> {
  const kept = await store.findModel(ctx.tx)
  const learnedAt = kept?.learnedAt.getTime() ?? 0
  if (opened?.learnedAt !== learnedAt) opened = { learnedAt, suggest: await openSuggester(ctx) }
  const lessons = kept?.lessons ?? 0
  return { lessons, isCounted: lessons >= fewestCounted, suggest: opened.suggest }
}

// One model, opened once in a process and again when something new was learned.
let opened: { readonly learnedAt: number; readonly suggest: (text: Text) => Suggestion } | undefined

async function openSuggester(ctx: Ctx) {
  const bytes = await store.readModelBytes(ctx.tx)
  if (bytes) return suggester(classifierIn(bytes))
  return suggester(train({ decided: [], known: knownWordsOf(knownFields, [], await openSegmenter()) }))
}
