/** What an entry of the public log can be; the key stands in the leaf. */
export const entryKinds = {
  intake: { zh: '收到留言', en: 'message received' },
  refusal: { zh: '不予受理', en: 'not accepted' },
  measure: { zh: '按规则处置', en: 'measure taken' },
  appeal: { zh: '申请复核', en: 'appeal' },
  upholding: { zh: '复核维持', en: 'measure upheld' },
  lifting: { zh: '撤销处置', en: 'measure lifted' },
} as const

export type EntryKind = keyof typeof entryKinds
