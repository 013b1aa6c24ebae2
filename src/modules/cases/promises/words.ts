/** What settling a promise refuses with. */
export const words = {
  'cases.promise-missing': {
    zh: '这项承诺已经说明过了。请刷新页面。',
    en: 'This promise was settled already. Please reload the page.',
  },
  'cases.promise-past': {
    zh: '承诺的日期要在今天以后、两年以内。请改答复里的日期，或者不勾选它。',
    en: 'A promise is for a day from today on, within two years. Please change the day, or do not tick it.',
  },
  'cases.promise-day': { zh: '请填哪一天办好的。', en: 'Please say on which day it was done.' },
  'cases.promise-late': {
    zh: '办好的日子晚于承诺的日子。请选“没有按期”，写明原因和办好的日子。',
    en: 'It was done after the day that was promised. Please say that it was not kept in time, and why.',
  },
  'cases.promise-to-come': {
    zh: '这一天还没到。办好了再来说明。',
    en: 'That day is still to come. Please say so when it is done.',
  },
  'cases.promise-reason': {
    zh: '请写明没有按期的原因，至少5个字，大家都看得到。',
    en: 'Please say why it was not kept in time, in 5 characters or more; everybody reads it.',
  },
} as const

/** What stands in 待办. */
export const dueWords = { promise: { zh: '答复里的承诺', en: 'Promise in an answer' } } as const
