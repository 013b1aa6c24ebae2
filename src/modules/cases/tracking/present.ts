import { addDays, type Day, dayOf, startOf } from '#kernel/time.ts'
import { type Grade, moderationRules, notAcceptedReasons } from '../codes.ts'
import type { Common } from '../joining/store.ts'
import { standingOf } from '../moderation/rules.ts'
import { appealWords } from '../moderation/words.ts'
import type { BoardRow, CaseData, CaseEvent } from '../portal.ts'
import { stateOn } from '../promises/rules.ts'
import { isOverdue, isWithdrawn, openStates, publicStepOf } from '../rules.ts'
import type { CommonStone, ListedShown, OpenedCase, ShownCase, ShownCommon, ToldEvent, ToldParts } from './store.ts'
import { type EventAct, eventWords, passedTo } from './words.ts'

/** A line of the public board; an imported case says so. */
export type BoardLine = BoardRow & { readonly isImported: boolean }
/** A case as its page shows it, to the public or to its writer; the site adds its slug and the forms. */
export type CasePage = Omit<CaseData, 'slug' | 'author' | 'errors' | 'origin'> & {
  readonly isImported: boolean
  /** Whose page it stands on; for the server, not for the page. */
  readonly aboutOrgId: string
}

/** A public case in a list. */
export function presentLine(shown: ListedShown): BoardLine {
  const isEnded = shown.state === 'REPLIED' || shown.state === 'CLOSED'
  const isAnswered = isEnded && !isWithdrawn(answeredOf(shown))
  const hasLimit = !isEnded && shown.state !== 'NOT_ACCEPTED'
  return {
    number: shown.number,
    kind: shown.kind,
    title: shown.title,
    step: publicStepOf(answeredOf(shown)),
    sentAt: shown.createdAt,
    isImported: shown.isImported,
    ...hiddenOf(shown),
    ...refusalOf(shown),
    ...(hasLimit && shown.answerDueOn !== null ? { dueAt: endOf(shown.answerDueOn) } : {}),
    ...(isAnswered ? { repliedBy: shown.orgName } : {}),
    ...((shown.voices ?? 1) > 1 ? { voices: shown.voices } : {}),
  }
}

const answeredOf = <T extends { repliedAt: Date | null }>(shown: T) => ({
  ...shown,
  hasAnswer: shown.repliedAt !== null,
})

type Hidden = Pick<ListedShown, 'hiddenRule' | 'hiddenBy' | 'hiddenAt' | 'hiddenAppeal'>

// The stone that stays: by which rule, who decided when, and how the appeal stands (T38).
function hiddenOf({ hiddenRule, hiddenBy, hiddenAt, hiddenAppeal }: Hidden): { hiddenReason?: string } {
  if (!hiddenRule || !hiddenBy || !hiddenAt) return {}
  const appeal = appealWords[hiddenAppeal ?? 'NONE'].zh
  return {
    hiddenReason: `${hiddenRule} ${moderationRules[hiddenRule].zh}（${hiddenBy}，${dayOf(hiddenAt)}；${appeal}）`,
  }
}

// So does what was not accepted: why, who said so and when; for some reasons without its words (decisions 135).
function refusalOf(shown: ListedShown): Partial<BoardRow> {
  const { state, refusedFor, refusedAt, isWithheld, orgName } = shown
  const withheld = isWithheld ? { isWithheld, ...(isTakenBackUnread(shown) ? { isTakenBack: true } : {}) } : {}
  if (state !== 'NOT_ACCEPTED' || !refusedFor || !refusedAt) return withheld
  return { ...withheld, refusal: { why: notAcceptedReasons[refusedFor].zh, by: orgName, at: refusedAt } }
}

// Of what is kept back: by its writer before any desk decided, and not by the reason of a refusal (decisions 272).
const isTakenBackUnread = ({ takenBackAt = null, refusedAt = null }: ListedShown): boolean =>
  takenBackAt !== null && (refusedAt === null || refusedAt > takenBackAt)

/** A case with its timeline, as the public may read it; its writer also reads what a desk added when it was not accepted. */
export function presentCase(
  shown: ((ShownCase & ToldParts) | OpenedCase) & {
    readonly stone?: CommonStone | undefined
    readonly takenBack?: CaseData['takenBack'] | undefined
  },
  now: Date,
): CasePage {
  const { state, answerDueOn } = shown
  const accepting = 'acceptDueOn' in shown ? shown : { acceptDueOn: null, acceptDueAt: null }
  const last = shown.ratings.at(-1)
  return {
    ...presentLine(shown),
    aboutOrgId: shown.aboutOrgId,
    text: shown.body,
    writer: shown.isWithheld ? '' : shown.writerMask,
    hasPublicPage: shown.isPublic && shown.state !== 'SUBMITTED',
    handledBy: shown.orgName,
    isOverdue: isOverdue({ ...accepting, state, answerDueOn }, now),
    ...(shown.extensionReason === null ? {} : { extensionReason: shown.extensionReason }),
    ...('urgency' in shown ? urgentOf(shown, now) : {}),
    ...notAcceptedOf(shown),
    ...reviewOf(shown, now),
    ...hiddenCommonOf(shown.stone),
    ...(shown.takenBack ? { takenBack: shown.takenBack } : {}),
    supplements: shown.supplements,
    ...answersOf(shown),
    promises: (shown.promises ?? []).map((promise) => ({ ...promise, state: stateOn(promise, dayOf(now)) })),
    events: shown.events.map(presentEvent),
    ...(last ? { rating: presentRating(last) } : {}),
  }
}

