import type { Actor } from '#kernel/actor.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { fileKindOf } from '#kernel/file-kind.ts'
import { contentOf, findHandedIn, type KeptFile } from '#kernel/files.ts'
import { lookIntoPdf, pdfPrograms } from '#kernel/pdf-acts.ts'
import { withoutTraces } from '#kernel/photo.ts'
import { uploadFile } from '#kernel/uploads.ts'
import { may } from '../policy.ts'
import { findArticle } from '../store.ts'
import { words as articleWords } from '../words.ts'
import * as contract from './contract.ts'
import { isNamedAs, pictureAddress, sha256Of, whyNoPicture } from './kinds.ts'
import { words } from './words.ts'

const { need } = refusals(articleWords)
const { found, refuseIf } = refusals(words)

/** Whether somebody may send files for articles at all; asked before a byte of them is read. */
export const mayHandIn = (actor: Actor): void => need(may.handInFile(actor))

/**
 * Keeps a file that an editor wants to put into an article. What it is, is seen by its bytes; what is named as something else, and
 * what would do something when it is opened, is not taken (decisions 300).
 */
export async function handInFile(
  ctx: Ctx,
  { name, use }: Input<typeof contract.handInFile>,
): Promise<Answer<typeof contract.handInFile>> {
  mayHandIn(ctx.actor)
  const bytes = ctx.caller?.upload ?? Buffer.alloc(0)
  if (bytes.length > 0) await (use === 'PICTURE' ? refuseNoPicture(bytes) : refuseWrongFile(name, bytes))
  const kept = await uploadFile(ctx, { name })
  if (use === 'ATTACHMENT') return { ...kept, address: null }
  // As it is kept: without what the camera wrote beside the picture.
  const sha256 = sha256Of(withoutTraces(bytes, kept.mediaType))
  return { ...kept, address: pictureAddress({ ...kept, sha256 }) }
}

async function refuseWrongFile(name: string, bytes: Buffer): Promise<void> {
  const kind = await fileKindOf(bytes)
  const slots = { kind: kind?.endings[0].toUpperCase() ?? '' }
  refuseIf(kind !== undefined && !isNamedAs(name, kind), 'invalid', 'publishing.file-other-kind', { slots })
  const finding = kind?.mediaType === 'application/pdf' ? lookIntoPdf(bytes, pdfPrograms) : 'NOTHING'
  refuseIf(finding === 'FOUND', 'invalid', 'publishing.file-runs')
  refuseIf(finding === 'UNREADABLE', 'invalid', 'publishing.file-locked')
}

async function refuseNoPicture(bytes: Buffer): Promise<void> {
  const why = whyNoPicture(bytes, await fileKindOf(bytes))
  refuseIf(why !== undefined, 'invalid', why ?? 'publishing.not-a-picture', {
    slots: { most: contract.mostPictureMegabytes },
  })
}

/** A file of an article in the reach, for those who work on articles; and one's own that no article has taken yet. */
export async function openArticleFile(
  ctx: Ctx,
  { articleFileId }: Input<typeof contract.openArticleFile>,
): Promise<KeptFile & { bytes: Buffer }> {
  need(may.readArticles(ctx.actor))
  const row = found(await findHandedIn(ctx, articleFileId), 'publishing.file-not-found')
  const { takenBy, ...file } = row
  // What was taken by another record, such as a matter, is not here.
  const article = takenBy === null || (await findArticle(ctx.tx, ctx.actor.reach, takenBy))
  refuseIf(!article, 'missing', 'publishing.file-not-found')
  return contentOf(file)
}
