/** What the desk reads of 常见问答 (C09). */
export const knowledgeWords = {
  title: { zh: '常见问答', en: 'Common questions' },
  lead: {
    zh: '留言人评价已解决的，可以整理成常见问答，下一位群众写留言前就能看到。在诉求件里点“整理成常见问答”。',
    en: 'What its writer called solved can become a common question, which the next citizen reads before writing. It begins on the page of the case.',
  },
  none: { zh: '还没有常见问答', en: 'No common questions yet' },
  noneHint: {
    zh: '打开一件已解决的诉求件，点“整理成常见问答”。',
    en: 'Open a solved case and choose “Make a common question”.',
  },
  make: { zh: '整理成常见问答', en: 'Make a common question' },
  makeHint: {
    zh: '留言人评价已解决。好的答复可以给更多人看。',
    en: 'Its writer called it solved. A good answer can help more people.',
  },
  publish: { zh: '发布常见问答', en: 'Publish the question' },
  note: {
    zh: '人人看得到，不写是哪一件、是谁。请改成别人也看得懂的话。',
    en: 'Everybody reads it; it names no case and nobody. Please use words that others understand.',
  },
  secondLook: {
    zh: '这件不公开，或者有姓名、号码、住址：先由第二个人审核，同意了才发布。',
    en: 'The case is private, or somebody is named in it: another person looks first.',
  },
  takenOut: { zh: '已经改写的：{parts}。', en: 'Written otherwise: {parts}.' },
  part: { zh: '“{passage}”（{what}）', en: '“{passage}” ({what})' },
  question: { zh: '问题', en: 'Question' },
  questionHint: {
    zh: '像群众那样问，例如：路灯坏了找谁修？',
    en: 'As people ask: who mends a street lamp?',
  },
  answer: { zh: '回答', en: 'Answer' },
  answerHint: {
    zh: '写清找谁、带什么、多久办好。公开的办公电话可以留。',
    en: 'Whom to turn to, what to bring, how long it takes. Office telephones may stay.',
  },
  waits: { zh: '已经整理，等第二个人审核。', en: 'Made; a second person looks at it.' },
  toMatter: { zh: '去看审核', en: 'See the review' },
  made: { zh: '{day}已经整理成常见问答：“{question}”', en: 'Made into a common question on {day}: “{question}”' },
  madeElsewhere: {
    zh: '{day}已经整理成常见问答，在原办理单位。',
    en: 'Made into a common question on {day}, by the office that handled it then.',
  },
  madeHint: {
    zh: '一件只整理一条。要改，先撤下，再重新整理。',
    en: 'Each case gives one. To change it, take it back and make it anew.',
  },
  reopened: {
    zh: '这件整理过常见问答，现在又在办理',
    en: 'A common question was made of this case, which is taken up again',
  },
  reopenedHint: {
    zh: '{made}请看那条回答还对不对；不对的，到“常见问答”撤下，写明原因。',
    en: '{made} Please see whether its answer still holds; if not, take it back and say why.',
  },
  toList: { zh: '去“常见问答”', en: 'To the common questions' },
  state: { zh: '状态', en: 'State' },
  field: { zh: '领域', en: 'Field' },
  org: { zh: '单位', en: 'Organisation' },
  shownAt: { zh: '发布日期', en: 'Published' },
  acts: { zh: '操作', en: 'Acts' },
  takeBack: { zh: '撤下', en: 'Take back' },
  takeBackNote: {
    zh: '撤下以后，原来的网址显示单位、时间和原因，问题和回答不再显示。',
    en: 'Its address then shows office, day and reason; question and answer are not shown any more.',
  },
  reason: { zh: '原因，人人看得到', en: 'Why; everybody reads it' },
  because: { zh: '原因：{reason}', en: 'Why: {reason}' },
  takenBack: { zh: '已撤下', en: 'Taken back' },
} as const
