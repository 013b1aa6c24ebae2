import type { Ctx } from '#kernel/ctx.ts'
import { codeHashOf } from '../tracking/intake.ts'
import { readToken } from '../tracking/token.ts'
import * as store from './store.ts'

/** What the log holds of the case with this number and code (CZ10): for its receipt. The code was given out by ourselves. */
export function findIntake(ctx: Ctx, of: { number: string; code: string }): Promise<store.LoggedIntake | undefined> {
  return store.findLoggedIntake(ctx.tx, codeHashOf(of.number, of.code))
}

/** The same for who holds a token of the case: its writer, who gave number and code. */
export async function findOwnIntake(ctx: Ctx, of: { token: string }): Promise<store.LoggedIntake | undefined> {
  const codeHash = readToken(of.token, ctx.now)
  return codeHash && store.findLoggedIntake(ctx.tx, codeHash)
}

/** What the log holds of the refusal of a case, for its writer; nothing of one that was accepted. */
export async function findOwnRefusal(ctx: Ctx, of: { token: string }): Promise<store.LoggedRefusal | undefined> {
  const codeHash = readToken(of.token, ctx.now)
  return codeHash && store.findLoggedRefusal(ctx.tx, codeHash)
}
