import type { Sentence } from '#kernel/errors.ts'

/** Sentences of the page of open data, and what each column means. */
export const openDataWords = {
  title: { zh: '开放数据', en: 'Open data' },
  lead: {
    zh: '公开留言的汇总数据和问答，任何人都可以下载、使用。',
    en: 'Aggregated data and answers of public messages, for everybody to download and use.',
  },
  cases: { zh: '每月的公开留言', en: 'Public messages by month' },
  download: { zh: '下载', en: 'Download' },
  csv: { zh: '表格（CSV）', en: 'Table (CSV)' },
  json: { zh: '程序用（JSON）', en: 'For programs (JSON)' },
  dictionary: { zh: '数据说明', en: 'Data dictionary' },
  how: [
    {
      zh: '每个月结束30天以后统计一次，统计以后不再改动。只统计公开的留言，全部单位合在一起。',
      en: 'Each month is counted once, thirty days after its end, and stands. Public messages only, all organisations together.',
    },
    {
      zh: '一件留言只在一组里。不足10件的，与别的合成一组，写作“合并”；一个月不足10件的，不公布。不另外公布合计。',
      en: 'A message is in one group only. Groups under ten are put together (OTHER); a month under ten is not published. There are no sums.',
    },
    {
      zh: '不公开的留言不在其中，一年结束后只公布全部单位的合计，见各站“办理情况统计”。',
      en: 'Private messages are not among them; they are told once a year as one sum, on the page of statistics.',
    },
  ],
  none: { zh: '还没有统计好的月份。', en: 'No month is counted yet.' },
  small: { zh: '不足10件，不公布', en: 'fewer than ten: not published' },
  month: { zh: '月份', en: 'Month' },
  field: { zh: '领域', en: 'Field' },
  second: { zh: '二级', en: 'Second level' },
  kind: { zh: '类别', en: 'Kind' },
  state: { zh: '办理情况', en: 'State' },
  count: { zh: '件数', en: 'Messages' },
  countedOn: (day: string): Sentence => ({ zh: `统计日期：${day}`, en: `Counted on ${day}` }),
  answers: { zh: '问答', en: 'Questions and answers' },
  answersLead: (most: number): Sentence => ({
    zh: `已公开的留言和答复，按月下载，每月最多 ${most} 件。像姓名、门牌、号码、邮箱的字样自动改写或遮盖；后来隐藏的不在其中。`,
    en: `Public messages with their answers by month, at most ${most}. What looks like a name, a home, a number or a mail address is taken out; what was hidden since is not in it.`,
  }),
  knowledge: { zh: '常见问答', en: 'Common questions' },
  knowledgeLead: {
    zh: '留言人评价已解决、由人改写过的问题和回答，不含诉求件和个人的信息。现在撤下的不在其中，最多5000条。',
    en: 'Questions with their answers, made by people of solved messages; no message and no person stands in them. What was taken back is not in it; at most 5,000.',
  },
  knowledgeColumns: {
    month: { zh: '发布的月份', en: 'the month in which it was shown' },
    office: { zh: '回答的单位', en: 'whose answer it is' },
    field: { zh: '一级分类；NONE 未分类', en: 'the field; NONE where none was decided' },
    question: { zh: '问题', en: 'the question' },
    answer: { zh: '回答', en: 'the answer' },
  },
  columns: {
    month: { zh: '留言提交的月份', en: 'the month in which it came in' },
    field: { zh: '受理台定的一级分类；NONE 未分类，OTHER 合并', en: 'the field the desk decided on; NONE, OTHER' },
    kind: { zh: '留言人选的类别；OTHER 合并', en: 'the kind its writer chose; OTHER' },
    state: {
      zh: '统计那天的情况；OTHER 合并。WITHDRAWN 单列以前统计的月份，本人撤回的算在 ANSWERED 里',
      en: 'how it stood on the day of counting; OTHER. in months counted before WITHDRAWN was told, it is in ANSWERED',
    },
    cases: { zh: '件数，都不少于10', en: 'how many, never under ten' },
    second: {
      zh: '受理台定的二级分类；NONE 未定，OTHER 合并，NOT_TOLD 这个月统计时还不公布二级',
      en: 'the second level the desk decided on; NONE not decided, OTHER, NOT_TOLD in months counted before it was told',
    },
  },
} as const

/** How a message stood when its month was counted. */
export const openStates = {
  SOLVED: { zh: '留言人认为已解决', en: 'solved, by its writer' },
  PARTLY: { zh: '留言人认为部分解决', en: 'partly solved, by its writer' },
  NOT_SOLVED: { zh: '留言人认为未解决', en: 'not solved, by its writer' },
  ANSWERED: { zh: '已答复，留言人没有评价', en: 'answered, not judged' },
  WITHDRAWN: { zh: '没有答复，本人撤回', en: 'taken back by its writer, not answered' },
  OPEN: { zh: '还没有答复', en: 'not answered yet' },
  REFUSED: { zh: '不予受理', en: 'not accepted' },
  OTHER: { zh: '合并', en: 'put together' },
} as const

/** What stands for a field or kind that is no value of its list. */
export const openRest = { NONE: { zh: '未分类', en: 'none' }, OTHER: { zh: '合并', en: 'put together' } } as const

/** What stands for a second level that is no class. */
export const openSeconds = {
  NONE: { zh: '未定', en: 'not decided' },
  OTHER: { zh: '合并', en: 'put together' },
  NOT_TOLD: { zh: '未公布', en: 'not told in that month' },
} as const
