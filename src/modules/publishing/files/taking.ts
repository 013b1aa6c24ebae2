import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { type KeptFile, listTaken, readTaken } from '#kernel/files.ts'
import { takeUploads } from '#kernel/uploads.ts'
import type { ArticleText } from '../contract.ts'
import { prepareText } from '../prepare.ts'
import type { KeptText, Place } from '../store.ts'
import type { Attachment } from './contract.ts'
import { attachmentName, picturesIn, pictureTypes, type ShownPicture, sha256Of } from './kinds.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)

/** What an editor wrote, and for which article; `before` is its newest version, whose files it has already. */
interface Writing {
  readonly place: Place
  readonly site: { readonly orgName: string }
  readonly written: ArticleText
  readonly before?: KeptText | undefined
}

/**
 * A text as it is kept, with its files taken for it: those that this account handed in and nothing has taken, and those the article
 * has already.
 * @throws Refusal as `prepareText` does; `publishing.file-gone` at the attachments, `publishing.picture-gone` at the text
 */
export async function prepareWithFiles(ctx: Ctx, of: Writing): Promise<KeptText> {
  const text = prepareText(of.written, of.site.orgName)
  const pictures = picturesIn(text.bodyHtml).map((picture) => {
    if (!picture) throw refuse('invalid', 'publishing.picture-gone', { field: 'bodyHtml' })
    return picture
  })
  const taken = await takeAll(ctx, of, [...of.written.attachments, ...pictures])
  for (const picture of pictures) await refuseOther(ctx, of, { picture, file: taken.get(picture.file) })
  const attachments: Attachment[] = []
  for (const { file: id, name } of of.written.attachments) {
    const file = taken.get(id)
    if (!file) throw refuse('invalid', 'publishing.file-gone', { slots: { name }, field: 'attachments' })
    const known = of.before?.attachments.find((one) => one.file === id)
    const sha256 = known?.sha256 ?? (await sha256Taken(ctx, of, id))
    const { mediaType, size } = file
    attachments.push({ file: id, name: attachmentName(name, mediaType), mediaType, size, sha256 })
  }
  return { ...text, attachments }
}

/** Whoever cannot see a picture depends on its description; a draft may lack it, what the public is to read may not. */
export function refuseBarePictures({ bodyHtml }: KeptText): void {
  const count = picturesIn(bodyHtml).filter((picture) => picture?.hasWords === false).length
  refuseIf(count > 0, 'invalid', 'publishing.picture-without-words', { slots: { count }, field: 'bodyHtml' })
}

async function takeAll(ctx: Ctx, { place }: Writing, of: readonly { file: string }[]): Promise<Map<string, KeptFile>> {
  if (of.length === 0) return new Map()
  const fileIds = [...new Set(of.map(({ file }) => file))]
  const { articleId, orgId, path } = place
  await takeUploads(ctx, { fileIds, takenBy: articleId, home: { orgId, orgPath: path } })
  return new Map((await listTaken(ctx, articleId)).map((file) => [file.id, file]))
}

// An address that promises other bytes would make the digest of the text a lie.
async function refuseOther(ctx: Ctx, of: Writing, on: { picture: ShownPicture; file: KeptFile | undefined }) {
  const { picture, file } = on
  const isPicture = file !== undefined && pictureTypes.includes(file.mediaType)
  const isKnown = of.before?.bodyHtml.includes(`/pictures/${picture.file}/${picture.sha256}.`) === true
  const isRight = isPicture && (isKnown || (await sha256Taken(ctx, of, picture.file)) === picture.sha256)
  refuseIf(!isRight, 'invalid', 'publishing.picture-gone', { field: 'bodyHtml' })
}

const sha256Taken = async (ctx: Ctx, { place }: Writing, fileId: string) =>
  sha256Of((await readTaken(ctx, { fileId, takenBy: place.articleId })).bytes)
