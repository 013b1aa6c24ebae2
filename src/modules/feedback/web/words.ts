/** Words of the page where remarks are answered. */
export const pageWords = {
  inbox: { zh: '对系统的意见', en: 'Words about the system' },
  kind: { zh: '类别', en: 'Kind' },
  text: { zh: '意见', en: 'Remark' },
  from: { zh: '从哪一页来', en: 'From the page' },
  createdAt: { zh: '收到时间', en: 'Received' },
  answers: { zh: '答复', en: 'Answer' },
  open: { zh: '待答复', en: 'Unanswered' },
  answered: { zh: '已答复', en: 'Answered' },
  none: { zh: '没有意见', en: 'No remarks' },
  noneHint: {
    zh: '网站和后台每一页下面都有“对本系统提意见”。有人写了，就会出现在这里和待办里。',
    en: 'Every page of site and console links to the form. What is written appears here and in the list of what waits.',
  },
  answer: { zh: '答复', en: 'Answer' },
  again: { zh: '再答复', en: 'Answer again' },
  note: {
    zh: '答复马上在“意见建议”页公开。原话不公开：请用自己的话写明反映的问题，不写人名。',
    en: 'The answer is public at once; what was typed is not. Please say in your words what was reported, without names.',
  },
  outcome: { zh: '处理结果', en: 'Outcome' },
  summary: { zh: '反映的问题', en: 'What was reported' },
  summaryHint: { zh: '一句话，例如：手机上导入名册时看不到错误说明', en: 'One sentence' },
  said: { zh: '怎么办的', en: 'What was done' },
  kept: { zh: '已答复并公开', en: 'Answered and public' },
  toPublic: { zh: '看公开的意见和答复', en: 'See the public answers' },
} as const
