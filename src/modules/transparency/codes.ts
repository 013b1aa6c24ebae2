/** What an entry of the public log can be; the key stands in the leaf. */
export const entryKinds = {
  intake: { zh: '收到留言', en: 'message received' },
} as const

export type EntryKind = keyof typeof entryKinds
