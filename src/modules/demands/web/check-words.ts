/** Words of the page of what is found in answers. */
export const checkWords = {
  title: { zh: '答复核查', en: 'Answers looked at' },
  lead: {
    zh: '发出以后的答复，每晚按单位和月份数一遍：几乎一样的、没提到来信说的事的、同一分钟批量发出的。只到单位，不到人；不足10件的月份和单位不显示，旁边的有时也不显示，免得推算出来。数字只说明哪里值得看一看，是不是真有问题，要打开来件看。',
    en: 'Each night the answers that were sent are counted by organisation and month. Never by person; months and organisations with fewer than ten answers are not told, nor sometimes those beside them, so that nothing is found by subtraction. The numbers say where to look, not what is wrong.',
  },
  of: { zh: '看哪个单位', en: 'Which organisation' },
  all: { zh: '全部', en: 'All' },
  month: { zh: '月份', en: 'Month' },
  org: { zh: '单位', en: 'Organisation' },
  answers: { zh: '发出的答复', en: 'Answers' },
  byOrg: { zh: '按单位，近一年', en: 'By organisation, last year' },
  none: { zh: '近一年还没有数过的答复。', en: 'No answers were counted in the last year.' },
} as const
