import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import {
  listShownKnowledge,
  listShownWith,
  readJoinable,
  type ShownKnowledge,
  type ShownText,
} from '#modules/cases/index.ts'
import type * as contract from '../contract.ts'
import { openRemembering } from '../texts/remembered.ts'
import { openSegmenter } from '../texts/segment.ts'
import type { Text } from '../texts/text.ts'
import type { CommonWords } from './common-words.ts'
import { nearestOf, tellingWords } from './nearest.ts'
import { similarTo } from './rules.ts'

// Open ones that came to one board lately.
const looked = 100
const most = 3
// What shares most words with what is written; all of it is compared whole.
const mostFound = 20
const mostFoundNear = 10
const mostNear = 2
// They last longer than messages, and two are enough to read before writing.
const knowledgeLooked = 200
const mostKnowledge = 2

/**
 * The public messages that are about the same matter as what somebody is writing, nearest first (D18): those about the same organisation,
 * however old, then those about the ones above it and right below it, which another desk may answer (decisions 165, 275). `above` are paths.
 */
export async function findSimilarShown(
  ctx: Ctx,
  of: Text & { readonly aboutOrgId: string; readonly above: readonly string[] },
  common: CommonWords,
): Promise<ShownText[]> {
  const { aboutOrgId, above } = of
  const known = await common.read(ctx)
  const words = tellingWords(of, known)
  if (words.length === 0) return []
  const found = await listShownWith(ctx, { words, aboutOrgId, above, most: mostFound, mostNear: mostFoundNear })
  const own = found.filter(({ board }) => board === null)
  const near = found.filter(({ board }) => board !== null)
  return [...withOneOpen(nearestOf(of, own, known)), ...nearestOf(of, near, known).slice(0, mostNear)]
}

// Among all there ever was, answered ones could leave no place to the one that can still be joined.
function withOneOpen(found: readonly ShownText[]): ShownText[] {
  const nearest = found.slice(0, most)
  const open = found.find(({ state }) => state !== 'REPLIED' && state !== 'CLOSED')
  return open === undefined || nearest.includes(open) ? nearest : [...nearest.slice(0, most - 1), open]
}

/** The common questions of a site, nearest first, that may answer what somebody is writing (C09). */
export async function findSimilarKnowledge(
  ctx: Ctx,
  of: Text & { readonly paths: readonly string[] },
): Promise<ShownKnowledge[]> {
  const { rows } = await listShownKnowledge(ctx, { paths: of.paths, page: 1, perPage: knowledgeLooked })
  if (rows.length === 0) return []
  const pile = rows.map((one) => ({ title: one.question, body: one.answer, one }))
  return similarTo(of, pile, { ...(await openCutting()), most: mostKnowledge }).map(({ one }) => one.one)
}

/** Open public cases about the same organisation that may be about the same matter; the desk decides whether they are. */
export async function listSimilarCases(
  ctx: Ctx,
  { caseId }: Input<typeof contract.listSimilarCases>,
): Promise<Answer<typeof contract.listSimilarCases>> {
  const { others, ...asked } = await readJoinable(ctx, { caseId, most: looked })
  if (others.length === 0) return { rows: [] }
  const found = similarTo(asked, others, { ...(await openCutting()), most })
  const rows = found.map(({ one: { id, number, title, state, voices }, because }) => ({
    id,
    number,
    title,
    state,
    voices,
    because: [...because],
  }))
  return { rows }
}

// What everybody may read, and open messages at their desk, are remembered for who comes next; what somebody is writing is his.
const openCutting = async () => ({ segment: await openSegmenter(), ofPile: await openRemembering() })
