import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { Timeline, type TimelineStep } from '#ui/timeline.tsx'
import { type Correction, listOwnCorrections } from '../correction/contract.ts'
import { correctionStates, correctionWords } from './correction-words.ts'

/** What one asked to have corrected, and what became of it; nothing where nothing was asked. */
export function OwnCorrections() {
  const say = useSay()
  const language = useLanguage()
  const found = useQuery({ queryKey: ['members', 'own-corrections'], queryFn: () => call(listOwnCorrections, {}) })
  const rows = found.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="lx-panel" aria-label={say(correctionWords.mine)}>
      <h2>{say(correctionWords.mine)}</h2>
      <Timeline label={say(correctionWords.mine)} steps={rows.map((row) => stepOf(row, language))} />
    </section>
  )
}

function stepOf(row: Correction, language: 'zh' | 'en'): TimelineStep {
  const state = correctionStates[row.state]
  const moment = (at: string) => formatMinute(new Date(at), language)
  const words = row.endedAt === null ? correctionWords.open : correctionWords.ended
  const when = fill(words, { asked: moment(row.askedAt), ended: row.endedAt === null ? '' : moment(row.endedAt) })
  return {
    key: row.id,
    what: { zh: `${row.zh}：${state.zh}`, en: `${row.en}: ${state.en}` },
    when: when[language],
    tone: state.tone,
    ...(row.answer === null ? {} : { opinion: row.answer }),
    more: <Course matterId={row.matterId} />,
  }
}

const Course = ({ matterId }: { matterId: string }) => {
  const say = useSay()
  return <Link to={matterPath(matterId)}>{say(correctionWords.course)}</Link>
}
