import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Seat } from '#kernel/procedure/matter.ts'
import { actFromOutside } from '#kernel/procedure/outside.ts'
import { startMatter } from '#kernel/procedure/service.ts'
import { findSuperior, getOrg } from '#modules/organisations/index.ts'
import { aboutPair } from './merge.ts'
import { duplicateReview } from './procedure.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const atOnce = 200

/**
 * Begins the matters of pairs that were noted and ends those of whose records one is gone. Done by the system, because who
 * entered the second record is to see neither the pair nor its matter (decisions 9).
 */
export async function attendToDuplicates(ctx: Ctx): Promise<void> {
  for (const pair of await store.listUnattended(ctx.tx, ctx.actor.reach, atOnce)) {
    if (pair.firstId === null || pair.secondId === null) await endWithout(ctx, pair)
    else await beginComparing(ctx, pair)
  }
}

/** Lays a pair before its superior, and where that one is silent before whoever is above it. */
export async function beginComparing(ctx: Ctx, pair: store.Pair): Promise<void> {
  const name = pair.firstName ?? pair.secondName ?? ''
  const { orgId } = ctx.actor
  const matter = startMatter(ctx, duplicateReview, {
    title: { zh: `核对是否同一人：${name}`, en: `One person or two: ${name}` },
    ...{ subject: 'members.duplicate', subjectId: pair.id },
    orgName: orgId === null ? pair.orgName : (await getOrg(ctx, orgId)).shortName,
    bySystem: { orgId: pair.orgId, name: '系统' },
    parties: { superior: [seatAt(pair.orgId, pair.orgName)], above: await seatsAbove(ctx, pair) },
    data: { personIds: pair.personIds },
  })
  store.setMatter(ctx.tx, ctx.actor.reach, { id: pair.id, matterId: matter.id })
  record(ctx, 'members.duplicate-laid-before', {
    ...aboutPair(pair),
    details: { matterId: matter.id, basis: pair.basis },
  })
}

const seatAt = (orgId: string, orgName: string): Seat => ({
  ...{ orgId, orgName, posts: ['ORGANISER', 'SECRETARY'], accountId: null, name: null },
})

async function seatsAbove(ctx: Ctx, pair: store.Pair): Promise<Seat[]> {
  const county = await findSuperior(ctx.tx, { path: pair.orgPath, level: 'COUNTY' })
  const above =
    county?.id === pair.orgId ? await findSuperior(ctx.tx, { path: pair.orgPath, level: 'PREFECTURE' }) : county
  return above ? [seatAt(above.id, above.name)] : [seatAt(pair.orgId, pair.orgName)]
}

// Nothing is left to compare: the record went with its import.
async function endWithout(ctx: Ctx, pair: store.Pair): Promise<void> {
  const opinion = words['members.duplicate-record-gone'].zh
  if (pair.matterId !== null)
    return actFromOutside(ctx, duplicateReview, { matterId: pair.matterId, act: 'different', opinion, byName: '系统' })
  store.setState(ctx.tx, ctx.actor.reach, {
    ...{ id: pair.id, state: 'DIFFERENT', at: ctx.now },
    by: '系统',
    beforeSealed: null,
  })
  record(ctx, 'members.found-different', aboutPair(pair))
}
