import type { Sentence } from '#kernel/errors.ts'

const office = 'application/vnd.openxmlformats-officedocument'

/** What a file is, for who decides whether his phone opens it; by media type. */
const fileTypes: Readonly<Record<string, Sentence>> = {
  'application/pdf': { zh: 'PDF 文件', en: 'PDF' },
  'application/ofd': { zh: 'OFD 版式文件', en: 'OFD' },
  [`${office}.wordprocessingml.document`]: { zh: 'Word 文档', en: 'Word document' },
  [`${office}.spreadsheetml.sheet`]: { zh: 'Excel 表格', en: 'Excel sheet' },
  'image/jpeg': { zh: 'JPG 图片', en: 'JPG picture' },
  'image/png': { zh: 'PNG 图片', en: 'PNG picture' },
}

/** What a file of this media type is called. */
export const fileType = (mediaType: string): Sentence => fileTypes[mediaType] ?? { zh: '文件', en: 'File' }

/** How large a file is, in the units people know from their telephone bills. */
export function fileSize(bytes: number): Sentence {
  const count = bytes < 1_048_576 ? String(Math.max(1, Math.round(bytes / 1024))) : (bytes / 1_048_576).toFixed(1)
  return bytes < 1_048_576
    ? { zh: `${count} 千字节（KB）`, en: `${count} KB` }
    : { zh: `${count} 兆（MB）`, en: `${count} MB` }
}
