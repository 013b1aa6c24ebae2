/** What the desk reads of promises. */
export const promiseWords = {
  promises: { zh: '承诺', en: 'Promises' },
  proposal: {
    zh: '答复里写了日期。勾选的记为承诺，看得到答复的人都看得到，到期要说明兑现没有：',
    en: 'The answer names a day. What is ticked is kept as a promise, read by who reads the answer, and settled when its day has come:',
  },
  until: { zh: '{day}前', en: 'until {day}' },
  doneOn: { zh: '{day}办好', en: 'done on {day}' },
  because: { zh: '原因：{reason}', en: 'Why: {reason}' },
  keep: { zh: '已兑现', en: 'It was kept' },
  keepNote: {
    zh: '看得到答复的人都看得到。晚于承诺日期的，请选“没有按期”。',
    en: 'Told in public. What came later was not kept in time.',
  },
  keepDay: { zh: '哪一天办好的', en: 'Done on' },
  break: { zh: '没有按期', en: 'Not kept in time' },
  breakNote: { zh: '看得到答复的人都看得到原因。', en: 'The reason is told in public.' },
  breakReason: { zh: '原因，和现在打算什么时候办好', en: 'Why, and by when it will be done' },
} as const
