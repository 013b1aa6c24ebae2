import type { Ctx } from '#kernel/ctx.ts'
import { contentOf } from '#kernel/files.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { pictureAddress, pictureTypes, sha256Of } from '../files/kinds.ts'
import { isId } from '../rules.ts'
import { findShownFile } from './store.ts'

/** A file as the public gets it; `sha256` is of its bytes. */
export interface ShownFile {
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly bytes: Buffer
}

/** An attachment of a published article of this site; nothing when it is none, or no longer. */
export async function readAttachment(
  ctx: Ctx,
  site: PublicSite,
  of: { articleId: string; fileId: string },
): Promise<ShownFile | undefined> {
  const row = isId(of.fileId) ? await findShownFile(ctx.tx, of.fileId) : undefined
  if (!row?.attachment || row.articleId !== of.articleId || row.orgId !== site.orgId) return undefined
  const { name, sha256 } = row.attachment
  const { mediaType, bytes } = await contentOf(row)
  return { name, mediaType, sha256, bytes }
}

/** The picture at an address of ours that a published article shows; only under the digest of its bytes. */
export async function readPicture(ctx: Ctx, of: { fileId: string; address: string }): Promise<ShownFile | undefined> {
  const row = isId(of.fileId) ? await findShownFile(ctx.tx, of.fileId) : undefined
  if (!row || !pictureTypes.includes(row.mediaType)) return undefined
  const { name, mediaType, bytes } = await contentOf(row)
  const sha256 = sha256Of(bytes)
  return pictureAddress({ id: of.fileId, sha256, mediaType }) === of.address
    ? { name, mediaType, sha256, bytes }
    : undefined
}
