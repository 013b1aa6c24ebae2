import { z } from 'zod'
import { Can, endpoint, InstantText } from '#kernel/contract.ts'

const FileId = z.object({ fileId: z.uuid() })
const count = z.number().int()
const readers = ['cases.not-a-handler'] as const

export const FileState = z.enum(['CHECKED', 'DONE'])

/** A file of messages: what its check found, or what became of its rows. */
export const MessageFile = z.object({
  id: z.uuid(),
  name: z.string(),
  channel: z.string(),
  orgName: z.string(),
  actorName: z.string(),
  state: FileState,
  taskId: z.uuid().nullable(),
  rowsTotal: count,
  rowsNew: count,
  rowsKnown: count,
  rowsWrong: count,
  createdAt: InstantText,
  endedAt: InstantText.nullable(),
  /** Something in it was answered since the answers were fetched. */
  hasNews: z.boolean(),
  fetchedAt: InstantText.nullable(),
  /** Erased, because nobody waits for its answers any more. */
  isErased: z.boolean(),
  can: Can,
})
export type MessageFile = z.infer<typeof MessageFile>

export const listMessageFiles = endpoint({
  method: 'GET',
  path: '/api/message-files',
  summary: { zh: '列出留言文件和可以导入的渠道', en: 'Files of messages, and the channels that take them' },
  answer: z.object({
    rows: z.array(MessageFile),
    channels: z.array(z.object({ id: z.uuid(), name: z.string(), orgName: z.string() })),
  }),
  errors: [...readers],
})

export const uploadMessageFile = endpoint({
  method: 'PUT',
  path: '/api/message-files',
  summary: {
    zh: '上传留言文件（.xlsx 或 .csv），只核对，不登记',
    en: 'Upload a file of messages; it is checked, nothing is filed yet',
  },
  query: z.object({ channelId: z.uuid(), name: z.string().trim().min(1).max(200) }),
  answer: MessageFile,
  errors: [
    ...readers,
    ...['cases.channel-missing', 'cases.channel-paused', 'cases.file-headings', 'cases.file-too-long'],
    ...['kernel.sheet-empty', 'kernel.sheet-kind'],
  ],
  isUpload: true,
})

export const getMessageFile = endpoint({
  method: 'GET',
  path: '/api/message-files/:fileId',
  summary: {
    zh: '一个留言文件：哪些行有问题，办到哪一步',
    en: 'A file of messages: which rows are wrong, and how far it is',
  },
  params: FileId,
  answer: z.object({
    file: MessageFile,
    /** In the words of who has to mend it. */
    faults: z.array(z.object({ row: count, column: z.string(), zh: z.string(), en: z.string() })),
    /** Null when the file was erased: the answers stand at the cases. */
    answered: count.nullable(),
  }),
  errors: [...readers, 'cases.file-missing'],
})

export const startMessageFile = endpoint({
  method: 'POST',
  path: '/api/message-files/:fileId/start',
  summary: { zh: '登记文件里没有问题的行，一行一件', en: 'File the right rows, each as one case' },
  params: FileId,
  answer: MessageFile,
  errors: [
    ...readers,
    'cases.file-missing',
    'cases.file-done',
    'cases.file-gone',
    'cases.file-at-work',
    'cases.channel-paused',
  ],
})

export const fetchFileAnswers = endpoint({
  method: 'POST',
  path: '/api/message-files/:fileId/answers',
  summary: {
    zh: '取回答复表：来源编号、编号、答复、日期，留痕',
    en: 'A sheet with the source’s number, our number, answer and day; recorded',
  },
  params: FileId,
  answer: z.any(),
  errors: [...readers, 'cases.file-missing', 'cases.file-not-done', 'cases.file-gone'],
})

export const fileEndpoints = [listMessageFiles, uploadMessageFile, getMessageFile, startMessageFile, fetchFileAnswers]
