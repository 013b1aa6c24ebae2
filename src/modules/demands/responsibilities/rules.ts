/** A matter and the words by which it is known. */
export interface KnownMatter {
  readonly matter: string
  readonly words: readonly string[]
}

/**
 * The matter a text is about by a responsibility list, with the words that say so: the one whose words in the text are
 * longest together; of equals the first, so that a nearer list goes before one above. Nothing when no word stands in it.
 */
export function matterOf<M extends KnownMatter>(
  text: string,
  matters: readonly M[],
): { matter: M; because: string[] } | undefined {
  let best: { matter: M; because: string[]; weight: number } | undefined
  for (const matter of matters) {
    const because = [...new Set(matter.words)].filter((word) => text.includes(word)).sort(byLength)
    const weight = because.reduce((sum, word) => sum + word.length, 0)
    if (weight > (best?.weight ?? 0)) best = { matter, because, weight }
  }
  return best && { matter: best.matter, because: best.because }
}

const byLength = (a: string, b: string) => b.length - a.length
