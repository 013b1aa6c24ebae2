import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import type { EnclosureKind } from '../enclosures/codes.ts'
import { keyOfFiled } from '../enclosures/filed.ts'
import { openContent, openName } from '../enclosures/sealing.ts'
import { words as enclosureWords } from '../enclosures/words.ts'
import { may } from '../policy.ts'
import { findCase, type StoredCase } from '../store.ts'
import { words as caseWords } from '../words.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuseIf } = refusals({ ...caseWords, ...enclosureWords, ...words })

/** One with what it holds, opened. */
export interface OpenedReplyFile {
  readonly name: string
  readonly kind: EnclosureKind
  readonly bytes: Buffer
}

/**
 * Sends what this very account handed in along with the answer that this transaction writes. Nothing of it is public where the case is not.
 * @throws private, or missing where one waited too long, at `files`
 */
export async function takeReplyFiles(
  ctx: Ctx,
  of: { one: StoredCase; replyId: string; files: readonly { readonly id: string; readonly isPublic: boolean }[] },
): Promise<void> {
  const { one, replyId, files } = of
  if (files.length === 0) return
  refuseIf(!one.isPublic && files.some(({ isPublic }) => isPublic), 'invalid', 'cases.reply-file-private', {
    field: 'files',
  })
  const keysOf = (some: typeof files) => [...new Set(some.map(({ id }) => keyOfFiled(ctx, id)))]
  const keys = keysOf(files)
  const shown = keysOf(files.filter(({ isPublic }) => isPublic))
  const taken = await store.takeReplyFiles(ctx.tx, replyId, { keys, shown, at: ctx.now })
  refuseIf(taken < keys.length, 'conflict', 'cases.enclosure-gone', { field: 'files' })
}

/** What went with the answers of a case, for whoever handles it. */
export async function listReplyFiles(
  ctx: Ctx,
  { caseId }: Input<typeof contract.listReplyFiles>,
): Promise<Answer<typeof contract.listReplyFiles>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  const files = await store.listReplyFiles(ctx.tx, one.id)
  return {
    files: files.map(({ id, at, nameSealed, ...file }) => ({
      ...{ ...file, id, at: at.toISOString() },
      name: nameSealed && openName(id, nameSealed),
    })),
  }
}

/** One of them, for whoever handles the case and nobody else; each opening is recorded. */
export async function openReplyFile(
  ctx: Ctx,
  { caseId, replyFileId }: Input<typeof contract.openReplyFile>,
): Promise<OpenedReplyFile> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  const whole = found(await store.findReplyFile(ctx.tx, one.id, replyFileId), 'cases.reply-file-missing')
  const about = { subject: 'cases.case', subjectId: one.id, orgId: one.orgId }
  record(ctx, 'cases.reply-file-opened', { ...about, details: { replyFileId, mediaType: whole.mediaType } })
  return opened(whole)
}

/** A file that everybody or the writer may have, with its contents. */
export const opened = ({ id, mediaType, nameSealed, contentSealed }: store.WholeReplyFile): OpenedReplyFile => ({
  ...{ name: openName(id, nameSealed), kind: mediaType, bytes: openContent(id, contentSealed) },
})
