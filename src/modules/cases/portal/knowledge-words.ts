import type { Sentence } from '#kernel/errors.ts'

/** Sentences of 常见问答 on the public site (C09). */
export const knowledgeWords = {
  title: { zh: '常见问答', en: 'Common questions' },
  lead: {
    zh: '已经解决过的事，写成问题和回答。先看看有没有您要的；没有，就写留言。',
    en: 'What was solved before, as questions with answers. Look here first; if it is not there, write to us.',
  },
  seek: { zh: '您想问什么', en: 'What would you like to know' },
  seekHint: { zh: '写几个词，例如：路灯 报修', en: 'A few words, such as: street lamp' },
  find: { zh: '查找', en: 'Find' },
  byField: { zh: '按领域查看', en: 'By field' },
  all: { zh: '全部', en: 'All' },
  field: (name: string, count: number): Sentence => ({ zh: `${name}（${count}）`, en: `${name} (${count})` }),
  answeredBy: (office: string, month: string): Sentence => ({
    zh: `${office}回答，${month}`,
    en: `answered by ${office}, ${month}`,
  }),
  month: (year: string, month: number): Sentence => ({ zh: `${year}年${month}月`, en: `${month}/${year}` }),
  empty: { zh: '还没有常见问答。有事请写留言。', en: 'There are none yet. Please write to us.' },
  notFound: (query: string): Sentence => ({
    zh: `没有找到“${query}”。换几个词再查，或者写留言。`,
    en: `Nothing found for “${query}”. Try other words, or write to us.`,
  }),
  write: { zh: '写留言', en: 'Write a message' },
  toAll: { zh: '看全部常见问答', en: 'All common questions' },
  notYours: {
    zh: '情况会变，也会因人而异。与您的情况不一样，请写留言。',
    en: 'Things change and differ. If yours is different, please write to us.',
  },
  takenBack: { zh: '这条常见问答已经撤下', en: 'This question was taken back' },
  takenBackAt: { zh: '撤下时间', en: 'Taken back' },
  takenBackWhy: { zh: '原因', en: 'Why' },
  takenBackOf: { zh: '回答单位', en: 'Whose answer it was' },
  similar: { zh: '常见问答里有这样的回答', en: 'It may have been answered before' },
  similarLead: {
    zh: '看看是不是您要的。是，就不用再写；不是，照样提交，您写的内容都还在。',
    en: 'Is this what you need? If not, send your message; what you wrote is kept.',
  },
} as const
