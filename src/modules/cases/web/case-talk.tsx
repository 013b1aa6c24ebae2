import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { Conversation, type Turn } from '#ui/conversation.tsx'
import { type Language, useLanguage, useSay } from '#ui/sentence.tsx'
import { Timeline, type TimelineStep } from '#ui/timeline.tsx'
import { outcomes } from '../codes.ts'
import type { CaseDetail } from '../contract.ts'
import { type EventAct, eventWords } from '../tracking/words.ts'
import { pageWords } from './words.ts'

/** The message, what was added, the answers and the judgement, in the order they came. */
export function CaseConversation({ of }: { of: CaseDetail }) {
  const say = useSay()
  const language = useLanguage()
  return <Conversation turns={turnsOf(of, { say, language })} label={say(pageWords.conversation)} />
}

type Speech = { say: ReturnType<typeof useSay>; language: Language }
type DatedTurn = Omit<Turn, 'key' | 'when'> & { readonly at: string }

const turnsOf = (of: CaseDetail, { say, language }: Speech): Turn[] => {
  const { writer } = of
  const turns: DatedTurn[] = [
    { at: of.createdAt, who: writer, text: of.text, isOurs: false },
    ...of.supplements.map(({ at, text }) => ({ at, text, who: say(pageWords.supplement, { writer }), isOurs: false })),
    ...of.replies.map(({ at, text, by, actor }) => ({
      at,
      text,
      who: actor === null ? by : `${by} · ${actor}`,
      isOurs: true,
    })),
    ...of.ratings.map(({ at, outcome, grade, reason }) => ({
      at,
      who: say(pageWords.rating, { writer }),
      text: [
        grade === null ? say(outcomes[outcome]) : say(pageWords.rated, { outcome: say(outcomes[outcome]), grade }),
        reason,
      ]
        .filter(Boolean)
        .join('\n'),
      isOurs: false,
    })),
  ]
  return turns
    .sort((one, other) => one.at.localeCompare(other.at))
    .map(({ at, ...turn }, position) => ({
      ...turn,
      key: `${at} ${position}`,
      when: formatMinute(new Date(at), language),
    }))
}

/** Who did what and when, newest first. */
export function CaseTimeline({ of }: { of: CaseDetail }) {
  const say = useSay()
  const language = useLanguage()
  const steps = of.events.map((event, position): TimelineStep => {
    const { note } = event
    return {
      key: `${event.at} ${position}`,
      what: whatOf(event),
      who: [event.by, event.actor].filter(Boolean).join(' · '),
      when: formatMinute(new Date(event.at), language),
      ...toneOf(event.act),
      ...(event.reason ? { opinion: event.reason } : {}),
      ...(note ? { more: <p className="lx-quiet">{say(pageWords.note, { note })}</p> } : {}),
    }
  })
  return <Timeline steps={steps.reverse()} label={say(pageWords.timeline)} />
}

const whatOf = ({ act, to }: CaseDetail['events'][number]) => {
  const what = eventWords[act as EventAct] ?? { zh: act, en: act }
  if (to === null) return what
  return {
    zh: fill(pageWords.passed, { what: what.zh, org: to }).zh,
    en: fill(pageWords.passed, { what: what.en, org: to }).en,
  }
}

const toneOf = (act: string): Pick<TimelineStep, 'tone'> => {
  if (act === 'reply' || act === 'declare') return { tone: 'success' }
  if (act === 'escalate') return { tone: 'error' }
  return act === 'sendBack' || act === 'reopen' || act === 'extend' ? { tone: 'warning' } : {}
}
