/** Where a question of 常见问答 stands (C09). */
export const knowledgeStates = {
  WAITING: { zh: '等第二人审核', en: 'waits for the second person' },
  REFUSED: { zh: '没有发布', en: 'not published' },
  SHOWN: { zh: '已发布', en: 'shown' },
  TAKEN_BACK: { zh: '已撤下', en: 'taken back' },
} as const

/** What in a text may point at somebody. */
export const personalKinds = {
  NAME: { zh: '姓名', en: 'name' },
  NUMBER: { zh: '号码', en: 'number' },
  ADDRESS: { zh: '住址', en: 'address' },
} as const

export type KnowledgeState = keyof typeof knowledgeStates
export type PersonalKind = keyof typeof personalKinds
