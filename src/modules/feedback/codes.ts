/** 意见类别: what kind of word about the product it is. */
export const remarkKinds = {
  FAULT: { zh: '出错、用不了', en: 'It does not work' },
  BURDEN: { zh: '增加负担', en: 'It makes needless work' },
  IDEA: { zh: '改进建议', en: 'It could be better' },
} as const
export type RemarkKind = keyof typeof remarkKinds

/** 处理结果: what became of it. */
export const remarkOutcomes = {
  FIXED: { zh: '已经改好', en: 'Mended' },
  PLANNED: { zh: '准备改', en: 'Planned' },
  NOT_CHANGED: { zh: '暂不改，说明原因', en: 'Stays as it is, for a reason' },
  NOT_HERE: { zh: '不是系统的问题，说明找谁', en: 'Not about the product: where to turn' },
} as const
export type RemarkOutcome = keyof typeof remarkOutcomes
