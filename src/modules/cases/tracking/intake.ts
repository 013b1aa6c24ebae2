import { randomBytes } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import { hashCode } from '#kernel/brought-keys.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { takeVisitorShare, visitorTriesUsed } from '#kernel/limits.ts'
import { plainText } from '#kernel/search.ts'
import { type Day, dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import type { ChannelKind } from '../channels/codes.ts'
import type { CaseKind, FiledChannel } from '../codes.ts'
import { acceptBy, type CaseLimits, deadlineOf } from '../rules.ts'
import { limitsOf, settingsOf, usualSubmissionsPerHour } from '../settings.ts'
import { KnownDesks } from './known-desks.ts'
import { caseNumber, TRACKING_CODE_BYTES, trackingCode } from './rules.ts'
import * as store from './store.ts'
import { partyWords } from './words.ts'

/** What is taken in: read already, so that only the organisation can be wrong. */
export interface Intake {
  readonly aboutOrgId: string
  readonly kind: CaseKind
  readonly title: string
  readonly text: string
  readonly writerMask: string
  readonly contact: { readonly name: string; readonly phone: string | null } | null
  readonly isPublic: boolean
  /** Was it written to this organisation by its own channel? Then it may handle it although it is not public. */
  readonly isDirect?: boolean
  readonly channel: 'PORTAL' | 'BOARD' | FiledChannel | ChannelKind
  /** Who hands it in, when that is not its writer. */
  readonly byName?: string
  readonly previousId: string | null
  readonly oneUp: boolean
}

/** What the citizen takes home; the code is told here once and kept nowhere in clear. Days are `2026-11-23`. */
export interface Receipt {
  readonly number: string
  readonly code: string
  readonly title: string
  readonly deskName: string
  /** A report is never public, whatever was ticked (XF-05). */
  readonly isPublic: boolean
  readonly acceptByOn: string
  /** Accepting ends with an hour, `2026-11-23T07:30:00.000Z`. */
  readonly acceptByAt: string
  readonly answerByOn: string
}

/** The digest that opens a case: number and code together, under a key outside the database (decisions 19). */
export function codeHashOf(number: string, code: string): Buffer {
  return hashCode('cases.code', number, code)
}

const submissions = { name: 'cases.submission', seconds: 3600 } as const

/** Room for one more case from an address, its desk and its order on the day. */
export interface Admission {
  readonly deskId: string
  readonly deskName: string
  readonly order: number
  readonly limits: CaseLimits
}

/**
 * Asks whether a case may be taken in, before anything of it is written (T40). What is not written afterwards counts
 * nothing and leaves a gap in the numbers of the day. Without an address nobody is counted. Nothing when the organisation does not exist.
 * A door that knows its desks asks the database for what it does not know.
 * @throws busy `kernel.too-many-tries`
 */
export async function admit(ctx: Ctx, of: Applicant, known = new KnownDesks()): Promise<Admission | undefined> {
  const asked = askedBy(of, dayOf(ctx.now))
  const fresh: { order?: number; submissionsPerHour?: number } = {}
  const read = async () => {
    const sent = of.address === null ? 0 : visitorTriesUsed(ctx, submissions, of.address)
    const answer = await store.admit(ctx.tx, asked, { sent, usualMost: usualSubmissionsPerHour })
    const { deskId, deskName, orderOfDay, place } = answer
    const { submissionsPerHour, limits } = settingsOf(answer.setting)
    fresh.submissionsPerHour = submissionsPerHour
    if (deskId === null || deskName === null || orderOfDay === null) return undefined
    fresh.order = orderOfDay
    return { deskId, deskName, submissionsPerHour, limits: limitsOf(limits, place ?? {}) }
  }
  const desk = await known.find(`${asked.aboutOrgId} ${asked.oneUp}`, read)
  const tries = desk?.submissionsPerHour ?? fresh.submissionsPerHour ?? usualSubmissionsPerHour
  if (of.address !== null) takeVisitorShare(ctx, { ...submissions, tries }, of.address)
  if (!desk) return undefined
  const { deskId, deskName, limits } = desk
  return { deskId, deskName, limits, order: fresh.order ?? (await known.nextOrder(ctx, asked.day)) }
}

type Applicant = Pick<Intake, 'aboutOrgId' | 'kind' | 'isPublic' | 'isDirect' | 'oneUp'> & {
  readonly address: string | null
}

const askedBy = (of: Applicant, day: Day) => ({
  aboutOrgId: of.aboutOrgId,
  oneUp: of.oneUp || !(isShown(of) || staysHere(of)),
  day,
})

// A report is never public, whatever was ticked (XF-05).
const isShown = ({ isPublic, kind }: Pick<Intake, 'isPublic' | 'kind'>) => isPublic && kind !== 'REPORT'

// Nor does one go to whom it may be about because it was written there.
const staysHere = ({ isDirect, kind }: Pick<Intake, 'isDirect' | 'kind'>) => isDirect === true && kind !== 'REPORT'

/** Gives an admitted case its number, code and limits and puts it on its desk. */
export function takeIn(ctx: Ctx, intake: Intake, admitted: Admission): Receipt & { readonly caseId: string } {
  const today = dayOf(ctx.now)
  const { limits, deskId, deskName } = admitted
  const accept = acceptBy(ctx.now, workCalendar, limits)
  const answer = deadlineOf({ kind: intake.kind, limits }, accept.day, workCalendar)
  const number = caseNumber(today, admitted.order)
  const code = trackingCode(randomBytes(TRACKING_CODE_BYTES))
  const { contact, text, byName = partyWords.citizen.zh, ...kept } = intake
  const id = newId()
  const search = plainText(`${number} ${intake.title} ${text}`)
  const given: store.NewCase = {
    ...kept,
    id,
    deskId,
    eventId: newId(),
    number,
    body: text,
    isDirect: staysHere(intake),
    acceptDueOn: accept.day,
    acceptDueAt: accept.at,
    answerDueOn: answer.day,
    dueProvisional: answer.provisional,
    at: ctx.now,
    byName,
    searchText: search.text,
    terms: search.vector,
  }
  const sealed = contact && crypto().seal(`cases.case.contact/${id}`, JSON.stringify(contact))
  store.submitCase(ctx.tx, given, { codeHash: codeHashOf(number, code), contact: sealed })
  const { aboutOrgId, kind } = intake
  // The audit of an organisation must not tell it of a private case about it (CZ4).
  const orgId = isShown(intake) || staysHere(intake) ? { orgId: aboutOrgId } : {}
  record(ctx, 'cases.submitted', { subject: 'cases.case', subjectId: id, ...orgId, details: { number, kind } })
  const days = { acceptByOn: accept.day, acceptByAt: accept.at.toISOString(), answerByOn: answer.day }
  return { caseId: id, number, code, title: intake.title, deskName, isPublic: isShown(intake), ...days }
}
