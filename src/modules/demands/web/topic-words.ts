/** Sentences of the page about topics. */
export const topicWords = {
  topics: { zh: '热点诉求', en: 'Topics' },
  lead: {
    zh: '把群众来信按说的事归到一起，看哪些事反映得多。只数事，不数人：不记是谁写的。',
    en: 'Messages put together by what they are about. Matters are counted, never people.',
  },
  foundAt: {
    zh: '{at} 从 {since} 以来的 {messages} 件来信中找出，每天凌晨更新。',
    en: 'Found at {at} in {messages} messages since {since}; renewed each night.',
  },
  notYet: {
    zh: '还没有找过。每天凌晨自动找一遍，也可以现在就找。',
    en: 'Not looked for yet: it is done each night, or now.',
  },
  smaller: {
    zh: '另有 {count} 个少于10件的热点，只给办理人员看，以免看出是谁写的。',
    en: '{count} more topics of fewer than ten messages are shown to the desk only, so that nobody can be told from them.',
  },
  small: {
    zh: '少于10件的热点只有办理人员看得到，请勿外传。',
    en: 'Topics of fewer than ten messages are shown to the desk only: please do not pass them on.',
  },
  quality: {
    zh: '归类和分类都是计算机的建议，会有错。分类建议在{messages}条公开留言上核对过：给出建议的占{suggested}%，其中{wrong}%是错的。归到一起的热点没有人逐条核对，同一个地方的几件事有时归成一件，请点开标题看原文再下结论。',
    en: 'Both grouping and fields are suggestions and may be wrong. Fields were checked on {messages} open messages: {suggested} % got one, {wrong} % of these were wrong. Nobody has checked each topic, and several matters of one place are sometimes put together: please read the messages first.',
  },
  findNow: { zh: '现在找一遍', en: 'Find now' },
  finding: { zh: '正在找热点', en: 'Finding topics' },
  stopped: { zh: '已停止，保留上一次的结果。', en: 'Stopped; the last result stays.' },
  failed: {
    zh: '没有找成，保留上一次的结果。请稍后再试。',
    en: 'It did not work; the last result stays. Please try again later.',
  },
  name: { zh: '说的事', en: 'Matter' },
  heat: { zh: '热度', en: 'Heat' },
  heatHint: {
    zh: '热度＝来信件数×近期程度×集中程度：越多、越近、越集中，数字越大。只用来排先后。',
    en: 'Heat = messages × how recent × how close together. It orders matters and nothing else.',
  },
  messages: { zh: '件数', en: 'Messages' },
  span: { zh: '起止', en: 'From – to' },
  place: { zh: '地点', en: 'Place' },
  because: { zh: '共同的词', en: 'Shared words' },
  acts: { zh: '可以做的', en: 'Acts' },
  class: { zh: '分类', en: 'Class' },
  course: { zh: '走势', en: 'Course' },
  samples: { zh: '公开的来信', en: 'Public messages' },
  noSample: { zh: '都未公开', en: 'None is public' },
  EMERGING: { zh: '新出现', en: 'new' },
  RECURRING: { zh: '反复出现', en: 'comes back' },
  SEASONAL: { zh: '有季节性', en: 'seasonal' },
  none: { zh: '没有找到热点', en: 'No topics' },
  noneHint: {
    zh: '三件以上来信说同一件事，才算一个热点。',
    en: 'Three messages about the same matter make a topic.',
  },
} as const
