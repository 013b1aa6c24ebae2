import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

/** More attachments are an article of their own. */
export const mostAttachments = 10

/** So long may the name of one be; its ending comes on top. */
export const longestName = 80

/** What a picture may weigh when it arrives; the editor's browser makes it smaller before. */
export const mostPictureMegabytes = 2

/** More picture elements than these stop an old phone. */
export const mostPictureElements = 24_000_000

/** An attachment as the editor gives it: which file, and what it is called. */
export const GivenAttachment = z.strictObject({
  file: z.uuid().toLowerCase(),
  name: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(longestName + 10),
    ),
})

/** An attachment as it is kept in a version; `sha256` is of its bytes, in hexadecimal digits. */
export const Attachment = z.object({
  file: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
})
export type Attachment = z.infer<typeof Attachment>

export const FileUse = z.enum(['ATTACHMENT', 'PICTURE'])
export type FileUse = z.infer<typeof FileUse>

export const handInFile = endpoint({
  method: 'PUT',
  path: '/api/articles/files',
  summary: {
    zh: '上传文章的附件或图片，一天内保存进文章；没有用到的自动清除',
    en: 'Hands in an attachment or a picture; what no article takes within a day is given up',
  },
  query: z.object({ name: z.string().trim().min(1).max(200), use: FileUse }),
  /** `address` is where a picture stands in a text; an attachment has none yet. */
  answer: z.object({
    id: z.uuid(),
    name: z.string(),
    mediaType: z.string(),
    size: z.number().int(),
    address: z.string().nullable(),
  }),
  errors: [
    'publishing.not-an-editor',
    'publishing.file-other-kind',
    'publishing.file-runs',
    'publishing.file-locked',
    'publishing.not-a-picture',
    'publishing.picture-large',
    'kernel.file-empty',
    'kernel.file-too-large',
    'kernel.file-kind',
    'kernel.file-waiting',
    'kernel.too-many-tries',
  ],
  isUpload: true,
})

export const openArticleFile = endpoint({
  method: 'GET',
  path: '/api/articles/files/:articleFileId',
  summary: {
    zh: '打开文章的附件或图片，未发布的也能看',
    en: 'A file of an article in one’s reach, published or not; one’s own that waits, too',
  },
  params: z.object({ articleFileId: z.uuid() }),
  answer: z.any(),
  errors: ['publishing.not-an-editor', 'publishing.file-not-found', 'kernel.file-damaged'],
})
