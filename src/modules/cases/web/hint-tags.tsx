import { Notice } from '#ui/notice.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import type { HintCode } from '../codes.ts'
import { words } from '../words.ts'
import { hintMarks } from './hint-words.ts'

/** A red mark for each danger that the words of a message speak of, with the number to call. */
export const HintTags = ({ hints }: { hints: readonly HintCode[] }) =>
  hints.map((hint) => <StatusTag key={hint} tone="error" label={hintMarks[hint]} />)

/** Whom to call before anything else is done with it; nothing where there is no danger. */
export function HintNotice({ hints, title }: { hints: readonly HintCode[]; title: Sentence }) {
  const say = useSay()
  if (hints.length === 0) return null
  return (
    <Notice tone="error" title={title}>
      <ul>
        {hints.map((hint) => (
          <li key={hint}>{say(words[hint])}</li>
        ))}
      </ul>
    </Notice>
  )
}
