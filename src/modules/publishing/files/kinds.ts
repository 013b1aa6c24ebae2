import { createHash } from 'node:crypto'
import { type FileKind, nameForKind } from '#kernel/file-kind.ts'
import { fileName } from '#kernel/file-name.ts'
import { jpegSize, pngSize } from '#kernel/photo.ts'
import { mostPictureElements, mostPictureMegabytes } from './contract.ts'

/** SHA-256 in hexadecimal digits, as anybody computes it again. */
export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Whether a name ends as files of this kind do; one without an ending says nothing wrong. */
export function isNamedAs(name: string, { endings }: FileKind): boolean {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName(name))?.[1]?.toLowerCase()
  return ending === undefined || endings.includes(ending)
}

/** The name an attachment is shown and saved under: as it was given, with the ending of what it is. */
export const attachmentName = (given: string, mediaType: string): string =>
  nameForKind(given, { mediaType, endings: endingsOf(mediaType) })

const endings: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'application/pdf': ['pdf'],
  'application/ofd': ['ofd'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
}
const endingsOf = (mediaType: string) => endings[mediaType] ?? (['bin'] as const)

/** The media types a text may show; SVG is none of them, because it is a document that can act. */
export const pictureTypes: readonly string[] = ['image/jpeg', 'image/png']

/** Why these bytes are no picture for a text, or nothing when they are. */
export function whyNoPicture(
  bytes: Buffer,
  kind: FileKind | undefined,
): 'publishing.not-a-picture' | 'publishing.picture-large' | undefined {
  if (!kind || !pictureTypes.includes(kind.mediaType)) return 'publishing.not-a-picture'
  const size = kind.mediaType === 'image/jpeg' ? jpegSize(bytes) : pngSize(bytes)
  if (!size || size.width * size.height === 0) return 'publishing.not-a-picture'
  const isLarge = bytes.length > mostPictureMegabytes * 1024 * 1024 || size.width * size.height > mostPictureElements
  return isLarge ? 'publishing.picture-large' : undefined
}

/**
 * Where a picture stands: under the SHA-256 of its bytes, so that what is kept under an address is never another picture and
 * the digest of a text holds for its pictures too.
 */
export const pictureAddress = (of: { id: string; sha256: string; mediaType: string }): string =>
  `/pictures/${of.id}/${of.sha256}.${endingsOf(of.mediaType)[0]}`

/** A picture that a text shows: which file, and the digest its address promises. */
export interface ShownPicture {
  readonly file: string
  readonly sha256: string
  readonly hasWords: boolean
}

/** The pictures of articles in cleaned markup, in order; nothing where one has an address that no picture of ours has. */
export function picturesIn(bodyHtml: string): readonly (ShownPicture | undefined)[] {
  return [...bodyHtml.matchAll(/<img [^<>]*>/g)].flatMap(([tag]) => {
    const rest = / src="\/pictures\/([^"]*)"/.exec(tag)?.[1]
    if (rest === undefined) return []
    const [, file, sha256] =
      /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9a-f]{64})\.(?:jpg|png)$/.exec(rest) ?? []
    const words = / alt="([^"]*)"/.exec(tag)?.[1] ?? ''
    return [file && sha256 ? { file, sha256, hasWords: words.trim() !== '' } : undefined]
  })
}
