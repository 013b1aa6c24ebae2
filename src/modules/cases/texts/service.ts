import type { Ctx } from '#kernel/ctx.ts'
import * as store from './store.ts'

export type { CaseText } from './store.ts'

/** The newest cases under an organisation in reach, as topics are found from them: no writer is read (D29). */
export function listCaseTexts(
  ctx: Ctx,
  of: { path: string; since: Date; most: number; mostRead: number },
): Promise<store.CaseText[]> {
  return store.listTexts(ctx.tx, ctx.actor.reach, of)
}

/** Which of these cases in reach everybody may read at this moment. */
export function listShownAmong(ctx: Ctx, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  return store.listShownAmong(ctx.tx, ctx.actor.reach, caseIds)
}

/** How many public cases under an organisation in reach came in from … until and have one of the words in title or text. */
export function countWith(
  ctx: Ctx,
  of: { path: string; words: readonly string[]; from: Date; until: Date },
): Promise<number> {
  return store.countWith(ctx.tx, ctx.actor.reach, of)
}

/** The organisations in reach that receive cases. */
export function listDesks(ctx: Ctx): Promise<store.DeskPlace[]> {
  return store.listDesks(ctx.tx, ctx.actor.reach)
}
