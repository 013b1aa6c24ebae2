import type { Ctx } from '#kernel/ctx.ts'
import type { Seat } from '#kernel/procedure/matter.ts'
import { findDeskTwoUp } from '../petitions/store.ts'
import { handlingPosts } from '../policy.ts'
import { findReviewerOf } from '../reviewing/store.ts'
import { findDeskOver } from './store.ts'

type Office = { readonly id: string; readonly name: string }
type Parties = Record<string, Seat[]>

/**
 * Who decides beside an office: somebody else of it, and after his silence or on appeal the desk above. Where nobody stands above,
 * another person of the same office decides; its page says so.
 */
export async function partiesOf(ctx: Ctx, office: Office): Promise<Parties> {
  const { second, above } = await seatsBeside(ctx, office)
  return { second, above: above ?? second }
}

/**
 * The same for a measure about a case, where an appeal has a party of its own: the desk above; where there is none, whom the top named
 * beforehand; where it named nobody, another person of the office (decisions 273). `over` may decide once the appeal is late (decisions 280).
 */
export async function partiesOfMeasure(ctx: Ctx, office: Office, { id: caseId }: { id: string }): Promise<Parties> {
  const { second, above } = await seatsBeside(ctx, office)
  // Where who decides is silent, who stands above him may; never the office itself, nor who stands beside it.
  if (above) return { second, above, appeal: above, over: await seatsTwoUp(ctx, office) }
  const named = await findReviewerOf(ctx.tx, ctx.actor.reach, { caseId, orgId: office.id })
  return { second, above: second, appeal: named ? seat(named.orgId, named.name) : second, over: [] }
}

async function seatsTwoUp(ctx: Ctx, office: Office): Promise<Seat[]> {
  const top = await findDeskTwoUp(ctx.tx, office.id)
  return top ? seat(top.orgId, top.name) : []
}

async function seatsBeside(ctx: Ctx, office: Office): Promise<{ second: Seat[]; above: Seat[] | undefined }> {
  const above = await findDeskOver(ctx.tx, office.id)
  return { second: seat(office.id, office.name), above: above && seat(above.orgId, above.name) }
}

const seat = (orgId: string, orgName: string): Seat[] => [
  { orgId, orgName, posts: [...handlingPosts], accountId: null, name: null },
]
