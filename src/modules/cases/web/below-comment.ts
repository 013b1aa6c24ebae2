import { fill } from '#kernel/errors.ts'
import type { Sentence } from '#ui/sentence.tsx'
import { publicAnswers } from '../channels/codes.ts'
import type { ActProps } from './act-props.ts'
import { pageWords } from './words.ts'

/** What is said before somebody writes words that will stand below a comment, where everybody reads them; null elsewhere (decisions 111). */
export function belowComment({ channel, kind }: ActProps['of']): Sentence | null {
  const signs = channel in publicAnswers && publicAnswers[channel as keyof typeof publicAnswers]
  return signs && kind !== 'REPORT' ? fill(pageWords.belowComment, { signs }) : null
}
