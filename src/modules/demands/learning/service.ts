import { createHash } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type ClassLine, classesBelow, listDecidedTexts, listRememberedClasses } from '#modules/cases/index.ts'
import { type Classifier, type Decided, type Suggester, suggester, train } from '../classes/classifier.ts'
import { knownWordsOf } from '../classes/known.ts'
import { knownFields } from '../classes/responsibilities.ts'
import { openSegmenter, openWordCheck } from '../texts/segment.ts'
import { bytesOf, classifierIn } from './kept-model.ts'
import { type Below, knownBelow, linesBelow } from './known-below.ts'
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

// Learns anew where a decision came or changed, or a list named another class; gives how many models that were.
async function learnGroup(ctx: Ctx, { above, decided }: Lessons, remembered: readonly ClassLine[]): Promise<number> {
  const lessonsDigest = digestOf(decided, linesOf(above, remembered))
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

// Every text with its class, one that was decided anew is another lesson; and the names there are to choose from.
function digestOf(decided: readonly Decided[], lines: readonly ClassLine[]): string {
  const digest = createHash('sha256').update(JSON.stringify(lines))
  for (const { title, body, field } of decided) digest.update(JSON.stringify([title, body, field]))
  return digest.digest('hex')
}

// Of fields the responsibility list; of what lies below one the names of the list of classes.
async function knownOf(above: store.Above, lines: readonly ClassLine[]) {
  const segment = await openSegmenter()
  return isBelow(above) ? knownBelow(above, lines, segment) : knownWordsOf(knownFields, [], segment)
}

const isBelow = (above: store.Above): above is Below => above.field !== undefined
const linesOf = (above: store.Above, lines: readonly ClassLine[]) => (isBelow(above) ? linesBelow(above, lines) : [])

/** What was learned, ready to suggest: a class with its words, and how many decisions stand behind it. */
export interface Learned {
  readonly lessons: number
  /** Whether the confidence was held against decisions that were kept out of learning, of the classes there are to choose from. */
  readonly isCounted: boolean
  readonly suggest: Suggester
}

/** What was learned last of the fields; before the first decision what is known of them. */
export async function openLearned(ctx: Ctx): Promise<Learned> {
  const kept = await openKept(ctx, {})
  if (!kept) return { lessons: 0, isCounted: false, suggest: await openKnown() }
  return { lessons: kept.lessons, isCounted: kept.lessons >= fewestCounted, suggest: kept.suggest }
}

/**
 * What was learned last of the classes of a list below one; nothing where nobody decided on any of these yet, as before the first decision
 * and after a new list. Confidence was held back with all decided classes to choose from: it says nothing of a list
 * that leaves one out.
 */
export async function openLearnedBelow(
  ctx: Ctx,
  above: Below,
  lines: readonly ClassLine[],
): Promise<Learned | undefined> {
  const among = classesBelow(lines, above)
  const kept = await openKept(ctx, above)
  if (!kept?.decided.some((name) => among.includes(name))) return undefined
  const { lessons, suggest, decided } = kept
  return { lessons, isCounted: lessons >= fewestCounted && decided.every((name) => among.includes(name)), suggest }
}

interface Opened {
  readonly decided: readonly string[]
  readonly suggest: Suggester
}

const openedOf = (model: Classifier): Opened => ({ decided: model.decided, suggest: suggester(model) })

// Each model is opened once in a process, and again when something new was learned.
const opened = new Map<string, Opened & { readonly learnedAt: number }>()

async function openKept(ctx: Ctx, above: store.Above): Promise<(Opened & { readonly lessons: number }) | undefined> {
  const kept = await store.findModel(ctx.tx, above)
  if (!kept) return undefined
  const key = JSON.stringify(above)
  const learnedAt = kept.learnedAt.getTime()
  const known = opened.get(key)
  if (known?.learnedAt === learnedAt) return { ...known, lessons: kept.lessons }
  const bytes = await store.readModelBytes(ctx.tx, above)
  if (!bytes) return undefined
  const now = { ...openedOf(classifierIn(bytes)), learnedAt }
  opened.set(key, now)
  return { ...now, lessons: kept.lessons }
}

// Made ready once in a process.
let known: Suggester | undefined

async function openKnown(): Promise<Suggester> {
  known ??= suggester(train({ decided: [], known: await knownOf({}, []) }))
  return known
}
