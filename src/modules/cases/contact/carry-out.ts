import type { Ctx } from '#kernel/ctx.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { hoursOpen } from './rules.ts'
import { decideOpening } from './store.ts'

/** Carries out how an opening ended. All ends are the matter's own word: the database reads it there. */
export async function carryOutOpening(ctx: Ctx, matter: Matter): Promise<void> {
  await decideOpening(ctx.tx, matter.id, { at: ctx.now, hours: hoursOpen })
}