/** The case of one of several writers, with what was done and answered for all of them (D18). */
export function withCommon<C extends OpenedCase>(opened: C, common: Common | undefined): C {
  if (common === undefined || common.isOwn) return opened
  const inOrder = <T extends { readonly at: Date }>(parts: readonly T[]) =>
    [...parts].sort((a, b) => a.at.getTime() - b.at.getTime())
  const events = inOrder([...opened.events, ...common.events])
  return { ...opened, events, replies: inOrder([...opened.replies, ...common.replies]) }
}

/** The stone of a common case that is hidden, for who reads a case that is handled with it. */
export function stoneOf(common: Common | undefined): CommonStone | undefined {
  return common === undefined || common.isOwn || !common.hiddenRule ? undefined : common
}

/** That the first who told a matter took his message back, for him and for those for whom it goes on; nothing where it does for nobody, or ended. */
export function takenBackOf(
  { isRevoked, state }: Pick<OpenedCase, 'isRevoked' | 'state'>,
  common: Pick<Common, 'number' | 'voices' | 'isOwn' | 'takenBackAt'> | undefined,
): CaseData['takenBack'] {
  if (common === undefined || common.takenBackAt === null || common.voices === 0) return undefined
  // One that is handled with another stands where that one stands.
  if (!openStates.includes(state)) return undefined
  const { number, voices, takenBackAt: at } = common
  if (common.isOwn) return { at, others: voices }
  return isRevoked ? undefined : { at, number }
}

/** A public case with what its common one tells of itself. */
export function withShownCommon<C extends ShownCase & { readonly common: ShownCommon | undefined }>(shown: C) {
  const { common, takenBackAt = null, voices = 1, number, state } = shown
  const isOwn = common === undefined
  const of = isOwn ? { number, takenBackAt, voices } : { ...common, voices: 1 }
  const stone = common?.hiddenRule ? common : undefined
  return { ...shown, stone, takenBack: takenBackOf({ isRevoked: takenBackAt !== null, state }, { ...of, isOwn }) }
}

// Who decides an appeal against what hides it, and by when.
function reviewOf({ hiddenReview }: ShownCase | OpenedCase, now: Date): Pick<CaseData, 'hiddenReview'> {
  if (!hiddenReview) return {}
  const { way, byName, days, dueAt, told } = hiddenReview
  return {
    hiddenReview: { way, byName, ...standingOf({ days, dueAt: dueAt === null ? null : new Date(dueAt), told }, now) },
  }
}

function hiddenCommonOf(stone: CommonStone | undefined): Pick<CaseData, 'hiddenCommon'> {
  if (stone === undefined) return {}
  const { hiddenReason = '' } = hiddenOf(stone)
  return { hiddenCommon: { number: stone.number, reason: hiddenReason, repliedAt: stone.repliedAt } }
}

// A declaration is the last answer; when the citizen has judged, it is an answer like the others.
function answersOf(shown: ShownCase & ToldParts): Pick<CaseData, 'replies' | 'declaration'> {
  const { outcome } = shown
  const replies = shown.replies.map((reply) => ({ text: reply.text, by: reply.byName, at: reply.at }))
  const last = replies.at(-1)
  if (last === undefined || (outcome !== 'NOT_OURS' && outcome !== 'CANNOT')) return { replies }
  return { replies: replies.slice(0, -1), declaration: { ...last, outcome } }
}

const presentRating = ({
  outcome,
  grade,
  reason,
  at,
}: ToldParts['ratings'][number]): NonNullable<CasePage['rating']> => ({
  outcome,
  reason,
  at,
  ...(grade === null ? {} : { grade: grade as Grade }),
})

function presentEvent(event: ToldEvent): CaseEvent {
  const heir = event.toName === null ? [] : [passedTo(event.toName).zh]
  const note = [...heir, ...(event.reason ? [event.reason] : [])].join('；')
  const what = eventWords[event.act as EventAct].zh
  const line = event.id === undefined ? {} : { id: event.id }
  return { ...line, at: event.at, what, by: event.byName, ...(note === '' ? {} : { note }) }
}

// Told while the first word is owed, and that it was given; an answer says more than both.
function urgentOf(opened: OpenedCase, now: Date): Pick<CaseData, 'urgent'> {
  const { urgency, firstWordDueAt, firstWordAt } = opened
  if (urgency === null || firstWordDueAt === null || !openStates.includes(opened.state)) return {}
  const toldAt = firstWordAt === null ? {} : { toldAt: firstWordAt }
  return { urgent: { kind: urgency, dueAt: firstWordDueAt, isLate: now >= firstWordDueAt, ...toldAt } }
}

function notAcceptedOf(shown: ShownCase | OpenedCase): { notAccepted?: string } {
  const own = 'refusalReason' in shown ? shown : undefined
  const reason = own ? own.refusalReason : shown.refusedFor
  if (!reason || shown.state !== 'NOT_ACCEPTED') return {}
  return { notAccepted: [notAcceptedReasons[reason].zh, ...(own?.refusalNote ? [own.refusalNote] : [])].join(' ') }
}

// A limit's last day is still on time, to its last minute.
const endOf = (day: Day) => startOf(addDays(day, 1), -1)
