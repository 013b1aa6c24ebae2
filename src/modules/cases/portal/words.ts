import type { Sentence } from '#kernel/errors.ts'

/** Sentences of the public message board. */
export const boardWords = {
  title: { zh: '互动交流', en: 'Questions and answers' },
  lead: {
    zh: '有话对我们说。每一件都有编号、有期限、有答复，办得怎么样由您评价。',
    en: 'Tell us. Every message has a number, a deadline and an answer, and you judge the result.',
  },
  write: { zh: '写留言', en: 'Write a message' },
  follow: { zh: '查办理', en: 'Follow a message' },
  filter: { zh: '按类别查看', en: 'By kind' },
  all: { zh: '全部', en: 'All' },
  deadline: { zh: '答复期限', en: 'Answer due' },
  overdue: { zh: '已超过答复期限', en: 'Overdue' },
  repliedBy: { zh: '答复单位', en: 'Answered by' },
  handledBy: { zh: '承办单位', en: 'Handled by' },
  emptyBoard: { zh: '还没有公开的留言。您可以写第一件。', en: 'No public messages yet. You can write the first.' },
  hiddenTitle: { zh: '（这件留言的内容已隐藏）', en: '(The text of this message is hidden)' },
  hiddenWhy: (reason: string): Sentence => ({
    zh: `隐藏原因：${reason}。办理照常进行，留言人可以申请复核。`,
    en: `Hidden because: ${reason}. It is handled as usual and its writer may appeal.`,
  }),
} as const

/** Sentences of the form, the receipt and the way to follow a message. */
export const formWords = {
  title: { zh: '写留言', en: 'Write a message' },
  description: {
    zh: '咨询、求助、投诉、举报、建议、表扬，不用注册。',
    en: 'Ask, seek help, complain, report, suggest, praise; no account needed.',
  },
  lead: (organisation: string): Sentence => ({
    zh: `您的留言由${organisation}受理。不用注册，大约两分钟。`,
    en: `Your message goes to ${organisation}. No account, about two minutes.`,
  }),
  urgent: {
    zh: '遇到危险请直接打 110、119、120。举报党员干部违纪违法，可直接打 12388。',
    en: 'In danger call 110, 119 or 120. To report misconduct of officials you may call 12388.',
  },
  about: { zh: '关于', en: 'About' },
  kind: { zh: '您想', en: 'You want to' },
  name: { zh: '怎么称呼您', en: 'How shall we call you' },
  nameHint: {
    zh: '可以写姓名，也可以写“王女士”这样的称呼。公开时只显示姓。',
    en: 'A name or a nickname; only the family name is shown.',
  },
  phone: { zh: '手机号码', en: 'Mobile phone' },
  phoneHint: {
    zh: '方便我们核实情况。不公开，办结后您可以要求删除。',
    en: 'So that we can ask you. Not shown; you may have it erased afterwards.',
  },
  subject: { zh: '标题', en: 'Title' },
  subjectHint: { zh: '一句话说清是什么事，5—40 个字。', en: 'The matter in one sentence, 5 to 40 characters.' },
  text: { zh: '内容', en: 'Text' },
  textHint: {
    zh: '什么时间、什么地方、什么事、您希望怎么办。10—2000 个字。请不要写身份证号、银行卡号。',
    en: 'When, where, what, and what you wish; 10 to 2,000 characters. No identity or bank card numbers.',
  },
  isPublic: { zh: '是否公开', en: 'Public or not' },
  public: { zh: '公开', en: 'Public' },
  publicHint: {
    zh: '标题、内容和答复放在网站上，让遇到同样问题的人也能看到。',
    en: 'Title, text and answer are shown on the site.',
  },
  private: { zh: '不公开', en: 'Not public' },
  privateHint: {
    zh: '只有您和办理人员能看到。涉及某个单位的，交它的上一级办理。',
    en: 'Only you and those who handle it can see it; a matter about an organisation goes one level up.',
  },
  privacyTitle: { zh: '您的信息怎么用', en: 'How your data is used' },
  privacy: [
    { zh: '只用来办理和答复这件留言。', en: 'Only to handle and answer this message.' },
    {
      zh: '称呼和手机号码加密保存，只有办理人员能看到，每次查看都有记录。',
      en: 'Name and phone are kept encrypted, seen only by those who handle it, and every look is recorded.',
    },
    {
      zh: '举报类留言不会转给被举报的人或单位。',
      en: 'A report never goes to the person or organisation it is about.',
    },
    {
      zh: '您可以凭编号和查询码要求更正或删除手机号码。',
      en: 'With number and code you may have the phone corrected or erased.',
    },
  ],
  consent: {
    zh: '我看过上面的说明，同意为办理这件留言使用我填写的信息。',
    en: 'I have read this and agree that what I wrote is used to handle this message.',
  },
  send: { zh: '提交留言', en: 'Send the message' },

  receiptTitle: { zh: '留言已收到', en: 'We have your message' },
  receiptLead: {
    zh: '请记下或打印下面的编号和查询码。查询码只在这里显示这一次。',
    en: 'Note or print the number and the code. The code is shown only this once.',
  },
  number: { zh: '编号', en: 'Number' },
  code: { zh: '查询码', en: 'Code' },
  print: { zh: '打印这一页', en: 'Print this page' },
  copy: { zh: '复制编号和查询码', en: 'Copy number and code' },
  copied: { zh: '已复制', en: 'Copied' },
  whatNext: { zh: '接下来', en: 'What comes next' },
  acceptBy: (when: string): Sentence => ({
    zh: `${when} 前告诉您是否受理。`,
    en: `By ${when} we tell you whether it is accepted.`,
  }),
  answerBy: (when: string): Sentence => ({ zh: `受理后，${when} 前答复。`, en: `Once accepted, answered by ${when}.` }),
  howToFollow: {
    zh: '到本站“查办理”，填写编号和查询码，就能看进度、补充情况、作评价。',
    en: 'Under "Follow a message" give number and code to see its progress, add to it and judge it.',
  },
  keepSafe: {
    zh: '别人拿到查询码就能看到这件留言，请不要外传。',
    en: 'Whoever has the code can read the message: keep it to yourself.',
  },

  followTitle: { zh: '查办理', en: 'Follow a message' },
  followLead: { zh: '填写留言时得到的编号和查询码。', en: 'The number and the code you were given.' },
  codeHint: {
    zh: '字母不分大小写，可以粘贴，横线可写可不写。',
    en: 'Upper or lower case, pasting is fine, dashes may be left out.',
  },
  followSend: { zh: '查看进度', en: 'Show progress' },
  lostCode: {
    zh: '查询码丢了？公开的留言可以按标题搜索；不公开的请打联系电话，说明情况。',
    en: 'Lost the code? Search public ones by title; for others please call.',
  },
} as const

