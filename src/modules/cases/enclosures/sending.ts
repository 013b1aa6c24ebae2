import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { codeHashOf, type Receipt } from '../tracking/intake.ts'
import type { KnownDesks } from '../tracking/known-desks.ts'
import { supplementCase } from '../tracking/service.ts'
import { submitCase } from '../tracking/submitting.ts'
import { readToken } from '../tracking/token.ts'
import { enclosureLimits } from './codes.ts'
import { openName } from './sealing.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuseIf } = refusals(words)

/** Takes in a message with what its form holds, both or neither. */
export async function submitWithEnclosures(
  ctx: Ctx,
  input: Parameters<typeof submitCase>[1],
  { form, known }: { form: string; known?: KnownDesks },
): Promise<Receipt> {
  const receipt = await submitCase(ctx, input, known)
  await take(ctx, form, codeHashOf(receipt.number, receipt.code))
  return receipt
}

/** Adds words to a case together with what their form holds, both or neither (CZ5). */
export async function supplementWithEnclosures(
  ctx: Ctx,
  input: Parameters<typeof supplementCase>[1],
  form: string,
): Promise<{ number: string }> {
  const added = await supplementCase(ctx, input)
  const codeHash = readToken(input.token, ctx.now)
  if (codeHash) await take(ctx, form, codeHash)
  return added
}

async function take(ctx: Ctx, form: string, codeHash: Buffer): Promise<void> {
  const most = enclosureLimits.ofCase
  const { taken, room } = await store.takeEnclosures(ctx.tx, form, { codeHash, at: ctx.now, most })
  if (taken > 0) return
  const names = (await store.listWaiting(ctx.tx, form, ctx.now)).map(({ id, nameSealed }) => openName(id, nameSealed))
  refuseIf(names.length === 0, 'conflict', 'cases.enclosure-none', { field: 'files' })
  const slots = { most, room: Math.max(0, room), names: names.slice(Math.max(0, room)).join('”、“') }
  refuseIf(true, 'conflict', 'cases.enclosure-full', { field: 'files', slots })
}
