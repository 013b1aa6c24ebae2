/** What 常见问答 refuses, by code (C09). */
export const words = {
  'cases.knowledge-not-solved': {
    zh: '留言人评价“已解决”的答复，才能整理成常见问答。',
    en: 'Only an answer that its writer called solved can become a common question.',
  },
  'cases.knowledge-report': {
    zh: '举报不整理成常见问答，以保护举报人。',
    en: 'A report of wrongdoing does not become a common question, to protect who made it.',
  },
  'cases.knowledge-hidden': {
    zh: '这件已按规则隐藏，不能整理成常见问答。',
    en: 'This case is hidden by a rule and cannot become a common question.',
  },
  'cases.knowledge-waits': {
    zh: '这件已经整理好，正等第二个人审核。',
    en: 'This one waits for the second person already.',
  },
  'cases.knowledge-made': {
    zh: '这件已经整理成常见问答，一件只整理一条。要改，先在“常见问答”里撤下原来那条，再重新整理。',
    en: 'A common question was made of this case; each gives one. To change it, take that one back first and make it anew.',
  },
  'cases.knowledge-repeats': {
    zh: '这件不公开：问题要换一种说法写，不能照抄标题和内容，免得认出留言人。',
    en: 'This case is private: please write the question anew and copy nothing of its title and text.',
  },
  'cases.knowledge-missing': {
    zh: '没有找到这条常见问答，或者已经撤下。请刷新页面。',
    en: 'This question was not found, or it was taken back. Please reload the page.',
  },
} as const

/** Who looks at it in the procedure. */
export const reviewWords = {
  question: { zh: '问题', en: 'Question' },
  answer: { zh: '回答', en: 'Answer' },
  case: { zh: '诉求件', en: 'Case' },
  wasPrivate: { zh: '原件是否公开', en: 'The case itself' },
  private: { zh: '不公开：请看仔细，不能让人认出留言人', en: 'private: nobody may be recognised by it' },
  public: { zh: '公开', en: 'public' },
  before: { zh: '审核前想一想', en: 'Before you decide' },
  check: {
    zh: '发布以后人人看得到。问题和回答里有没有姓名、电话、住址，或者让人猜得出是谁的细节？',
    en: 'Everybody will read it. Is there a name, a number, an address, or anything by which somebody could be guessed?',
  },
} as const
