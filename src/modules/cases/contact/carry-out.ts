import type { Ctx } from '#kernel/ctx.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { decideOpening } from './store.ts'

/** Carries out how an opening ended. All ends are the matter's own word: the database reads it there. A matter without an opening that waits ends nothing. */
export async function carryOutOpening(ctx: Ctx, matter: Matter): Promise<void> {
  if (!(await decideOpening(ctx.tx, matter.id))) throw new Error(`no opening waits for the matter ${matter.id}`)
}
