import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

// What is typed and not sent is nobody's act yet: it leaves no line in the audit, and only its writer can open it.

/** What this account began to fill in under this name and did not send; nothing when there is none. */
export async function readUnsent(
  ctx: Ctx,
  { form }: Input<typeof contract.readUnsent>,
): Promise<Answer<typeof contract.readUnsent>> {
  const kept = await store.ownUnsent(ctx.tx, form)
  if (!kept) return { unsent: null }
  const values = crypto().open(contextOf(ctx, form), kept.sealed).toString('utf8')
  return { unsent: { values, savedAt: kept.savedAt.toISOString() } }
}

/** Keeps what was typed so far, in the place of what was kept before (UX-CS5). */
export async function keepUnsent(
  ctx: Ctx,
  { form, values }: Input<typeof contract.keepUnsent>,
): Promise<Answer<typeof contract.keepUnsent>> {
  const sealed = crypto().seal(contextOf(ctx, form), values)
  store.keepOwnUnsent(ctx.tx, { form, sealed, savedAt: ctx.now })
  return { savedAt: ctx.now.toISOString() }
}

/** Forgets it: it was sent, or its writer does not want it any more. */
export async function dropUnsent(
  ctx: Ctx,
  { form }: Input<typeof contract.dropUnsent>,
): Promise<Answer<typeof contract.dropUnsent>> {
  store.dropOwnUnsent(ctx.tx, form)
  return { dropped: true }
}

const contextOf = ({ actor }: Ctx, form: string) => `accounts.unsent_form/${actor.accountId}/${form}`
