import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { record } from '#kernel/audit.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { addressGroup, type Limit, takeVisitorShare, takeVisitorTry } from '#kernel/limits.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import type { StanceName } from '../codes.ts'
import { consultationPages } from '../pages.ts'
import { decideByOn, isReadable, readStance, readStatement, stanceValues } from '../rules.ts'
import { words } from '../words.ts'
import * as store from './store.ts'
import { makeToken, readToken } from './token.ts'

const { refuse, refuseIf } = refusals(words)

// A household, a village hall or a whole telephone network may stand behind one address; a flood does not come in hours of patience.
const beginnings: Limit = { name: 'consultations.participation', tries: 40, seconds: 3600 }
const sayings: Limit = { name: 'consultations.stance', tries: 1200, seconds: 3600 }
const writings: Limit = { name: 'consultations.statement', tries: 6, seconds: 24 * 3600 }
const mostWaiting = 200

/** The consultations that a site shows: those of its own and of all above. The public may ask. */
export function listShownConsultations(ctx: Ctx, of: { paths: readonly string[] }): Promise<store.ShownConsultation[]> {
  return store.listShown(ctx.tx, of.paths)
}

/** One of an organisation, with its statements; of what is not shown no word. The public may ask. */
export async function findShownConsultation(
  ctx: Ctx,
  of: { id: string; orgId: string },
): Promise<(store.ShownConsultation & { readonly statements: store.ShownStatement[] }) | undefined> {
  const one = await store.findShown(ctx.tx, of)
  return one && { ...one, statements: await store.listShownStatements(ctx.tx, of.id) }
}

/** Of what the holder of a token said nothing yet; without one all, in an order by chance. What he said is told to nobody, not to him either. */
export function listUnsaid(
  ctx: Ctx,
  of: { consultationId: string; token: string | undefined },
): Promise<store.Unsaid[]> {
  const { consultationId } = of
  const token = readToken(consultationId, of.token) ?? makeToken(consultationId)
  return store.listUnsaid(ctx.tx, { consultationId, digest: digestOf(consultationId, token) })
}

/** What somebody says, with the token that his browser brought, if any. */
interface Said<Of> {
  readonly consultationId: string
  readonly token: string | undefined
  readonly of: Of
}

/** The token under which it was taken; `isNew` for one that the browser does not have yet. */
interface Taken {
  readonly token: string
  readonly isNew: boolean
}

/**
 * Says something of a statement, as the holder of a token; the last word counts. Without a token of ours it is the beginning of a
 * participation, which is counted by address. Nothing that is kept tells who he is, and nothing of it outlives the consultation
 * (D28, D29, decisions 124). @throws invalid `consultations.stance-missing`; conflict `consultations.over`; busy `kernel.too-many-tries`
 */
export async function takeStance(ctx: Ctx, said: Said<{ statementId: string; stance: string }>): Promise<Taken> {
  const { statementId, stance: written } = said.of
  const stance = readStance(written)
  if (!stance) throw refuse('invalid', 'consultations.stance-missing', { field: 'stance' })
  refuseIf(!z.uuid().safeParse(statementId).success, 'missing', 'consultations.statement-missing')
  return takeStances(ctx, { ...said, of: { [statementId]: stance } })
}

/** The same for several statements at once. */
export async function takeStances(ctx: Ctx, said: Said<Readonly<Record<string, StanceName>>>): Promise<Taken> {
  const { consultationId } = said
  const known = readToken(consultationId, said.token)
  if (!known) takeVisitorTry(ctx, beginnings, consultationId, addressOf(ctx))
  takeVisitorTry(ctx, sayings, consultationId, addressOf(ctx))
  const token = known ?? makeToken(consultationId)
  const stances = Object.entries(said.of).map(([id, name]) => ({ id, value: stanceValues[name] }))
  const digest = digestOf(consultationId, token)
  const verdict = await store.takeStances(ctx.tx, { consultationId, digest, stances, today: dayOf(ctx.now) })
  refuseIf(verdict === 'CLOSED', 'conflict', 'consultations.over')
  refuseIf(verdict === 'MISSING', 'missing', 'consultations.statement-missing')
  // Neither the statement nor what was said: the log of acts must not be a second ballot box.
  record(ctx, 'consultations.stance-taken', { subject: 'consultations.consultation', subjectId: consultationId })
  return { token, isNew: !known }
}

/**
 * Takes in a statement that somebody wrote himself; gives its number, by which everybody sees what became of it. It has nothing to do
 * with what its writer says of others. @throws invalid `consultations.statement-length`; conflict, busy
 */
export async function handInStatement(ctx: Ctx, of: { consultationId: string; text: string }): Promise<{ no: number }> {
  const { consultationId } = of
  const text = readStatement(of.text)
  refuseIf(!isReadable(text), 'invalid', 'consultations.statement-length', { field: 'text' })
  takeVisitorShare(ctx, writings, consultationId, addressOf(ctx))
  const handedOn = dayOf(ctx.now)
  // An id in the order of time would tell the minute in which it was written.
  const given = { id: randomUUID(), text, handedOn, decideByOn: decideByOn(handedOn, workCalendar) }
  const { verdict, no } = await store.handInStatement(ctx.tx, { consultationId, given, mostWaiting })
  refuseIf(verdict === 'CLOSED', 'conflict', 'consultations.over')
  refuseIf(verdict === 'FULL', 'busy', 'consultations.many-waiting')
  record(ctx, 'consultations.statement-handed-in', {
    ...{ subject: 'consultations.consultation', subjectId: consultationId },
    details: { no },
  })
  notifyPages(ctx, [consultationPages])
  return { no }
}

const digestOf = (consultationId: string, token: string): Buffer =>
  crypto().hash(`consultations.participation/${consultationId}`, token)

const addressOf = (ctx: Ctx): string => addressGroup(ctx.caller?.address ?? '')
