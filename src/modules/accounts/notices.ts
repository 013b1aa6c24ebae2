import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import type { NoticeKind } from './codes.ts'
import * as store from './store.ts'

/** Tells the owner of an account what happened to it; he sees it until he says that he has (ASVS 6.3.5). */
export function tellOwner(ctx: Ctx, accountId: string, kind: NoticeKind): void {
  const byName = ctx.actor.kind === 'account' && ctx.actor.accountId !== accountId ? ctx.actor.name : ''
  store.tellOwner(ctx.tx, { id: newId(), accountId, kind, byName, now: ctx.now })
}
