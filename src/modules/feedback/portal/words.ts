/** Words of the public pages. */
export const feedbackWords = {
  title: { zh: '对本系统的意见建议', en: 'Words about this system' },
  lead: {
    zh: '网站或后台不好用、出错、增加负担，都可以在这里说。不用登录，不留姓名电话。意见和处理结果公开。',
    en: 'Whatever in site or console does not work or makes needless work can be said here. No sign-in, no name. What was done is public.',
  },
  notCases: {
    zh: '要反映生活中的困难、政策问题，请到“留言”。',
    en: 'For difficulties in life or questions of policy, please leave a message.',
  },
  write: { zh: '我要提意见', en: 'Say something' },
  follow: { zh: '查我提的意见', en: 'Look up what I said' },
  counts: (received: number, answered: number) => ({
    zh: `一共收到 ${received} 条意见，已答复 ${answered} 条。`,
    en: `${received} remarks were received, ${answered} answered.`,
  }),
  answered: { zh: '反映的问题和处理结果', en: 'What was reported and what was done' },
  none: { zh: '还没有答复过的意见。', en: 'Nothing was answered yet.' },
  reported: { zh: '反映的问题', en: 'Reported' },
  done: { zh: '处理结果', en: 'What was done' },
  writeTitle: { zh: '提意见建议', en: 'Say something about the system' },
  writeLead: {
    zh: '不用登录，不留姓名电话，我们不知道是谁写的。请不要写身份证号、电话等个人信息。',
    en: 'No sign-in and no name: nobody knows who wrote it. Please write no identity or telephone number.',
  },
  about: { zh: '从这一页来', en: 'From this page' },
  kind: { zh: '哪一类', en: 'What kind' },
  text: { zh: '说说是怎么回事', en: 'What is it about' },
  textHint: {
    zh: '做什么的时候，出了什么情况，希望怎么样',
    en: 'What you were doing, what happened, what you would like',
  },
  send: { zh: '提交', en: 'Send' },
  receiptTitle: { zh: '意见收到了', en: 'Received' },
  receiptLead: {
    zh: '请记下编号和查询码，凭这两样查看答复。查询码只在这一页出现。',
    en: 'Please note number and code; with both you can see the answer. The code is shown on this page only.',
  },
  number: { zh: '编号', en: 'Number' },
  code: { zh: '查询码', en: 'Code' },
  followLead: { zh: '填上提交后给您的编号和查询码。', en: 'Enter the number and the code you were given.' },
  followSend: { zh: '查看', en: 'Look' },
  own: { zh: '我提的意见', en: 'What I said' },
  sentOn: { zh: '提交时间', en: 'Sent' },
  noAnswer: { zh: '还没有答复。收到的意见都会看，答复后公开在意见建议页上。', en: 'Not answered yet.' },
} as const
