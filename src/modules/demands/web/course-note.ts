import type { Sentence } from '#kernel/errors.ts'
import { type Told, toldFrom } from '../figures/rules.ts'
import { courseWords } from './course-words.ts'

/**
 * What is said below the months of a topic, by what this reader was told of them: whoever reads small ones keeps them to himself, whoever
 * misses some is told why; where every month may be passed on there is nothing to say.
 */
export function courseNote(months: readonly Told[]): Sentence | null {
  if (months.includes(null)) return courseWords.hidden
  return months.some((count) => count !== null && count > 0 && count < toldFrom) ? courseWords.deskOnly : null
}
