import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { giveBackVisitorTry, type Limit, takeShare, takeVisitorTry } from '#kernel/limits.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { grades, type Outcome, outcomes } from '../codes.ts'
import { openFiling, revokeFiling } from '../filing/store.ts'
import { recordEnded } from '../joining/service.ts'
import { openCommon } from '../joining/store.ts'
import { readLimitsOnReopening } from '../limits/store.ts'
import { words as moderationWords } from '../moderation/words.ts'
import { type CaseAct, may } from '../own-procedure.ts'
import { openPromises } from '../promises/store.ts'
import { acceptBy, deadlineOf, isBadGrade, judgementBeginsAnew, reopenWay } from '../rules.ts'
import { type CaseSettings, limitsOf, readSettings } from '../settings.ts'
import { words as caseWords } from '../words.ts'
import { admit, codeHashOf, type Intake, type Receipt, takeIn } from './intake.ts'
import { type CasePage, presentCase, stoneOf, takenBackOf, withCommon } from './present.ts'
import { readCaseNumber, readText, readTrackingCode } from './rules.ts'
import * as store from './store.ts'
import { addressOf, told } from './submitting.ts'
import { makeToken, readToken } from './token.ts'
import { partyWords } from './words.ts'

const { found, refuse, refuseIf } = refusals({ ...caseWords, ...moderationWords })

/**
 * Opens a case by its number and code (T12). Run it as a read: a wrong try is then kept at once.
 * @throws missing `cases.wrong-code`, the same whether the number exists; busy `kernel.too-many-tries`
 */
export async function followCase(
  ctx: Ctx,
  input: { number: string; code: string },
): Promise<{ case: CasePage; author: AuthorActs }> {
  const number = readCaseNumber(input.number)
  const code = readTrackingCode(input.code)
  if (!number.ok) throw refuse('invalid', number.code, { field: 'number' })
  if (!code.ok) throw refuse('invalid', code.code, { field: 'code' })
  const settings = await readSettings(ctx.tx)
  const [perNumber, perAddress] = wrongCodes(settings)
  takeVisitorTry(ctx, perAddress, addressOf(ctx))
  takeVisitorTry(ctx, perNumber, addressOf(ctx), number.value)
  const codeHash = codeHashOf(number.value, code.value)
  const opened = await store.openCase(ctx.tx, codeHash)
  if (!opened) throw refuse('missing', 'cases.wrong-code', { field: 'code' })
  giveBackVisitorTry(ctx, perNumber, addressOf(ctx), number.value)
  giveBackVisitorTry(ctx, perAddress, addressOf(ctx))
  return ownPage(ctx, opened, codeHash)
}

/** The case again for who holds a token of it: after a form came back, or to look at what changed. */
export async function readOwnCase(ctx: Ctx, input: { token: string }): Promise<{ case: CasePage; author: AuthorActs }> {
  const codeHash = codeHashIn(ctx, input.token)
  const opened = found(await store.openCase(ctx.tx, codeHash), 'cases.wrong-code')
  return ownPage(ctx, opened, codeHash)
}

async function ownPage(ctx: Ctx, opened: store.OpenedCase, codeHash: Buffer) {
  const common = await openCommon(ctx.tx, codeHash)
  const filing = await openFiling(ctx.tx, codeHash)
  const promises = await openPromises(ctx.tx, codeHash)
  const shown = {
    ...withCommon({ ...opened, promises }, common),
    stone: stoneOf(common),
    takenBack: takenBackOf(opened, common),
  }
  const page = presentCase(shown, ctx.now)
  const isHeard = common !== undefined && (common.isOwn || !opened.isRevoked)
  const shared = isHeard && { number: common.number, voices: common.voices, isOwn: common.isOwn }
  const filed = filing && { byName: filing.byName, consent: filing.consent, at: new Date(filing.at) }
  const mayRevoke = filing !== undefined && !opened.isRevoked && opened.state !== 'CLOSED'
  return {
    case: { ...page, ...(shared ? { common: shared } : {}), ...(filed ? { filed } : {}) },
    author: { ...authorActs(ctx, opened, codeHash), mayRevoke },
  }
}

/** What the writer may do now, and the token that the forms carry instead of the code. */
export interface AuthorActs {
  readonly token: string
  readonly mayRate: boolean
  readonly maySupplement: boolean
  readonly mayReopen: boolean
  /** What taking it up again would make of it: the same case, or a linked one with a number and code of its own (CZ5). */
  readonly reopensAs: 'REOPEN' | 'LINKED_CASE'
  readonly mayEraseContact: boolean
  /** It was filed for him, and he may take the consent back. */
  readonly mayRevoke?: boolean
}

