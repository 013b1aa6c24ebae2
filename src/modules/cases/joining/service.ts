import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { may } from '../policy.ts'
import { findCase, type StoredCase } from '../store.ts'
import { partyWords } from '../tracking/words.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

const { found, need, refuseIf } = refusals(words)

/** Has a case handled as another about the same matter; its writer's voice is kept and counted (D18). */
export async function joinCase(
  ctx: Ctx,
  { caseId, intoCaseId }: Input<typeof contract.joinCase>,
): Promise<Answer<typeof contract.joinCase>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  need(may.joinCase(ctx.actor, one))
  const told = { ...toldBy(ctx, one), actorName: ctx.actor.name }
  refuseUnlessDone(await store.joinCase(ctx.tx, { caseId, intoId: intoCaseId, told }))
  recordJoin(ctx, 'cases.joined', { one, details: { intoCaseId } })
  return { id: caseId }
}

/** Gives a case its own way again; its writer reads why. */
export async function separateCase(
  ctx: Ctx,
  { caseId, reason }: Input<typeof contract.separateCase>,
): Promise<Answer<typeof contract.separateCase>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  need(may.separateCase(ctx.actor, one))
  const told = { ...toldBy(ctx, one), actorName: ctx.actor.name, reason, systemName: partyWords.clock.zh }
  const { done, ended } = await store.separateCase(ctx.tx, { caseId, told })
  refuseIf(!done, 'conflict', 'cases.not-joined')
  recordJoin(ctx, 'cases.separated', { one, details: {} })
  recordEnded(ctx, ended)
  return { id: caseId }
}

/** With which case this one is handled, and whose voices are heard in it. */
export async function listVoices(
  ctx: Ctx,
  { caseId }: Input<typeof contract.listVoices>,
): Promise<Answer<typeof contract.listVoices>> {
  need(may.list(ctx.actor))
  const { reach } = ctx.actor
  const one = found(await findCase(ctx.tx, reach, { caseId }), 'cases.missing')
  const main = one.joinedToId === null ? undefined : await findCase(ctx.tx, reach, { caseId: one.joinedToId })
  const voices = await store.listVoices(ctx.tx, reach, caseId)
  return {
    count: one.voices,
    joinedTo: main ? { id: main.id, number: main.number, title: main.title } : null,
    voices: voices.map(({ id, number, title, body, createdAt }) => ({
      id,
      number,
      title,
      text: body,
      createdAt: createdAt.toISOString(),
    })),
  }
}

/** A case and the open public ones about the same organisation, for who looks for equal ones; nothing of who wrote (D29). */
export async function readJoinable(
  ctx: Ctx,
  { caseId, most }: { caseId: string; most: number },
): Promise<{ title: string; body: string; mayJoin: boolean; others: store.Joinable[] }> {
  need(may.list(ctx.actor))
  const { reach } = ctx.actor
  const one = found(await findCase(ctx.tx, reach, { caseId }), 'cases.missing')
  const mayJoin = one.isPublic && one.joinedToId === null && one.dueOn !== null
  const { title, body, aboutOrgId } = one
  const others = mayJoin ? await store.listJoinable(ctx.tx, reach, { aboutOrgId, except: caseId, most }) : []
  return { title, body, mayJoin, others }
}

/** Public cases that have one of some words, about an organisation and those right around it, to be found before somebody writes the same (D18). */
export function listShownWith(
  ctx: Ctx,
  of: { words: readonly string[]; aboutOrgId: string; above: readonly string[]; most: number; mostNear: number },
): Promise<store.ShownText[]> {
  return store.listShownWith(ctx.tx, of)
}

/** The words of the newest public cases of the installation, from which it is counted how common a word is. */
export function listNewestShown(ctx: Ctx, most: number): Promise<{ title: string; body: string }[]> {
  return store.listNewestShown(ctx.tx, most)
}

/** Refuses with the sentence of what kept two cases apart. */
export function refuseUnlessDone(verdict: store.JoinVerdict): void {
  refuseIf(verdict === 'MISSING', 'missing', 'cases.missing')
  refuseIf(verdict === 'JOINED', 'conflict', 'cases.joined-already')
  refuseIf(verdict === 'PRIVATE', 'conflict', 'cases.join-private')
  refuseIf(verdict === 'ENDED', 'conflict', 'cases.join-ended')
  refuseIf(verdict === 'URGENT', 'conflict', 'cases.join-urgent')
  refuseIf(verdict === 'UNREAD', 'conflict', 'cases.join-unread')
}

/** Records that a matter ended because nobody is left who speaks of it, where one did. */
export function recordEnded(ctx: Ctx, ended: store.EndedUnheard | null): void {
  if (ended === null) return
  const { id, orgId, aboutOrgId } = ended
  record(ctx, 'cases.ended-unheard', { subject: 'cases.case', subjectId: id, orgId, details: {} })
  notifyPages(ctx, [`cases:${aboutOrgId}`])
}

const toldBy = (ctx: Ctx, one: StoredCase) => ({ eventId: newId(), at: ctx.now, byName: one.orgName })

function recordJoin(
  ctx: Ctx,
  act: string,
  { one, details }: { one: StoredCase; details: Readonly<Record<string, unknown>> },
): void {
  record(ctx, act, { subject: 'cases.case', subjectId: one.id, orgId: one.orgId, details })
  notifyPages(ctx, [`cases:${one.aboutOrgId}`])
}
