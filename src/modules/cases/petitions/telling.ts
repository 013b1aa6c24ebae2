import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import type { DoneAct, Matter } from '#kernel/procedure/matter.ts'
import { dayOf } from '#kernel/time.ts'
import { answeredNow } from '../acting.ts'
import { addEvent, addReply, type CaseChange, changeCase, findCase, type StoredCase } from '../store.ts'
import type { EventAct } from '../tracking/words.ts'
import { words } from '../words.ts'
import { answerBy } from './rules.ts'

const { found } = refusals(words)

/** Accepted, or back from the head who allowed no more time: sixty days from the first acceptance, told once (XF-02). */
export async function accepted(ctx: Ctx, matter: Matter): Promise<void> {
  if (matter.acts.at(-1)?.act !== 'accept') return
  const answerDueOn = answerBy(dayOf(ctx.now), { isExtended: false })
  await tell(ctx, matter, 'acceptPetition', { change: { answerDueOn, dueProvisional: false } })
}

/** The head allowed thirty days more; its writer reads why they were asked for (XF-02). */
export async function extended(ctx: Ctx, matter: Matter): Promise<void> {
  const began = matter.steps.find(({ state }) => state === 'HANDLING')?.startedAt ?? ctx.now
  const reason = matter.acts.findLast(({ act }) => act === 'askExtension')?.opinion ?? null
  const answerDueOn = answerBy(dayOf(began), { isExtended: true })
  await tell(ctx, matter, 'extendPetition', { reason, change: { answerDueOn } })
}

/** The written answer is the answer of the case; its writer judges it as any other, and may ask for a review beside. */
export async function answered(ctx: Ctx, matter: Matter): Promise<void> {
  const done = matter.acts.at(-1)
  const { answer = '' } = (done?.fields ?? {}) as { answer?: string }
  const byName = done?.orgName ?? matter.starter.orgName
  const reply = { id: newId(), at: ctx.now, text: answer, byName, actorName: ctx.actor.name }
  addReply(ctx.tx, matter.subjectId ?? '', reply)
  const change = async (one: StoredCase): Promise<CaseChange> => ({
    ...(await answeredNow(ctx, one)),
    state: 'REPLIED',
    inPetitionSince: null,
  })
  await tell(ctx, matter, 'answerPetition', { reason: null, change })
}

/** No petition, or too urgent for one: the case goes on as a message, and its writer reads why. */
export function backToDesk(ctx: Ctx, matter: Matter, act: EventAct): Promise<void> {
  return tell(ctx, matter, act, { change: { inPetitionSince: null } })
}

/** Writes a step into the course of the case, which its writer reads; without another reason, what was said with the act. */
export async function tell(
  ctx: Ctx,
  matter: Matter,
  act: EventAct,
  of: { reason?: string | null; change?: CaseChange | ((one: StoredCase) => Promise<CaseChange>) } = {},
): Promise<void> {
  const caseId = matter.subjectId ?? ''
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId, forChange: true }), 'cases.missing')
  const done = matter.acts.at(-1)
  const { reason = done?.opinion ?? null, change } = of
  addEvent(ctx.tx, one.id, { id: newId(), at: ctx.now, act, reason, ...whoActed(ctx, done, one.orgName) })
  if (change)
    changeCase(ctx.tx, ctx.actor.reach, {
      id: one.id,
      change: typeof change === 'function' ? await change(one) : change,
    })
  record(ctx, 'cases.petition-moved', { subject: 'cases.case', subjectId: one.id, orgId: one.orgId, details: { act } })
  notifyPages(ctx, [`cases:${one.aboutOrgId}`])
}

// What the writer asked for himself is done by the system in his name.
function whoActed(ctx: Ctx, done: DoneAct | undefined, office: string) {
  const isFromOutside = ctx.actor.kind === 'system' && done?.orgName === null
  return isFromOutside
    ? { byName: done.name, actorName: null }
    : { byName: done?.orgName ?? office, actorName: ctx.actor.name }
}