function authorActs(ctx: Ctx, opened: store.OpenedCase, codeHash: Buffer): AuthorActs {
  const mayNow = (act: CaseAct) => may(act, 'citizen', opened) === true
  return {
    token: makeToken(codeHash, ctx.now),
    mayRate: mayNow('rate'),
    maySupplement: mayNow('supplement'),
    mayReopen: mayNow('reopen'),
    reopensAs: reopenWay({ endedOn: endOf(opened, ctx.now), reopenings: opened.reopenings }, dayOf(ctx.now)),
    mayEraseContact: opened.hasContact,
  }
}

/** Adds to a case that is not closed (CZ5). */
export async function supplementCase(ctx: Ctx, input: { token: string; text: string }): Promise<{ number: string }> {
  const text = readText(input.text)
  const length = [...text].length
  refuseIf(length < 10 || length > 2000, 'invalid', 'cases.text-length', { field: 'supplement' })
  const { opened, codeHash } = await openForChange(ctx, input.token, 'supplement')
  await takeShare(ctx, { name: 'cases.supplement', tries: 10, seconds: 3600 }, opened.id)
  const isAdded = await store.addSupplement(ctx.tx, codeHash, { ...told(ctx), id: newId(), text })
  refuseIf(!isAdded, 'conflict', 'cases.additions-closed', { field: 'supplement' })
  return recorded(ctx, 'cases.supplemented', opened)
}

/** Erases name and telephone number; the case goes on without them (CZ9). */
export async function eraseContact(ctx: Ctx, input: { token: string }): Promise<{ number: string }> {
  const { opened, codeHash } = await openForChange(ctx, input.token)
  await store.eraseContact(ctx.tx, codeHash, told(ctx))
  return recorded(ctx, 'cases.contact-erased', opened)
}

/**
 * Takes back the consent to have a case filed: the contact goes and the case is closed (B07). A matter that others joined goes on for them
 * (decisions 272).
 */
export async function revokeConsent(ctx: Ctx, input: { token: string }): Promise<{ number: string }> {
  const { opened, codeHash } = await openForChange(ctx, input.token)
  const given = { ...told(ctx), systemName: partyWords.clock.zh }
  const { done, ended } = await revokeFiling(ctx.tx, codeHash, given)
  refuseIf(!done, 'conflict', 'cases.not-filed')
  recordEnded(ctx, ended)
  return recorded(ctx, 'cases.consent-revoked', opened)
}

/** What a citizen says of the outcome; a grade from `5` 非常满意 to `1` 非常不满意 may stand beside it, empty is none. */
export interface Judgement {
  readonly token: string
  readonly outcome: string
  readonly grade?: string | undefined
  readonly reason: string
}

/** What became of a judgement: closed, begun anew at the desk above, or begun anew as a linked case with its own receipt. */
export type Judged =
  | { number: string; became: 'CLOSED' | 'REOPENED' }
  | { number: string; became: 'LINKED'; receipt: Receipt }

/**
 * Only the citizen says whether it is solved; not solved begins it anew, the first time one level up, and so does partly solved with a bad
 * grade, once. Who gives a bad grade says why (D21, CZ5, decisions 312).
 */
export async function confirmOutcome(ctx: Ctx, input: Judgement): Promise<Judged> {
  const { outcome } = input
  if (!isCitizenOutcome(outcome)) throw refuse('invalid', 'cases.outcome-missing', { field: 'outcome' })
  const grade = readGrade(input.grade ?? '')
  const reason = readReason(input.reason, outcome === 'NOT_SOLVED')
  refuseIf(isBadGrade(grade) && reason === '', 'invalid', 'cases.why-missing', { field: 'reason' })
  const { opened, codeHash } = await openForChange(ctx, input.token, 'rate')
  const rating = { ...told(ctx), id: newId(), outcome, grade, reason }
  if (!judgementBeginsAnew({ outcome, grade, reopenings: opened.reopenings })) {
    await rate(ctx, codeHash, { ...rating, act: 'rate', reopens: false })
    recorded(ctx, 'cases.rated', opened, { outcome })
    return { number: opened.number, became: 'CLOSED' }
  }
  return beginAnew(ctx, { opened, codeHash, rating, reason })
}

/** Takes a finished or refused case up again without a judgement: the way to appeal (D24). */
export async function reopenCase(ctx: Ctx, input: { token: string; reason: string }): Promise<Judged> {
  const reason = readReason(input.reason, true)
  const { opened, codeHash } = await openForChange(ctx, input.token, 'reopen')
  return beginAnew(ctx, { opened, codeHash, rating: told(ctx), reason })
}

