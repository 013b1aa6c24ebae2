import { addDays, type Day, dayOf, startOf } from '#kernel/time.ts'
import { type NotAcceptedReason, notAcceptedReasons } from '../codes.ts'
import { isOverdue, publicStepOf } from '../rules.ts'
import { type EventAct, eventWords, passedTo } from '../words.ts'
import type { OpenedCase, ShownCase, ToldEvent, ToldParts } from './store.ts'

/** The steps, kinds and outcomes as the public pages spell them. */
const stages = {
  SUBMITTED: 'submitted',
  NOT_ACCEPTED: 'submitted',
  ACCEPTED: 'accepted',
  HANDLING: 'handling',
  REPLIED: 'replied',
  RATED: 'rated',
} as const
const judgements = { SOLVED: 'solved', PARTLY: 'partly', NOT_SOLVED: 'unsolved' } as const

/** A line of the public board. */
export type BoardLine = ReturnType<typeof presentLine>
/** A case as its page shows it, to the public or to its writer. */
export type CasePage = ReturnType<typeof presentCase>

/** A public case in a list. */
export function presentLine(shown: ShownCase) {
  const isAnswered = shown.state === 'REPLIED' || shown.state === 'CLOSED'
  return {
    number: shown.number,
    kind: kindOf(shown),
    title: shown.title,
    stage: stages[publicStepOf(shown)],
    sentAt: shown.createdAt,
    isImported: shown.isImported,
    ...(isAnswered || shown.answerDueOn === null ? {} : { dueAt: endOf(shown.answerDueOn) }),
    ...(isAnswered ? { repliedBy: shown.orgName } : {}),
  }
}

/** A case with its timeline, as the public may read it; its writer also reads why it was not accepted. */
export function presentCase(shown: (ShownCase & ToldParts) | OpenedCase, now: Date) {
  const line = presentLine(shown)
  const last = shown.ratings.at(-1)
  return {
    ...line,
    text: shown.body,
    writer: shown.writerMask,
    isPublic: shown.isPublic,
    handledBy: shown.orgName,
    isOverdue: isOverdue(
      {
        state: shown.state,
        acceptDueOn: 'acceptDueOn' in shown ? shown.acceptDueOn : null,
        answerDueOn: shown.answerDueOn,
      },
      dayOf(now),
    ),
    ...(shown.extensionReason === null ? {} : { extensionReason: shown.extensionReason }),
    ...notAcceptedOf(shown),
    supplements: shown.supplements,
    replies: shown.replies.map((reply) => ({ text: reply.text, by: reply.byName, at: reply.at })),
    events: shown.events.map(presentEvent),
    ...(last ? { rating: { outcome: judgements[last.outcome], reason: last.reason, at: last.at } } : {}),
  }
}

function presentEvent(event: ToldEvent) {
  const heir = event.toName === null ? [] : [passedTo(event.toName).zh]
  const note = [...heir, ...(event.reason ? [event.reason] : [])].join('；')
  const what = eventWords[event.act as EventAct].zh
  return { at: event.at, what, by: event.byName, ...(note === '' ? {} : { note }) }
}

function notAcceptedOf(shown: ShownCase | OpenedCase): { notAccepted?: string } {
  if (!('refusalReason' in shown) || shown.refusalReason === null || shown.state !== 'NOT_ACCEPTED') return {}
  return { notAccepted: refusalText(shown.refusalReason, shown.refusalNote) }
}

const refusalText = (reason: NotAcceptedReason, note: string | null) =>
  [notAcceptedReasons[reason].zh, ...(note ? [note] : [])].join(' ')

const kindOf = ({ kind }: ShownCase) =>
  kind.toLowerCase() as 'consult' | 'help' | 'complaint' | 'report' | 'suggestion' | 'praise'

// A limit's last day is still on time, to its last minute.
const endOf = (day: Day) => startOf(addDays(day, 1), -1)
