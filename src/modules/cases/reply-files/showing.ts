import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import type { EnclosureKind } from '../enclosures/codes.ts'
import { openName } from '../enclosures/sealing.ts'
import { readToken } from '../tracking/token.ts'
import { words as caseWords } from '../words.ts'
import { type OpenedReplyFile, opened } from './service.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, refuse } = refusals({ ...caseWords, ...words })

/** One as the public or its writer reads it; without a name where a measure took it out of sight. */
export interface ToldReplyFile {
  readonly id: string
  readonly at: Date
  readonly kind: EnclosureKind
  readonly size: number
  readonly name: string | null
}

/** What everybody may have of the answers of a public case: what the desk ticked, while the case is shown. */
export async function listShownReplyFiles(ctx: Ctx, { number }: { number: string }): Promise<ToldReplyFile[]> {
  return (await store.listShown(ctx.tx, number)).map(told)
}

/** One of them with what it holds. */
export async function readShownReplyFile(ctx: Ctx, of: { replyFileId: string }): Promise<OpenedReplyFile> {
  const one = isId(of.replyFileId) ? await store.findShown(ctx.tx, of.replyFileId) : undefined
  return opened(found(one, 'cases.reply-file-missing'))
}

/** What the writer of a token may have of the answers: all of his own, of common ones what everybody may. */
export async function listOwnReplyFiles(ctx: Ctx, of: { token: string }): Promise<ToldReplyFile[]> {
  const codeHash = readToken(of.token, ctx.now)
  return codeHash === undefined ? [] : (await store.listOwn(ctx.tx, codeHash)).map(told)
}

/** One of them with what it holds. */
export async function readOwnReplyFile(ctx: Ctx, of: { token: string; replyFileId: string }): Promise<OpenedReplyFile> {
  const codeHash = readToken(of.token, ctx.now)
  if (codeHash === undefined) throw refuse('unauthenticated', 'cases.token-expired')
  const one = isId(of.replyFileId) ? await store.findOwn(ctx.tx, codeHash, of.replyFileId) : undefined
  return opened(found(one, 'cases.reply-file-missing'))
}

const told = ({ id, at, mediaType, size, nameSealed }: store.ListedReplyFile): ToldReplyFile => ({
  ...{ id, at, size, kind: mediaType },
  name: nameSealed && openName(id, nameSealed),
})

const isId = (given: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given)
