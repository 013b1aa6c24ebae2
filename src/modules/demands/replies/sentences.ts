import { fill, type Sentence } from '#kernel/errors.ts'
import { words } from '../words.ts'
import type { Hint } from './rules.ts'

/** What a hint says, with the words or the case it is about. */
export function sentenceOf(hint: Hint): Sentence {
  const slots = {
    other: 'other' in hint ? hint.other : '',
    because: 'because' in hint ? hint.because : '',
    count: 'count' in hint ? hint.count : 0,
  }
  return fill(words[`demands.hint-${hint.code}`], slots)
}
