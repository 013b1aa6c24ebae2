import type { Answer } from '#kernel/contract.ts'
import { fill, type Sentence } from '#kernel/errors.ts'
import type { getArrival } from '../channels/contract.ts'
import { replyFileWords as w } from './reply-file-words.ts'

/** How its writer gets at a file of an answer: on the site as he wrote it there, by the code that a channel brought him, or not at all. */
export type Reached = 'HERE' | 'BY_CODE' | 'BY_NOBODY'

/** The same of a case, by how it came: a code goes back only where nobody else reads it, and never by a list. */
export function reachedBy(arrival: Answer<typeof getArrival>['arrival'] | undefined): Reached {
  if (!arrival) return 'HERE'
  const hasCode = arrival.isPrivate && arrival.tellings.some(({ what }) => what === 'RECEIPT')
  return hasCode ? 'BY_CODE' : 'BY_NOBODY'
}

/** What a second look is worth before it is sent: ticked files leave for everybody, and the others reach nobody where no code was given. */
export function adviceOn(files: readonly { readonly isPublic?: boolean }[], reached: Reached): readonly Sentence[] {
  const count = files.filter(({ isPublic }) => isPublic).length
  const unread = reached === 'BY_NOBODY' ? files.length - count : 0
  return [
    ...(count === 0 ? [] : [fill(w.advice, { count })]),
    ...(unread === 0 ? [] : [fill(w.unread, { count: unread })]),
  ]
}