const isCitizenOutcome = (text: string): text is Outcome =>
  Object.hasOwn(outcomes, text) && outcomes[text as Outcome].by === 'citizen'

async function beginAnew(
  ctx: Ctx,
  of: { opened: store.OpenedCase; codeHash: Buffer; rating: Readonly<Record<string, unknown>>; reason: string },
): Promise<Judged> {
  const { opened, codeHash, rating, reason } = of
  const today = dayOf(ctx.now)
  const ended = { endedOn: endOf(opened, ctx.now), reopenings: opened.reopenings }
  if (reopenWay(ended, today) === 'LINKED_CASE') {
    const intake = linkedTo(opened, reason)
    const admitted = found(await admit(ctx, { ...intake, address: addressOf(ctx) }), 'cases.organisation-missing')
    if ('outcome' in rating) {
      await rate(ctx, codeHash, { ...rating, act: 'rate', reopens: false })
      recorded(ctx, 'cases.rated', opened, { outcome: rating.outcome })
    }
    notifyPages(ctx, [`cases:${opened.aboutOrgId}`])
    return { number: opened.number, became: 'LINKED', receipt: takeIn(ctx, intake, admitted) }
  }
  const oneUp = opened.reopenings === 0
  const place = await readLimitsOnReopening(ctx.tx, codeHash, oneUp)
  const limits = limitsOf((await readSettings(ctx.tx)).limits, place)
  const answer = deadlineOf({ kind: opened.kind, limits }, acceptBy(ctx.now, workCalendar, limits).day, workCalendar)
  const due = { answerDueOn: answer.day, dueProvisional: answer.provisional }
  await rate(ctx, codeHash, { ...rating, ...due, reason, act: 'reopen', reopens: true, oneUp })
  recorded(ctx, 'cases.reopened', opened)
  return { number: opened.number, became: 'REOPENED' }
}

const endOf = (opened: store.OpenedCase, now: Date) => dayOf(opened.closedAt ?? opened.repliedAt ?? now)

// The new case says what is still wrong; the contact stays with the old one, for only its own case may open it.
const linkedTo = (opened: store.OpenedCase, text: string): Intake => ({
  aboutOrgId: opened.aboutOrgId,
  kind: opened.kind,
  title: opened.title,
  text,
  writerMask: opened.writerMask,
  contact: null,
  isPublic: opened.isPublic,
  channel: 'PORTAL',
  previousId: opened.id,
  oneUp: true,
})

async function rate(ctx: Ctx, codeHash: Buffer, given: Readonly<Record<string, unknown>>): Promise<void> {
  refuseIf(!(await store.rateCase(ctx.tx, codeHash, given)), 'conflict', 'cases.not-now')
}

function readGrade(written: string): number | null {
  if (written === '') return null
  refuseIf(!Object.hasOwn(grades, written), 'invalid', 'cases.grade-unknown', { field: 'grade' })
  return Number(written)
}

function readReason(written: string, isRequired: boolean): string {
  const reason = readText(written)
  refuseIf(isRequired && reason === '', 'invalid', 'cases.reason-missing', { field: 'reason' })
  refuseIf([...reason].length > 500, 'invalid', 'cases.reason-length', { field: 'reason' })
  return reason
}

async function openForChange(ctx: Ctx, token: string, act?: CaseAct) {
  const codeHash = codeHashIn(ctx, token)
  const opened = found(await store.openCase(ctx.tx, codeHash, true), 'cases.wrong-code')
  const answer = act === undefined ? true : may(act, 'citizen', opened)
  if (answer !== true) throw refuse('conflict', answer)
  return { opened, codeHash }
}

function codeHashIn(ctx: Ctx, token: string): Buffer {
  const codeHash = readToken(token, ctx.now)
  if (codeHash === undefined) throw refuse('unauthenticated', 'cases.token-expired')
  return codeHash
}

function recorded(
  ctx: Ctx,
  act: string,
  opened: store.OpenedCase,
  details: Readonly<Record<string, unknown>> = {},
): { number: string } {
  const orgId = opened.isPublic ? { orgId: opened.aboutOrgId } : {}
  record(ctx, act, { subject: 'cases.case', subjectId: opened.id, ...orgId, details })
  notifyPages(ctx, [`cases:${opened.aboutOrgId}`])
  return { number: opened.number }
}

// Beside the number at hand, an address as a whole has ten times as many tries, so that numbers cannot be cycled.
const wrongCodes = (of: CaseSettings): [Limit, Limit] => {
  const seconds = of.wrongCodeMinutes * 60
  return [
    { name: 'cases.wrong-code', tries: of.wrongCodes, seconds },
    { name: 'cases.wrong-code-address', tries: of.wrongCodes * 10, seconds },
  ]
}
