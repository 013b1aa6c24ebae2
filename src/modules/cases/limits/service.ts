import { z } from 'zod'
import { record } from '#kernel/audit.ts'
import { defineBinKind, setAside, type Writing } from '#kernel/bin/bin.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { findOrg, type Org } from '#modules/organisations/index.ts'
import { may } from '../policy.ts'
import { readSettings } from '../settings.ts'
import { deskPages } from '../tracking/known-desks.ts'
import { words as caseWords } from '../words.ts'
import { type PlaceLimit, placeLimits } from './codes.ts'
import * as contract from './contract.ts'
import * as store from './store.ts'
import { words as own } from './words.ts'

const words = { ...caseWords, ...own }

const { found, need, refuseIf } = refusals(words)

/** The limits that hold at one's own organisation, each with who set it. */
export async function listLimits(ctx: Ctx): Promise<Answer<typeof contract.listLimits>> {
  need(may.list(ctx.actor))
  const set = await store.listLimits(ctx.tx, ctx.actor.orgId ?? '')
  const { limits } = await readSettings(ctx.tx)
  const usual = { ...limits, consult: limits.answer.CONSULT, answer: limits.answer.HELP }
  const rows = (Object.keys(placeLimits) as PlaceLimit[]).map((name) => {
    const one = set.find((held) => held.name === name)
    const isOwn = one?.setById === ctx.actor.orgId
    return { name, amount: one?.amount ?? usual[name], setBy: one?.setByName ?? null, isOwn }
  })
  return { rows, maySet: may.setLimit(ctx.actor) }
}

/** Sets a limit for one's own organisation and those below that have none of their own; running limits stay as they were told. */
export async function setLimit(
  ctx: Ctx,
  { name, amount }: Input<typeof contract.setLimit>,
): Promise<Answer<typeof contract.setLimit>> {
  await writeLimit(ctx, { name, amount }, 'REPLACE')
  return { name, amount }
}

async function writeLimit(ctx: Ctx, { name, amount }: Input<typeof contract.setLimit>, how: Writing): Promise<boolean> {
  need(may.setLimit(ctx.actor))
  const { most } = placeLimits[name]
  refuseIf(amount > most, 'invalid', 'cases.limit-too-long', { field: 'amount', slots: { most } })
  const own = await ownOrg(ctx)
  const by = { changedByName: ctx.actor.name, changedAt: ctx.now }
  const isWritten = await store.putLimit(ctx.tx, { orgId: own.id, orgPath: own.path, name, amount, ...by }, how)
  if (isWritten) recordChange(ctx, 'cases.limit-set', { own, details: { name, amount } })
  return isWritten
}

/** Takes one's own limit back. */
export async function dropLimit(
  ctx: Ctx,
  { name }: Input<typeof contract.dropLimit>,
): Promise<Answer<typeof contract.dropLimit>> {
  need(may.dropLimit(ctx.actor))
  const own = await ownOrg(ctx)
  const amount = found(await store.removeLimit(ctx.tx, ctx.actor.reach, { orgId: own.id, name }), 'cases.limit-not-own')
  const home = { orgId: own.id, orgPath: own.path }
  const { zh } = placeLimits[name]
  const removedId = setAside(ctx, { kind: limitBin, home, name: `${zh}：${amount}`, content: { name, amount } })
  recordChange(ctx, 'cases.limit-dropped', { own, details: { name } })
  return { name, removedId }
}

/** One’s own limit that was taken back. */
export const limitBin = defineBinKind({
  ...{ kind: 'cases.place-limit', label: words['cases.limit-of-place'], may: may.setLimit },
  content: z.strictObject({ ...contract.setLimit.params.shape, ...contract.setLimit.body.shape }),
  putBack: (ctx, limit) => writeLimit(ctx, limit, 'ADD'),
})

const ownOrg = async (ctx: Ctx): Promise<Org> =>
  found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'cases.organisation-missing')

const recordChange = (
  ctx: Ctx,
  act: string,
  { own, details }: { own: Org; details: Readonly<Record<string, unknown>> },
) => {
  record(ctx, act, { subject: 'cases.place-limit', subjectId: own.id, orgId: own.id, details })
  notifyPages(ctx, [deskPages])
}
