import type { Sentence } from '#kernel/errors.ts'

/** Sentences of 每月一题 on the public site (D27). */
export const projectWords = {
  title: { zh: '每月一题', en: 'Taken up together' },
  lead: {
    zh: '反映多的事，专门立项来办：谁牵头、办到哪一步、来信少了没有，都写在这里。',
    en: 'What many wrote about is taken up: who owns it, what was done, and whether messages became fewer.',
  },
  none: { zh: '还没有立过项目。有事请写留言。', en: 'There are no projects yet. Please write to us.' },
  write: { zh: '写留言', en: 'Write a message' },
  toAll: { zh: '看全部每月一题', en: 'All projects' },
  owner: { zh: '牵头单位', en: 'Owner' },
  office: { zh: '立项单位', en: 'Taken up by' },
  begun: { zh: '立项时间', en: 'Begun' },
  due: { zh: '要在这一天前办成', en: 'To be done by' },
  ended: { zh: '结束时间', en: 'Ended' },
  outcome: { zh: '结果', en: 'Outcome' },
  ownedUntil: (owner: string, day: string): Sentence => ({
    zh: `${owner}牵头，${day}前办成`,
    en: `${owner}, by ${day}`,
  }),
  measured: { zh: '来信少了没有', en: 'Fewer messages?' },
  counted: (words: string): Sentence => ({
    zh: `只数公开的来信，标题或内容里有这些词的算一件：${words}。不足10件的不写数字。`,
    en: `Public messages that have one of these words: ${words}. Fewer than ten are not told as a number.`,
  }),
  before: (span: string): Sentence => ({ zh: `立项前三个月（${span}）`, en: `three months before (${span})` }),
  after: (span: string): Sentence => ({ zh: `最近三个月（${span}）`, en: `last three months (${span})` }),
  messages: (count: number): Sentence => ({ zh: `${count}件`, en: `${count}` }),
  few: { zh: '不足10件', en: 'fewer than 10' },
  noMore: { zh: '已经停办，以后不再数。', en: 'It was stopped and is not counted any more.' },
  noStepsLeft: {
    zh: '写着“已办成”，但写过的进展都已撤下，没有一条可以看。',
    en: 'It is called done, but every step told was taken back: none can be read.',
  },
  notYet: { zh: '立项后还不满三个整月，到时再数。', en: 'Three whole months have not passed yet.' },
  fell: (percent: number): Sentence => ({ zh: `少了${percent}%。`, en: `${percent} % fewer.` }),
  rose: (percent: number): Sentence => ({ zh: `多了${percent}%。`, en: `${percent} % more.` }),
  same: { zh: '一样多。', en: 'As many as before.' },
  asked: { zh: '征求意见', en: 'Consultations' },
  until: (day: string): Sentence => ({ zh: `${day}截止`, en: `until ${day}` }),
  steps: { zh: '办了什么', en: 'What was done' },
  noSteps: { zh: '还没有写进展。', en: 'Nothing was told yet.' },
  takenBack: (day: string, reason: string): Sentence => ({
    zh: `这一条已于${day}撤下。原因：${reason}`,
    en: `Taken back on ${day}. Why: ${reason}`,
  }),
} as const
