import type { Ctx } from '#kernel/ctx.ts'
import type { Seat } from '#kernel/procedure/matter.ts'
import { handlingPosts } from '../policy.ts'
import { findDeskOver } from './store.ts'

/**
 * Who decides beside an office: somebody else of it, and after his silence or on appeal the desk above. Where nobody stands above,
 * another person of the same office decides; its page says so.
 */
export async function partiesOf(ctx: Ctx, office: { id: string; name: string }): Promise<Record<string, Seat[]>> {
  const above = await findDeskOver(ctx.tx, office.id)
  const seat = (orgId: string, orgName: string): Seat[] => [
    { orgId, orgName, posts: [...handlingPosts], accountId: null, name: null },
  ]
  const second = seat(office.id, office.name)
  return { second, above: above ? seat(above.orgId, above.name) : second }
}
