/** How much a message may carry (PRV-01): as many as one hand of photos, none larger than a telephone makes; and how much of all waits for its messages (T22). */
export const enclosureLimits = {
  files: 4,
  megabytes: 8,
  ofCase: 20,
  waitingMegabytes: 2048,
  pixels: 65_000_000,
  side: 16_384,
} as const

/** What is taken, by what it is called in a header. */
export const enclosureKinds = {
  'image/jpeg': { zh: '照片', en: 'Photo' },
  'image/png': { zh: '图片', en: 'Picture' },
  'application/pdf': { zh: 'PDF文件', en: 'PDF file' },
} as const
export type EnclosureKind = keyof typeof enclosureKinds

/** What a chooser of files is asked to offer; a telephone that makes other photos turns them into these. */
export const enclosureEndings = '.jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf'
