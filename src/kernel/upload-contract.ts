import { z } from 'zod'
import { endpoint } from './contract.ts'

/** More than this is no paper; told before it is sent, and refused after (T22). */
export const mostUploadMegabytes = 10

/** So much of one account may wait for its matters. */
export const mostWaitingMegabytes = 100

/** How the names of files that may be handed in end, as a chooser of files wants it; what they are is seen by their content. */
export const uploadEndings = '.pdf,.ofd,.jpg,.jpeg,.png,.docx,.xlsx'

/** The same in words. */
export const uploadKinds = {
  zh: ' PDF、OFD、照片（JPG、PNG）、Word（.docx）、Excel（.xlsx）',
  en: 'PDF, OFD, pictures (JPG, PNG), Word (.docx), Excel (.xlsx)',
}

/** A file that was handed in and waits for the record that takes it. */
export const Upload = z.object({ id: z.uuid(), name: z.string(), mediaType: z.string(), size: z.number().int() })
export type Upload = z.infer<typeof Upload>

export const uploadFile = endpoint({
  method: 'PUT',
  path: '/api/files',
  summary: {
    zh: '上传一份附件，一天内用在要办的事里；没有用到的自动清除',
    en: 'Hands in a file; what no matter takes within a day is given up',
  },
  query: z.object({ name: z.string().trim().min(1).max(200) }),
  answer: Upload,
  errors: [
    'kernel.file-empty',
    'kernel.file-too-large',
    'kernel.file-kind',
    'kernel.file-waiting',
    'kernel.too-many-tries',
  ],
  isUpload: true,
})
