import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { mostViews } from './rules.ts'
import * as store from './store.ts'

const { refuseIf } = refusals(words)

// How somebody likes to look at a list is nobody's act: it leaves no line in the audit, and only he can open it. It gives no right
// either: a view is an address, and what it shows is asked for anew (decisions 260).

/** The views this account saved of a list. */
export async function readViews(
  ctx: Ctx,
  { list }: Input<typeof contract.readViews>,
): Promise<Answer<typeof contract.readViews>> {
  const sealed = await store.ownViews(ctx.tx, list)
  return { views: sealed ? JSON.parse(crypto().open(contextOf(ctx, list), sealed).toString('utf8')) : [] }
}

/** Keeps the views of a list, in the place of those before; the later of two devices holds. @throws invalid `accounts.too-many-views` */
export async function keepViews(
  ctx: Ctx,
  { list, views }: Input<typeof contract.keepViews>,
): Promise<Answer<typeof contract.keepViews>> {
  refuseIf(views.length > mostViews, 'invalid', 'accounts.too-many-views', {
    ...{ field: 'views', slots: { most: mostViews } },
  })
  const sealed = crypto().seal(contextOf(ctx, list), JSON.stringify(views))
  store.keepOwnViews(ctx.tx, { list, sealed, savedAt: ctx.now })
  return { views }
}

const contextOf = ({ actor }: Ctx, list: string) => `accounts.saved_view/${actor.accountId}/${list}`
