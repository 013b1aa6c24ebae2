import type { Actor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { type Limit, takeTry } from '#kernel/limits.ts'
import { may } from '../policy.ts'
import { words as caseWords } from '../words.ts'
import { enclosureLimits } from './codes.ts'
import type * as contract from './contract.ts'
import { keepOne, readOne } from './holding.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { need, refuseIf } = refusals({ ...caseWords, ...words })

const perAccount: Limit = { name: 'cases.enclosure-upload', tries: 60, seconds: 3600 }

/** Whether this post files at all; asked before a byte is read. */
export const mayUpload = (actor: Actor): void => need(may.fileCase(actor))

/** Keeps a photo or file for an hour, until the case that is filed for who brought it takes it (B07), or an answer. */
export async function uploadEnclosure(
  ctx: Ctx,
  { name }: Input<typeof contract.uploadEnclosure>,
): Promise<Answer<typeof contract.uploadEnclosure>> {
  need(may.fileCase(ctx.actor))
  const account = ctx.actor.accountId ?? ''
  await takeTry(ctx, perAccount, account)
  const bytes = ctx.caller?.upload ?? Buffer.alloc(0)
  const isLarge = bytes.length > enclosureLimits.megabytes * 1024 * 1024
  const id = newId()
  const file = { field: 'enclosures', name, bytes, ...(isLarge ? { fault: 'TOO_LARGE' as const } : {}) }
  const form = keyOfFiled(ctx, id)
  await keepOne(ctx, { form, sender: `account/${account}` }, readOne(form, file))
  record(ctx, 'cases.enclosures-kept', { details: { count: 1 } })
  return { id, name }
}

/** Gives what this very account handed in to the case that this transaction wrote. @throws missing at `enclosures` where one is gone */
export async function takeFiled(ctx: Ctx, caseId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const keys = [...new Set(ids)].map((id) => keyOfFiled(ctx, id))
  const taken = await store.takeFiled(ctx.tx, caseId, { keys, at: ctx.now })
  refuseIf(taken < keys.length, 'conflict', 'cases.enclosure-gone', { field: 'enclosures' })
}

/** Under which key something waits that this account handed in. */
export const keyOfFiled = (ctx: Ctx, id: string): string => `account/${ctx.actor.accountId}/${id.toLowerCase()}`
