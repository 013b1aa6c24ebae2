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

/** What its procedure refuses. */
export const words = {
  'consultations.took-part': {
    zh: '这条看法不公开是您提出或者同意的，对它的复核不能由您决定，换账号、换身份、代别人办也一样。请由复核单位里没有经手的人决定；没有这样的人，请管理员先给另一个人建账号、授予身份。',
    en: 'You asked to keep this statement back or agreed to it, so you do not decide the appeal, by no other account or post and for nobody else. Please leave it to somebody there who had no part; where there is none, have an account and a post made first.',
  },
} as const
