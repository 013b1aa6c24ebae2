import type { Sentence } from '#kernel/errors.ts'
import type { OpenNumbers } from '../counts/open-numbers.ts'

/** Sentences of the open statistics. */
export const statisticsWords = {
  title: { zh: '办理情况统计', en: 'Statistics' },
  lead: (organisation: string): Sentence => ({
    zh: `${organisation}和下级单位收到的留言，按收到的日期统计。`,
    en: `Messages to ${organisation} and all below it, by the day they came in.`,
  }),
  year: { zh: '年份', en: 'Year' },
  ofYear: (year: number): Sentence => ({ zh: `${year}年`, en: String(year) }),
  empty: { zh: '这一年还没有收到留言。', en: 'No messages came in this year.' },
  received: { zh: '收到', en: 'Received' },
  answered: { zh: '已答复', en: 'Answered' },
  onTime: { zh: '按时答复', en: 'On time' },
  overdue: { zh: '超期未答复', en: 'Overdue' },
  solved: { zh: '已解决', en: 'Solved' },
  partly: { zh: '部分解决', en: 'Partly solved' },
  notSolved: { zh: '未解决', en: 'Not solved' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  kept: { zh: '承诺兑现', en: 'Promises kept' },
  refused: { zh: '不予受理', en: 'Not accepted' },
  withdrawn: { zh: '没有答复，本人撤回', en: 'Taken back, not answered' },
  unanswered: { zh: '还没有答复', en: 'Not answered yet' },
  sum: ({ received, answered, refused, withdrawn, unanswered }: OpenNumbers): Sentence => ({
    zh: `收到 ${received} 件 = 已答复 ${answered} 件 + 不予受理 ${refused} 件 + 没有答复、本人撤回 ${withdrawn} 件 + 还没有答复 ${unanswered} 件。`,
    en: `${received} received = ${answered} answered + ${refused} not accepted + ${withdrawn} taken back before an answer + ${unanswered} not answered yet.`,
  }),
  withdrawnHow: (n: number): Sentence => ({
    zh: `工作人员替留言人登记、还没有答复本人就撤回的 ${n} 件：不算答复，不能评价；到期以前撤回的不算超期，到期以后撤回的仍算超期。`,
    en: `${n} were filed by staff and taken back by their writers before an answer: they count as no answer and are not judged; taken back before its limit a message is not late, after it it stays late.`,
  }),
  refusals: { zh: '不予受理的原因', en: 'Why messages were not accepted' },
  measures: { zh: '按规则隐藏的', en: 'Hidden by rule' },
  noMeasures: { zh: '没有隐藏或遮盖过留言。', en: 'No message was hidden or had parts taken out.' },
  lifted: (n: number): Sentence => ({ zh: `，其中 ${n} 件已恢复`, en: `, ${n} of them stand again` }),
  appeals: {
    ABOVE: { zh: '申请复核，上一级已决定', en: 'Appeals decided by the level above' },
    REVIEWER: { zh: '申请复核，指定的复核单位已决定', en: 'Appeals decided by the reviewer that was named' },
    OWN: {
      zh: '申请复核，没有上一级、由本单位另一人决定',
      en: 'Appeals decided by somebody else of the office, as none stands above',
    },
  },
  liftedOf: (n: number): Sentence => ({ zh: `，其中撤销处置 ${n} 件`, en: `, ${n} of them lifted it` }),
  rules: { zh: '隐藏留言的规则', en: 'The rules' },
  byOrganisation: { zh: '各单位', en: 'By organisation' },
  organisation: { zh: '单位', en: 'Organisation' },
  own: { zh: '（本级）', en: '(itself)' },
  count: (n: number): Sentence => ({ zh: `${n} 件`, en: String(n) }),
  noneYet: { zh: '暂无', en: 'none yet' },
  outOf: (all: number): Sentence => ({ zh: `（共 ${all} 件）`, en: `of ${all}` }),
  imported: (n: number): Sentence => ({
    zh: `其中历史导入 ${n} 件，不计期限。`,
    en: `${n} of them were imported; no limit runs for them.`,
  }),
  notes: [
    {
      zh: '按时答复：占已到答复期限和已经答复的；到期没有答复的，算没有按时。',
      en: 'On time: out of those answered and those past their limit; what is overdue is not on time.',
    },
    {
      zh: '是否解决：占留言人作过评价的，以最后一次评价为准。没有评价的不计算。',
      en: 'Solved: out of those whose writer judged, by the last word; others are not counted.',
    },
    {
      zh: '满意：占留言人打过分的，“非常满意”和“满意”算满意。',
      en: 'Satisfied: out of those with a grade; the upper two grades count.',
    },
    {
      zh: '这里只统计公开的留言。不公开的不分单位，一年结束后只公布全部单位的合计；不足10件的不公布。',
      en: 'Only public messages are counted here. Private ones are told once a year is over, all organisations together, and only ten or more.',
    },
  ],
  private: (year: number, n: number): Sentence => ({
    zh: `${year}年，全部单位收到不公开的留言合计 ${n} 件。`,
    en: `In ${year} all organisations together received ${n} private messages.`,
  }),
} as const
