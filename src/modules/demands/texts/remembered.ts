import { LRUCache } from 'lru-cache'
import { openSegmenter, type Segment } from './segment.ts'

// Some thirteen hundred letters; with their words they take ten megabytes at most.
const mostCharacters = 400_000

let opened: Promise<Segment> | undefined

/**
 * Cuts texts as `openSegmenter` does and remembers the words of those cut last, for everybody who writes to a board has the same messages
 * compared. A text is found by its own words only.
 */
export function openRemembering(): Promise<Segment> {
  opened ??= openSegmenter().then((segment) => remembering(segment, mostCharacters))
  return opened
}

/** The same for any way of cutting; texts of so many characters together are remembered. */
export function remembering(segment: Segment, most: number): Segment {
  const cut = new LRUCache<string, string[]>({ maxSize: most, sizeCalculation: (_, text) => text.length || 1 })
  return (text) => {
    const known = cut.get(text)
    if (known) return known
    const words = segment(text)
    cut.set(text, words)
    return words
  }
}
