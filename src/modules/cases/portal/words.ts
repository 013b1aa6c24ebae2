import type { Sentence } from '#kernel/errors.ts'
import type { CaseLimits } from '../rules.ts'

/** Sentences of the public message board. */
export const boardWords = {
  title: { zh: '互动交流', en: 'Questions and answers' },
  lead: {
    zh: '有话对我们说。每一件都有编号、有期限、有答复，办得怎么样由您评价。',
    en: 'Tell us. Every message has a number, a deadline and an answer, and you judge the result.',
  },
  write: { zh: '写留言', en: 'Write a message' },
  follow: { zh: '查办理', en: 'Follow a message' },
  statistics: { zh: '办理情况统计', en: 'Statistics' },
  search: { zh: '在公开留言和答复里查找', en: 'Search public messages and answers' },
  searchShort: { zh: '查留言和答复', en: 'Messages, answers' },
  searchSend: { zh: '查找', en: 'Search' },
  filter: { zh: '按类别查看', en: 'By kind' },
  all: { zh: '全部', en: 'All' },
  deadline: { zh: '答复期限', en: 'Answer due' },
  overdue: { zh: '已超过答复期限', en: 'Overdue' },
  overdueToAccept: { zh: '已超过受理期限', en: 'Not accepted in time' },
  repliedBy: { zh: '答复单位', en: 'Answered by' },
  handledBy: { zh: '承办单位', en: 'Handled by' },
  emptyBoard: { zh: '还没有公开的留言。您可以写第一件。', en: 'No public messages yet. You can write the first.' },
  refusedWhy: (why: string, by: string): Sentence => ({
    zh: `${by}不予受理。${why}`,
    en: `Not accepted by ${by}. ${why}`,
  }),
  withheldTitle: { zh: '（这件留言的原文不公开）', en: '(The text of this message is kept back)' },
  withheldWhy: {
    zh: '为保护留言人和他人，原文不公开。留言人凭编号和查询码看得到，不同意的可以请上一级重新办理。',
    en: 'To protect its writer and others the text is kept back. Its writer reads it with number and code, and may ask the level above.',
  },
  withheldUntil: {
    zh: '留言人请上一级重新办理。上一级开始办理前，原文不公开。',
    en: 'Its writer asked the level above. Until that goes on with it, the text is kept back.',
  },
  withheldTakenBack: {
    zh: '留言人在受理以前撤回了这件留言，原文不公开。',
    en: 'Its writer took it back before it was accepted; the text is kept back.',
  },
  hiddenTitle: { zh: '（这件留言的内容已隐藏）', en: '(The text of this message is hidden)' },
  hiddenWhy: (reason: string): Sentence => ({
    zh: `隐藏原因：${reason}。原文和答复暂不显示，办理照常进行，留言人可以申请复核。`,
    en: `Hidden because: ${reason}. Text and answers are kept back; it is handled as usual and its writer may appeal.`,
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
  limits: ({ acceptHours, answer, complex, emergencyHours, utilitiesHours }: CaseLimits): Sentence => ({
    zh: `${acceptHours}个工作小时内告诉您是否受理；咨询${answer.CONSULT}个工作日内答复，其他${answer.HELP}个工作日内，复杂的${complex}个工作日内。受理台定为急件的，紧急的${emergencyHours}小时、水电气暖急修${utilitiesHours}小时内先给您回话，昼夜都算。`,
    en: `Within ${acceptHours} office hours you are told whether it is accepted; a question is answered in ${answer.CONSULT} working days, the rest in ${answer.HELP}, what is complex in ${complex}. Where the desk says that it is urgent, you hear a first word within ${emergencyHours} hours in an emergency and ${utilitiesHours} on utilities, day and night.`,
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
    zh: '可以不填。填了加密封存，办理人员平时看不到；要看须经第二人批准，您看得到。您随时可以删除。',
    en: 'Optional and kept sealed: the desk sees it only if a second person allows it, and you see that. You may erase it at any time.',
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
  privateTopHint: { zh: '只有您和办理人员能看到。', en: 'Only you and those who handle it can see it.' },
  topNotice: (organisation: string): Sentence => ({
    zh: `反映${organisation}自身的举报和不公开的留言，这里没有更上一级来收，仍由它自己收到。这样的事，请向它的上一级党组织反映，或打 12388。`,
    en: `Nobody above ${organisation} takes messages here: reports and private messages about it reach itself. Please turn to the level above it or call 12388.`,
  }),
  privacyTitle: { zh: '您的信息怎么用', en: 'How your data is used' },
  privacy: [
    { zh: '只用来办理和答复这件留言。', en: 'Only to handle and answer this message.' },
    {
      zh: '手机号码可以不填。您写的称呼和手机号码加密封存，办理人员看到的只有姓，如“王**”；要问您什么，就在这件留言里问，您凭查询码回答。',
      en: 'The phone is optional. Name and phone are kept sealed; the desk sees the family name only and asks you on the message itself.',
    },
    {
      zh: '确实要看称呼和手机号码的，须写明用途，由另一个岗位的人批准，只开放24小时。谁申请、谁批准、为什么、看了几次，您都看得到，没有批准的也看得到。',
      en: 'Where they are really needed it takes a purpose and somebody of another post, for 24 hours. You see who asked, who decided, why, and each look, also what was refused.',
    },
    {
      zh: '照片和文件可以不发。发来的加密保存，只有办理人员和您看得到，办理人员每次打开都有记录；随时可以删除。',
      en: 'Photos and files are optional. They are kept sealed; only those who handle it and you see them, each opening by staff is recorded, and you may erase them at any time.',
    },
    { zh: '我们不把称呼和手机号码转给别人。', en: 'We do not pass name and phone on.' },
    {
      zh: '凭编号和查询码打开这件留言，随时可以删除称呼和手机号码。',
      en: 'Open the message with number and code and you may erase name and phone at any time.',
    },
  ],
  privacyAbove: {
    zh: '不公开的留言和举报，交被反映单位的上一级办理，不转给这个单位。',
    en: 'Private messages and reports about an organisation go one level up, not to it.',
  },
  consent: {
    zh: '我看过上面的说明，同意为办理这件留言使用我填写的信息。',
    en: 'I have read this and agree that what I wrote is used to handle this message.',
  },
  send: { zh: '提交留言', en: 'Send the message' },

  receiptTitle: { zh: '留言已收到', en: 'We have your message' },
  receiptLead: {
    zh: '请记下或打印下面的编号和查询码。查询码只在这一页显示，十分钟后就看不到了。',
    en: 'Note or print the number and the code. The code is shown on this page only and is gone after ten minutes.',
  },
  noted: { zh: '已经记好，不再显示', en: 'Noted; do not show it again' },
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
  urgent: (kind: string, when: string): Sentence => ({
    zh: `已定为急件（${kind}）：${when}前先给您回话。情况更危险了，请直接打110、119、120。`,
    en: `Declared urgent (${kind}): you hear a first word before ${when}. If it gets worse, call 110, 119 or 120.`,
  }),
  urgentLate: (when: string): Sentence => ({
    zh: `应在${when}前先给您回话，现在已经超过，上一级已经或者很快会收到提醒。`,
    en: `A first word was due before ${when} and is late; the level above is told or will be shortly.`,
  }),
  urgentTold: (when: string): Sentence => ({
    zh: `急件，已于${when}首次反馈，内容见办理记录。`,
    en: `Urgent; the first word was given on ${when}, see the record.`,
  }),
  extended: (reason: string): Sentence => ({ zh: `已延期一次，原因：${reason}`, en: `Extended once: ${reason}` }),
  ratingTitle: { zh: '事情解决了吗？', en: 'Is it solved?' },
  ratingLead: {
    zh: '由您来评。没有解决的，会重新办理；部分解决、您又不满意的，由上一级重新办理一次。',
    en: 'You decide. What is not solved is handled again; what is partly solved and leaves you dissatisfied, once, one level up.',
  },
  rating: { zh: '您的评价', en: 'Your judgement' },
  ratingReason: { zh: '说说原因', en: 'Why' },
  ratingReasonHint: {
    zh: '未解决或部分解决时请写明，方便重新办理；选“不满意”“非常不满意”的要写明。',
    en: 'Please say why when it is not or only partly solved; who is dissatisfied has to.',
  },
  rate: { zh: '提交评价', en: 'Send' },
  rated: { zh: '留言人评价', en: 'Judged by its writer' },
  grade: { zh: '对办理的满意程度', en: 'How satisfied you are' },
  gradeHint: { zh: '办得好不好，请给一个评价。', en: 'How well was it handled?' },
  reopenTitle: { zh: '事情又出现，或者不同意这个结果？', en: 'Is it back, or do you disagree?' },
  reopenLead: {
    zh: '可以要求重新办理。第一次重新办理，由上一级来办；编号和查询码不变。',
    en: 'You may have it taken up again, the first time one level up; number and code stay.',
  },
  reopenLinkedLead: {
    zh: '这件结束较久，或者已经重新办理过两次，会作为新的一件交上一级办理，有新的编号和查询码，并与这一件相连。',
    en: 'It ended some time ago or was taken up twice: it becomes a new, linked message with its own number and code, one level up.',
  },
  reopenReason: { zh: '为什么要重新办理', en: 'Why' },
  reopenReasonHint: {
    zh: '写明现在的情况、还没有解决的地方，最多500个字。',
    en: 'How things stand now, at most 500 characters.',
  },
  reopen: { zh: '要求重新办理', en: 'Take it up again' },
  filed: (by: string, consent: string): Sentence => ({
    zh: `这件由${by}替您登记，登记时您${consent}。`,
    en: `${by} handed this in for you (${consent}).`,
  }),
  revokeTitle: { zh: '不同意别人替我登记，撤回', en: 'I do not agree that it was handed in for me' },
  revokeLead: {
    zh: '撤回以后，这件不再为您办理，也不能补充、评价、重新办理；您的称呼和电话同时删除，不能恢复。已有的留言和办理记录还在，您仍可查看；别人一起反映的，为他们继续办理；以后可以自己再写。',
    en: 'It is then not handled for you any more, and neither added to, judged nor taken up again; your name and telephone number are erased for good. Message and course stay; where others spoke of the same matter it goes on for them; you may write yourself later.',
  },
  revoke: { zh: '撤回', en: 'Take it back' },
  eraseTitle: { zh: '删除我的称呼和电话', en: 'Erase my name and telephone number' },
  eraseLead: {
    zh: '删除以后不能恢复。留言、答复和显示的姓还在，您仍可凭编号和查询码查看。',
    en: 'This cannot be undone. Message, answer and the family name shown stay; number and code still open them.',
  },
  erase: { zh: '删除', en: 'Erase' },
  erased: { zh: '您的称呼和电话已经删除。', en: 'Your name and telephone number are erased.' },
  declared: { zh: '承办单位说明', en: 'Declared by who handles it' },
  declaredNext: {
    zh: '是否解决由留言人评价。不同意的，留言人可以选“未解决”，由上一级重新办理。',
    en: 'Its writer judges. Who disagrees chooses "not solved", and it is handled again one level up.',
  },
  addTitle: { zh: '补充情况', en: 'Add to it' },
  addLabel: { zh: '补充内容', en: 'Addition' },
  addHint: {
    zh: '10—2000 个字。补充的内容会放在这件留言下面。',
    en: '10 to 2,000 characters; it is put below the message.',
  },
  add: { zh: '提交补充', en: 'Send' },
} as const
