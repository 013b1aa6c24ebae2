/** What the desk reads of calls to other offices (B21). */
export const callingWords = {
  panel: { zh: '吹哨报到', en: 'Offices called' },
  lead: {
    zh: '一家办不了的，请有关单位一起办。每家答复什么、什么时候办好，都在这里；留言人也看得到。',
    en: 'Call who is needed. What each answers, and by when it will be done, stands here; the writer reads it too.',
  },
  call: { zh: '吹哨，请单位来办', en: 'Call offices' },
  callNote: {
    zh: '被叫的单位在待办里看到这件和您的问题，看不到留言人。到期没有报到的，会告诉它的上级；它没有上级受理台的，在您单位的待办里提醒。',
    en: 'Each finds the case and your question in its list, and nothing of the writer. Its silence goes to the desk above it, or back to you where there is none.',
  },
  whom: { zh: '请哪些单位，各做什么', en: 'Whom, and for what' },
  addOffice: { zh: '选一个单位', en: 'Choose an office' },
  ask: { zh: '请{name}做什么', en: 'What {name} is asked' },
  askExample: {
    zh: '例：请明天到现场看涵洞，说怎么修、多少钱、哪天能修好。',
    en: 'E.g. please look at the culvert tomorrow and say how and by when it is mended.',
  },
  remove: { zh: '不叫{name}', en: 'Leave out {name}' },
  nobody: { zh: '附近没有别的受理台可以叫。', en: 'There is no other desk that may be called.' },
  by: { zh: '哪天前报到', en: 'By' },
  close: { zh: '办结吹哨', en: 'Close the calls' },
  closeNote: {
    zh: '您单位叫来的都办结，不再等没有报到的。还没到日子的承诺由办理单位接着说明。留言人看得到结果。',
    en: 'All calls of your office end; nobody is waited for. Promises that are open go to who handles the case. The writer reads the outcome.',
  },
  outcome: { zh: '结果', en: 'Outcome' },
  asked: { zh: '{by}请它：{question}', en: 'Asked by {by}: {question}' },
  until: { zh: '{day}前报到', en: 'by {day}' },
  silent: { zh: '{days}个工作日没有回音', en: 'silent for {days} working days' },
  silentToday: { zh: '还没有回音', en: 'nothing said yet' },
  toldAbove: { zh: '到期没有报到，已告诉它的上级', en: 'Its day is over; the desk above it was told' },
  noneAbove: {
    zh: '到期没有报到。它没有上级受理台，请您单位再联系',
    en: 'Its day is over. No desk stands above it; please get in touch yourselves',
  },
  promised: { zh: '{day}前办好', en: 'done by {day}' },
  toMatter: { zh: '打开', en: 'Open' },
} as const
