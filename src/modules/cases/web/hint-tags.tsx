import { Notice } from '#ui/notice.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import type { HintCode } from '../codes.ts'
import { words } from '../words.ts'

/** A red mark for each danger that the words of a message speak of, with the number to call. */
export const HintTags = ({ hints }: { hints: readonly HintCode[] }) =>
  hints.map((hint) => <StatusTag key={hint} tone="error" label={marks[hint]} />)

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

const marks: Readonly<Record<HintCode, Sentence>> = {
  'cases.hint-fire': { zh: '火情、燃气：119', en: 'fire or gas: 119' },
  'cases.hint-police': { zh: '有人受害：110', en: 'somebody is hurt: 110' },
  'cases.hint-ambulance': { zh: '急救：120', en: 'ambulance: 120' },
  'cases.hint-distress': { zh: '轻生：110、12356', en: 'despair: 110, 12356' },
  'cases.hint-officials': { zh: '检举干部：12388', en: 'report of officials: 12388' },
}
