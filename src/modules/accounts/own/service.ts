import type { Ctx } from '#kernel/ctx.ts'
import { ViewList } from '../views/contract.ts'
import { readViews } from '../views/service.ts'
import * as store from './store.ts'

/**
 * All that is kept of one's own account, for who takes his data along (D15): posts, devices, factors by name, delegations, notices, saved
 * views. Secrets, their hashes and the tokens of sessions are not among it.
 */
export async function ownAccount(ctx: Ctx): Promise<Readonly<Record<string, unknown>>> {
  const savedViews: Record<string, unknown> = {}
  for (const list of ViewList.options) savedViews[list] = (await readViews(ctx, { list })).views
  return { ...(await store.ownKept(ctx.tx)), savedViews }
}
