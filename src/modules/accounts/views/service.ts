import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

// How somebody likes to look at a list is nobody's act: it leaves no line in the audit, and only he can open it. It gives no right
// either: a view is an address, and what it shows is asked for anew (decisions 260).

type Views = Answer<typeof contract.readViews>['views']

/** The views this account saved of a list. */
export async function readViews(
  ctx: Ctx,
  { list }: Input<typeof contract.readViews>,
): Promise<Answer<typeof contract.readViews>> {
  return { views: (await openViews(ctx)).get(list) ?? [] }
}

/** Keeps the views of a list, in the place of those before; the later of two devices holds. */
export async function keepViews(
  ctx: Ctx,
  { list, views }: Input<typeof contract.keepViews>,
): Promise<Answer<typeof contract.keepViews>> {
  const all = await openViews(ctx)
  // The list that was changed last stands last: of so many the newest are kept.
  all.delete(list)
  all.set(list, views)
  const kept = [...all].filter(([, of]) => of.length > 0).slice(-mostLists)
  store.keepOwnViews(ctx.tx, { sealed: crypto().seal(contextOf(ctx), JSON.stringify(kept)), savedAt: ctx.now })
  return { views }
}

const mostLists = 15

async function openViews(ctx: Ctx): Promise<Map<string, Views>> {
  const sealed = await store.ownViews(ctx.tx)
  return new Map(
    sealed ? (JSON.parse(crypto().open(contextOf(ctx), sealed).toString('utf8')) as [string, Views][]) : [],
  )
}

const contextOf = ({ actor }: Ctx) => `accounts.saved_view/${actor.accountId}`
