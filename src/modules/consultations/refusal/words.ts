/** What stands beside the facts of a refusal. */
export const refusalWords = {
  consultation: { zh: '征求意见', en: 'Consultation' },
  statement: { zh: '群众写的看法，第 {no} 条', en: 'Statement {no}' },
  sealed: {
    zh: '第 {no} 条，原文已封存，有人申请复核时才打开',
    en: 'Statement {no}; sealed, opened for an appeal only',
  },
  destroyed: { zh: '第 {no} 条，原文已销毁', en: 'Statement {no}; its words are destroyed' },
  rule: { zh: '依据的规则', en: 'By the rule' },
  reason: { zh: '理由（会公开）', en: 'Why (public)' },
  appeal: { zh: '复核申请', en: 'The appeal' },
} as const
