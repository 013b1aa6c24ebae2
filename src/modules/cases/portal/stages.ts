import type { Sentence } from '#kernel/errors.ts'

/** The five steps a citizen sees, in order (UX-PT8). */
export const STAGES = ['submitted', 'accepted', 'handling', 'replied', 'rated'] as const

export type CaseStage = (typeof STAGES)[number]

/** The word of each step. */
export const STAGE_WORDS: Readonly<Record<CaseStage, Sentence>> = {
  submitted: { zh: '已提交', en: 'Submitted' },
  accepted: { zh: '已受理', en: 'Accepted' },
  handling: { zh: '办理中', en: 'In hand' },
  replied: { zh: '已答复', en: 'Answered' },
  rated: { zh: '已评价', en: 'Judged' },
}

/** How a citizen judges the result. */
export const OUTCOMES = ['solved', 'partly', 'unsolved'] as const

export type Outcome = (typeof OUTCOMES)[number]

/** The word of each judgement. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, Sentence>> = {
  solved: { zh: '解决了', en: 'Solved' },
  partly: { zh: '部分解决', en: 'Partly solved' },
  unsolved: { zh: '没有解决', en: 'Not solved' },
}

/** What a message may be about (rule sheet §11.1), as the public form names it. */
export const MESSAGE_KINDS = ['consult', 'help', 'complaint', 'report', 'suggestion', 'praise'] as const

export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** The word of each kind, and what it is for. */
export const KIND_WORDS: Readonly<Record<MessageKind, { readonly word: Sentence; readonly hint: Sentence }>> = {
  consult: { word: { zh: '咨询', en: 'Ask' }, hint: { zh: '问政策、问办事', en: 'Ask about rules or services' } },
  help: { word: { zh: '求助', en: 'Seek help' }, hint: { zh: '有困难要帮忙', en: 'You are in difficulty' } },
  complaint: { word: { zh: '投诉', en: 'Complain' }, hint: { zh: '对服务不满意', en: 'A service was bad' } },
  report: { word: { zh: '举报', en: 'Report' }, hint: { zh: '反映违规违纪', en: 'Someone broke the rules' } },
  suggestion: { word: { zh: '建议', en: 'Suggest' }, hint: { zh: '出主意、找错', en: 'An idea or a correction' } },
  praise: { word: { zh: '表扬', en: 'Praise' }, hint: { zh: '说一声好', en: 'Something was done well' } },
}

/** The tone of a step's mark. */
export function stageTone(stage: CaseStage): 'plain' | 'busy' | 'done' {
  if (stage === 'submitted') return 'plain'
  return stage === 'replied' || stage === 'rated' ? 'done' : 'busy'
}