/** Sentences of the page of one case. */
export const caseWords = {
  progress: { zh: '办理进度', en: 'Progress' },
  stepDone: { zh: '已完成', en: 'done' },
  stepNow: { zh: '当前', en: 'now' },
  stepAhead: { zh: '未到', en: 'ahead' },
  record: { zh: '办理记录', en: 'Record' },
  message: { zh: '留言内容', en: 'Message' },
  writer: { zh: '留言人', en: 'From' },
  sentAt: { zh: '留言时间', en: 'Sent' },
  kind: { zh: '类别', en: 'Kind' },
  supplement: { zh: '补充', en: 'Addition' },
  reply: { zh: '答复', en: 'Answer' },
  due: (when: string): Sentence => ({ zh: `答复期限：${when}`, en: `Answer due: ${when}` }),
  extended: (reason: string): Sentence => ({ zh: `已延期一次，原因：${reason}`, en: `Extended once: ${reason}` }),
  ratingTitle: { zh: '事情解决了吗？', en: 'Is it solved?' },
  ratingLead: { zh: '由您来评。没有解决的，会重新办理。', en: 'You decide. What is not solved is handled again.' },
  rating: { zh: '您的评价', en: 'Your judgement' },
  ratingReason: { zh: '说说原因', en: 'Why' },
  ratingReasonHint: {
    zh: '未解决或部分解决时请写明，方便重新办理。',
    en: 'Please say why when it is not or only partly solved.',
  },
  rate: { zh: '提交评价', en: 'Send' },
  rated: { zh: '留言人评价', en: 'Judged by its writer' },
  addTitle: { zh: '补充情况', en: 'Add to it' },
  addLabel: { zh: '补充内容', en: 'Addition' },
  addHint: {
    zh: '10—2000 个字。补充的内容会放在这件留言下面。',
    en: '10 to 2,000 characters; it is put below the message.',
  },
  add: { zh: '提交补充', en: 'Send' },
  print: { zh: '打印', en: 'Print' },
} as const
