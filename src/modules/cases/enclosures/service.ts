import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { may } from '../policy.ts'
import { findCase } from '../store.ts'
import { words as caseWords } from '../words.ts'
import type * as contract from './contract.ts'
import { openContent, openName } from './sealing.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need } = refusals({ ...caseWords, ...words })

/** What its writer sent with a case, for whoever handles it (PRV-01). */
export async function listEnclosures(
  ctx: Ctx,
  { caseId }: Input<typeof contract.listEnclosures>,
): Promise<Answer<typeof contract.listEnclosures>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  const enclosures = await store.listEnclosures(ctx.tx, one.id)
  return {
    enclosures: enclosures.map(({ id, at, mediaType, size, nameSealed, erasedAt }) => ({
      ...{ id, at: at.toISOString(), mediaType, size },
      name: nameSealed && openName(id, nameSealed),
      erasedAt: erasedAt?.toISOString() ?? null,
    })),
  }
}

/** One of them as it was sent: what is read of it, and what it is. */
export interface OpenedEnclosure {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** One of them, for whoever handles the case and nobody else; each opening is recorded. */
export async function openEnclosure(
  ctx: Ctx,
  { caseId, enclosureId }: Input<typeof contract.openEnclosure>,
): Promise<OpenedEnclosure> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  const whole = found(await store.findEnclosure(ctx.tx, one.id, enclosureId), 'cases.enclosure-missing')
  const { id, mediaType, nameSealed, contentSealed } = whole
  const about = { subject: 'cases.case', subjectId: one.id, orgId: one.orgId }
  record(ctx, 'cases.enclosure-opened', { ...about, details: { enclosureId: id, mediaType } })
  return { name: openName(id, nameSealed), mediaType, bytes: openContent(id, contentSealed) }
}

/** Whether something was sent with a public case, to be told on its page; never what, nor by whom. */
export const isEnclosed = (ctx: Ctx, { number }: { number: string }): Promise<boolean> =>
  store.isEnclosed(ctx.tx, number)

/** Forgets what no message took within its hour. */
export async function forgetWaitingEnclosures(ctx: Ctx): Promise<number> {
  const count = await store.forgetWaiting(ctx.tx, ctx.now)
  if (count > 0) record(ctx, 'cases.enclosures-forgotten', { details: { count } })
  return count
}
