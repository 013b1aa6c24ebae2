import { createHash } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type ClassLine, classesBelow, listDecidedTexts, listRememberedClasses } from '#modules/cases/index.ts'
import { type Decided, type Suggester, suggester, train } from '../classes/classifier.ts'
import { knownWordsOf } from '../classes/known.ts'
import { knownFields } from '../classes/responsibilities.ts'
import { openSegmenter, openWordCheck } from '../texts/segment.ts'
import { bytesOf, classifierIn } from './kept-model.ts'
import { type Lessons, lessonsOf } from './rules.ts'
import * as store from './store.ts'

// As many decisions as training takes seconds for and not minutes; what a desk decided years ago says less.
const mostLessons = 1500
// With fewer there is nothing to hold back, and nobody can say how often a suggestion is right.
const fewestCounted = 20
// What stands in fewer messages might tell whose they were.
const fewestMessages = 5

/**
 * Learns from what desks decided, the fields and what lies below each, and keeps only words of the dictionary that stand in
 * five messages or more and are no names (D29). Gives how many decisions there were.
 */
export async function learnFromDecisions(ctx: Ctx): Promise<number> {
  const decided = await listDecidedTexts(ctx, mostLessons)
  const remembered = await listRememberedClasses(ctx)
  const groups = lessonsOf(decided)
  let learned = 0
  for (const group of groups) learned += await learnGroup(ctx, group, remembered)
  const above = groups.map((group) => group.above)
  if (learned + (await store.forgetOthers(ctx.tx, above)) === 0) return decided.length
  record(ctx, 'demands.learned', { subject: 'demands.model', details: { lessons: decided.length, models: learned } })
  return decided.length
}

// Learns anew where a decision came or changed; gives how many models that were.
async function learnGroup(ctx: Ctx, { above, decided }: Lessons, remembered: readonly ClassLine[]): Promise<number> {
  const lessonsDigest = digestOf(decided)
  const before = await store.findModel(ctx.tx, above)
  if (before?.lessonsDigest === lessonsDigest) return 0
  const known = await knownOf(above, remembered)
  // Below a field one class may have most of the messages, and its words with it.
  const mostShare = above.field === undefined ? {} : { mostShare: 1 }
  const keeping = { least: fewestMessages, isKept: await openWordCheck(), ...mostShare }
  const bytes = bytesOf(train({ decided, known, keeping }))
  store.putModel(ctx.tx, above, { learnedAt: ctx.now, lessons: decided.length, lessonsDigest, bytes })
  return 1
}

// Every text with its class: one that was decided anew is another lesson.
function digestOf(decided: readonly Decided[]): string {
  const digest = createHash('sha256')
  for (const { title, body, field } of decided) digest.update(JSON.stringify([title, body, field]))
  return digest.digest('hex')
}

// Beside it a word can speak for a class that stands alone.
const noneOfThem = ''

// Of fields the responsibility list; of what lies below one the names of the list of classes, with those below each.
async function knownOf({ field, second }: store.Above, lines: readonly ClassLine[]) {
  if (field === undefined) return knownWordsOf(knownFields, [], await openSegmenter())
  const names = classesBelow(lines, { field, second: second ?? null })
  const below = (name: string) => (second === undefined ? classesBelow(lines, { field, second: name }) : [])
  const list = names.map((name) => ({ field: name, below: [name, ...below(name)] }))
  return knownWordsOf([...names, noneOfThem], list, await openSegmenter())
}

/** What was learned, ready to suggest: a class with its words, and how many decisions stand behind it. */
export interface Learned {
  readonly lessons: number
  /** Whether the confidence was held against decisions that were kept out of learning. */
  readonly isCounted: boolean
  readonly suggest: Suggester
}

/** What was learned last of the fields; before the first decision what is known of them. */
export function openLearned(ctx: Ctx): Promise<Learned> {
  return open(ctx, {}, [])
}

/** What was learned last of the classes below one; before the first decision what the words of the list say. */
export function openLearnedBelow(
  ctx: Ctx,
  above: { field: string; second?: string },
  lines: readonly ClassLine[],
): Promise<Learned> {
  return open(ctx, above, lines)
}

async function open(ctx: Ctx, above: store.Above, lines: readonly ClassLine[]): Promise<Learned> {
  const kept = await store.findModel(ctx.tx, above)
  const lessons = kept?.lessons ?? 0
  const suggest = kept
    ? await openKept(ctx, above, kept.learnedAt)
    : suggester(train({ decided: [], known: await knownOf(above, lines) }))
  return { lessons, isCounted: lessons >= fewestCounted, suggest }
}

// Each model is opened once in a process, and again when something new was learned.
const opened = new Map<string, { readonly learnedAt: number; readonly suggest: Suggester }>()

async function openKept(ctx: Ctx, above: store.Above, at: Date): Promise<Suggester> {
  const key = JSON.stringify(above)
  const known = opened.get(key)
  if (known?.learnedAt === at.getTime()) return known.suggest
  const bytes = await store.readModelBytes(ctx.tx, above)
  const suggest = suggester(bytes ? classifierIn(bytes) : train({ decided: [], known: [] }))
  opened.set(key, { learnedAt: at.getTime(), suggest })
  return suggest
}
