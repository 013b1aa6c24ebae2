import { record } from '#kernel/audit.ts'
import { defineBinKind, setAside, type Writing } from '#kernel/bin/bin.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { findOrg, type Org } from '#modules/organisations/index.ts'
import { knownFields } from '../classes/responsibilities.ts'
import * as contract from '../contract.ts'
import { may } from '../policy.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

const { found, need } = refusals(words)

/** The lists that hold at one's own organisation: its own, which may be changed, and those above. */
export async function listResponsibilities(ctx: Ctx): Promise<Answer<typeof contract.listResponsibilities>> {
  need(may.listResponsibilities(ctx.actor))
  const held = await store.listHeld(ctx.tx, ctx.actor.orgId ?? '')
  const rows = held.map(({ keeperId, words: known, ...one }) => ({
    ...one,
    words: [...known],
    isOwn: keeperId === ctx.actor.orgId,
  }))
  return { rows, choices: fieldsOf(held) }
}

/** Writes a matter of one's own list: by which words it is known, whose it is, and on what basis. */
export async function saveResponsibility(
  ctx: Ctx,
  input: Input<typeof contract.saveResponsibility>,
): Promise<Answer<typeof contract.saveResponsibility>> {
  await writeResponsibility(ctx, input, 'REPLACE')
  return { matter: input.matter }
}

async function writeResponsibility(
  ctx: Ctx,
  input: Input<typeof contract.saveResponsibility>,
  how: Writing,
): Promise<boolean> {
  need(may.saveResponsibility(ctx.actor))
  const own = await ownOrg(ctx)
  const { deskOrgId } = input
  if (deskOrgId !== null) found(await findOrg(ctx.tx, ctx.actor.reach, deskOrgId), 'demands.desk-missing')
  const place = { orgId: own.id, orgPath: own.path }
  const line = { ...input, ...place, id: newId(), changedAt: ctx.now }
  const responsibilityId = await store.putResponsibility(ctx.tx, line, how)
  if (responsibilityId === undefined) return false
  recordChange(ctx, 'demands.responsibility-saved', { own, responsibilityId })
  return true
}

/** Takes a matter off one's own list. */
export async function removeResponsibility(
  ctx: Ctx,
  { matter }: Input<typeof contract.removeResponsibility>,
): Promise<Answer<typeof contract.removeResponsibility>> {
  need(may.removeResponsibility(ctx.actor))
  const own = await ownOrg(ctx)
  const gone = await store.removeResponsibility(ctx.tx, ctx.actor.reach, { orgId: own.id, matter })
  const { id: responsibilityId, ...line } = found(gone, 'demands.matter-missing')
  const home = { orgId: own.id, orgPath: own.path }
  const removedId = setAside(ctx, { kind: responsibilityBin, home, name: matter, content: line })
  recordChange(ctx, 'demands.responsibility-removed', { own, responsibilityId })
  return { matter, removedId }
}

/** A matter that was taken off one’s own list. */
export const responsibilityBin = defineBinKind({
  ...{ kind: 'demands.responsibility', label: words['demands.responsibility-of-list'], may: may.saveResponsibility },
  content: contract.saveResponsibility.body,
  putBack: (ctx, line) => writeResponsibility(ctx, line, 'ADD'),
})

/** Every field there is to choose from: the national list and what the lists here name beside it. */
export function fieldsOf(held: readonly { readonly field: string }[]): string[] {
  return [...new Set([...knownFields, ...held.map(({ field }) => field)])]
}

async function ownOrg(ctx: Ctx): Promise<Org> {
  return found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'demands.desk-missing')
}

// The matter is a text that somebody typed: the audit names the line of the list.
function recordChange(ctx: Ctx, act: string, of: { own: Org; responsibilityId: string }): void {
  const { own, responsibilityId } = of
  record(ctx, act, { subject: 'organisations.org', subjectId: own.id, orgId: own.id, details: { responsibilityId } })
}
