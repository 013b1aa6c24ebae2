import { LRUCache } from 'lru-cache'
import { openSegmenter, type Segment } from './segment.ts'

// A letter of 300 characters takes six kilobytes with its words; a short title takes hardly less than a tenth of one.
const mostMemory = 400_000
const ofEach = 40
const hour = 3_600_000

let opened: Promise<Segment> | undefined

/**
 * Cuts texts as `openSegmenter` does and remembers the words of those cut last, an hour at most, for everybody who writes to a board has the
 * same messages compared. For texts that stand in the database only: what somebody is writing is not kept. A text is found by its own words.
 */
export function openRemembering(): Promise<Segment> {
  opened ??= openSegmenter().then((segment) => remembering(segment, mostMemory))
  return opened
}

/** The same for any way of cutting; `most` characters are remembered, and forty for each text beside its own. */
export function remembering(segment: Segment, most: number): Segment {
  const cut = new LRUCache<string, readonly string[]>({
    maxSize: most,
    sizeCalculation: (_, text) => text.length + ofEach,
    ttl: hour,
  })
  return (text) => {
    const known = cut.get(text)
    if (known) return known
    const words = Object.freeze([...segment(text)])
    cut.set(text, words)
    return words
  }
}
