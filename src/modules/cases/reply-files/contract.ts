import { z } from 'zod'
import { endpoint, InstantText } from '#kernel/contract.ts'
import { type EnclosureKind, enclosureKinds, enclosureLimits } from '../enclosures/codes.ts'

const keys = Object.keys(enclosureKinds) as [EnclosureKind, ...EnclosureKind[]]

/** Files that were handed in for an answer (`uploadEnclosure`), and which of them everybody gets with it. */
export const ReplyFiles = z
  .array(z.strictObject({ id: z.uuid(), isPublic: z.boolean().default(false) }))
  .max(enclosureLimits.files)
  .optional()

export const listReplyFiles = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/reply-files',
  summary: { zh: '随答复发出的照片和文件', en: 'Photos and files that went with the answers of a case' },
  params: z.object({ caseId: z.uuid() }),
  answer: z.object({
    files: z.array(
      z.object({
        id: z.uuid(),
        at: InstantText,
        mediaType: z.enum(keys),
        size: z.number().int(),
        /** Null where a measure took it out of sight. */
        name: z.string().nullable(),
        /** Everybody opens it now: the desk ticked that, and the answer is read in public. */
        isPublic: z.boolean(),
        /** The message is hidden by a measure: neither its writer nor the public opens it meanwhile. */
        isHidden: z.boolean(),
      }),
    ),
  }),
  errors: ['cases.not-a-handler', 'cases.missing'],
})

export const openReplyFile = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/reply-files/:replyFileId',
  summary: { zh: '打开随答复发出的一个照片或文件，留痕', en: 'Opens one photo or file of an answer; recorded' },
  params: z.object({ caseId: z.uuid(), replyFileId: z.uuid() }),
  answer: z.any(),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.reply-file-missing'],
})

export const replyFileEndpoints = [listReplyFiles, openReplyFile]
