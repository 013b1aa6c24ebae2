const inQuarter = (zh: string, en: string) => ({
  zh: `跨了两年以上，四分之三以上的来信都集中在${zh}。`,
  en: `Over two years or more, three quarters of the messages came in ${en}.`,
})

/** Sentences of the page about how one topic runs in time. */
export const courseWords = {
  title: { zh: '走势', en: 'Course in time' },
  lead: {
    zh: '这件事每个月来了多少件信。只数件数，不看是谁写的。',
    en: 'How many messages about this matter came in each month; whose they are is not looked at.',
  },
  byMonth: { zh: '按月的件数', en: 'Messages by month' },
  deskOnly: {
    zh: '少于10件的月份只有办理人员看得到数字，请勿外传。',
    en: 'Months of fewer than ten messages are shown to the desk only: please do not pass them on.',
  },
  hidden: {
    zh: '少于10件的月份不显示数字，有时连同另一个月一起不显示，免得用减法算出来。',
    en: 'Months of fewer than ten messages are not shown as a number, sometimes together with another month, so that nobody finds them by subtraction.',
  },
  notKept: {
    zh: '这次找热点时还没有按月记下件数。请等到明天，或者回到热点诉求点“现在找一遍”。',
    en: 'When topics were last found, months were not kept yet. Please wait until tomorrow, or press “Find now” at the topics.',
  },
  gone: { zh: '这个热点不在了', en: 'This topic is no longer there' },
  goneHint: {
    zh: '热点每天凌晨重新找一遍，也有人可以现在就找；重新找过以后，请从列表里再打开。',
    en: 'Topics are found anew each night, or when somebody asks. Please open it from the list again.',
  },
  toList: { zh: '回到热点诉求', en: 'Back to the topics' },
  steady: {
    zh: '没有明显的走势：不是近90天才出现的，没有停了90天以上又来的，也不集中在哪个季节。',
    en: 'Nothing stands out: it is not new, did not pause for 90 days and come back, and keeps to no season.',
  },
  EMERGING: { zh: '第一件是近90天内写来的。', en: 'The first message came within the last 90 days.' },
  RECURRING: {
    zh: '中间有90天以上没有人写，后来又有人写了。',
    en: 'Nobody wrote for 90 days or more, and then somebody did again.',
  },
  /** By quarter, from 1; the first stands where none is known. */
  seasons: [
    inQuarter('同一个季度', 'the same quarter of the year'),
    inQuarter('一月到三月', 'January to March'),
    inQuarter('四月到六月', 'April to June'),
    inQuarter('七月到九月', 'July to September'),
    inQuarter('十月到十二月', 'October to December'),
  ],
} as const
