import { randomBytes } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { plainText } from '#kernel/search.ts'
import { dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import type { CaseKind } from '../codes.ts'
import { acceptBy, type CaseLimits, deadlineOf } from '../rules.ts'
import { partyWords } from '../words.ts'
import { caseNumber, TRACKING_CODE_BYTES, trackingCode } from './rules.ts'
import * as store from './store.ts'

/** What is taken in: read already, so that only the organisation can be wrong. */
export interface Intake {
  readonly aboutOrgId: string
  readonly kind: CaseKind
  readonly title: string
  readonly text: string
  readonly writerMask: string
  readonly contact: { readonly name: string; readonly phone: string | null } | null
  readonly isPublic: boolean
  readonly channel: 'PORTAL' | 'BOARD'
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
  readonly answerByOn: string
}

/** The digest that opens a case: number and code together, under a key outside the database (decisions 19). */
export function codeHashOf(number: string, code: string): Buffer {
  return crypto().hash('cases.code', `${number}/${code}`)
}

/** Gives a case its number, code and limits and puts it on its desk; nothing when the organisation does not exist. */
export async function takeIn(ctx: Ctx, intake: Intake, limits: CaseLimits): Promise<Receipt | undefined> {
  const today = dayOf(ctx.now)
  const accept = acceptBy(ctx.now, workCalendar, limits)
  const answer = deadlineOf({ kind: intake.kind, limits }, accept.day, workCalendar)
  const number = caseNumber(today, await store.takeOrder(ctx.tx, today))
  const code = trackingCode(randomBytes(TRACKING_CODE_BYTES))
  const { contact, text, ...kept } = intake
  const id = newId()
  const search = plainText(`${number} ${intake.title} ${text}`)
  const given: store.NewCase = {
    ...kept,
    id,
    eventId: newId(),
    number,
    body: text,
    acceptDueOn: accept.day,
    answerDueOn: answer.day,
    dueProvisional: answer.provisional,
    at: ctx.now,
    byName: partyWords.citizen.zh,
    searchText: search.text,
    terms: search.vector,
  }
  const sealed = contact && crypto().seal(`cases.case.contact/${id}`, JSON.stringify(contact))
  const deskName = await store.submitCase(ctx.tx, given, { codeHash: codeHashOf(number, code), contact: sealed })
  if (deskName === null) return undefined
  const { aboutOrgId, kind } = intake
  notifyPages(ctx, [`cases:${aboutOrgId}`])
  const isPublic = intake.isPublic && kind !== 'REPORT'
  // The audit of an organisation must not tell it of a private case about it (CZ4).
  const orgId = isPublic ? { orgId: aboutOrgId } : {}
  record(ctx, 'cases.submitted', { subject: 'cases.case', subjectId: id, ...orgId, details: { number, kind } })
  return { number, code, title: intake.title, deskName, isPublic, acceptByOn: accept.day, answerByOn: answer.day }
}
