/** What stands beside the facts of a refusal. */
export const refusalWords = {
  consultation: { zh: '征求意见', en: 'Consultation' },
  statement: { zh: '群众写的看法', en: 'The statement' },
  rule: { zh: '依据的规则', en: 'By the rule' },
  reason: { zh: '理由（会公开）', en: 'Why (public)' },
  appeal: { zh: '复核申请', en: 'The appeal' },
} as const
