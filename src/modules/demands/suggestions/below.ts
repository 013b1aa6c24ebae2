import type { Ctx } from '#kernel/ctx.ts'
import { type ClassLine, classesBelow } from '#modules/cases/index.ts'
import type { BelowSuggestion, LevelSuggestion } from '../contract.ts'
import { openLearnedBelow } from '../learning/service.ts'
import type { Text } from '../texts/text.ts'

// Nothing is suggested that is not likelier than all others of its list together. Of such ones five of six were right on labelled
// open data where decisions were learned from; by the words of the list alone one of two, so that these are not told (decisions 186).
const likelierThanNot = 0.5

/**
 * What lies below a field for a text, among the classes of the list that holds: a second level, and of it or of the decided one
 * a third. Nothing where the list names none, nothing was learned of it yet or no word of the text decides.
 */
export async function suggestBelow(
  ctx: Ctx,
  of: { text: Text; lines: readonly ClassLine[]; field: string; second: string | null },
): Promise<BelowSuggestion> {
  const { field, second: decided } = of
  const second = decided === null ? await suggestLevel(ctx, of, { field }) : null
  const above = decided ?? second?.name
  const third = above === undefined ? null : await suggestLevel(ctx, of, { field, second: above })
  return { second, third }
}

async function suggestLevel(
  ctx: Ctx,
  { text, lines }: { text: Text; lines: readonly ClassLine[] },
  above: { field: string; second?: string },
): Promise<LevelSuggestion | null> {
  const among = classesBelow(lines, above)
  if (among.length === 0) return null
  const learned = await openLearnedBelow(ctx, above, lines)
  if (!learned) return null
  const { field: name, confidence, because } = learned.suggest(text, among)
  if (!among.includes(name) || because.length === 0 || confidence < likelierThanNot) return null
  return { name, because: [...because], confidence: learned.isCounted ? confidence : null }
}
