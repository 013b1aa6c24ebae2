import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import {
  listShownKnowledge,
  listShownTexts,
  readJoinable,
  type ShownKnowledge,
  type ShownText,
} from '#modules/cases/index.ts'
import type * as contract from '../contract.ts'
import { openSegmenter } from '../texts/segment.ts'
import type { Text } from '../texts/text.ts'
import { similarTo } from './rules.ts'

// What came to one board lately; further back a matter has usually ended.
const looked = 100
const most = 3
// They last longer than messages, and two are enough to read before writing.
const knowledgeLooked = 200
const mostKnowledge = 2

/** The public messages about an organisation that are about the same matter as what somebody is writing, nearest first (D18). */
export async function findSimilarShown(ctx: Ctx, of: Text & { readonly aboutOrgId: string }): Promise<ShownText[]> {
  const shown = await listShownTexts(ctx, { aboutOrgId: of.aboutOrgId, most: looked })
  if (shown.length === 0) return []
  return similarTo(of, shown, { segment: await openSegmenter(), most }).map(({ one }) => one)
}

/** The common questions of a site, nearest first, that may answer what somebody is writing (C09). */
export async function findSimilarKnowledge(
  ctx: Ctx,
  of: Text & { readonly paths: readonly string[] },
): Promise<ShownKnowledge[]> {
  const { rows } = await listShownKnowledge(ctx, { paths: of.paths, page: 1, perPage: knowledgeLooked })
  if (rows.length === 0) return []
  const pile = rows.map((one) => ({ title: one.question, body: one.answer, one }))
  return similarTo(of, pile, { segment: await openSegmenter(), most: mostKnowledge }).map(({ one }) => one.one)
}

/** Open public cases about the same organisation that may be about the same matter; the desk decides whether they are. */
export async function listSimilarCases(
  ctx: Ctx,
  { caseId }: Input<typeof contract.listSimilarCases>,
): Promise<Answer<typeof contract.listSimilarCases>> {
  const { others, ...asked } = await readJoinable(ctx, { caseId, most: looked })
  if (others.length === 0) return { rows: [] }
  const found = similarTo(asked, others, { segment: await openSegmenter(), most })
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
