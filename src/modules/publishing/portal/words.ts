import type { Sentence } from '#kernel/errors.ts'

/** Sentences of lists, articles, search and the archive. */
export const publishingWords = {
  sectionDescription: (section: string, site: string): Sentence => ({
    zh: `${site}的${section}`,
    en: `${section} of ${site}`,
  }),
  year: { zh: '年份', en: 'Year' },
  allYears: { zh: '全部', en: 'All' },
  feed: { zh: '订阅本栏目', en: 'Subscribe' },
  sectionEmpty: { zh: '这个栏目还没有内容。', en: 'Nothing has been published in this section yet.' },
  sectionEmptyYear: (year: string): Sentence => ({
    zh: `${year} 年没有内容，请换一个年份。`,
    en: `Nothing in ${year}. Try another year.`,
  }),

  promise: (days: number, ageDays: number | null, isLate: boolean): Sentence => {
    if (ageDays === null) return { zh: `承诺每 ${days} 天至少更新一次`, en: `Promised to change every ${days} days` }
    const ago = ageDays === 0 ? '今天' : `${ageDays} 天前`
    return {
      zh: `承诺每 ${days} 天至少更新一次；最近一次更新：${ago}${isLate ? '，已超过承诺' : ''}`,
      en: `Promised to change every ${days} days; last changed ${ageDays} days ago${isLate ? ', later than promised' : ''}`,
    }
  },

  publishedAt: { zh: '发布时间', en: 'Published' },
  updatedAt: { zh: '更新于', en: 'Updated' },
  source: { zh: '来源', en: 'Source' },
  handedFrom: (name: string): Sentence => ({ zh: `${name}下发`, en: `From ${name}` }),
  takenFrom: (name: string): Sentence => ({ zh: `选自：${name}`, en: `Taken from ${name}` }),
  takenBy: { zh: '选自', en: 'Taken from' },
  handedBy: { zh: '上级下发', en: 'Handed down by' },
  localNote: { zh: '本地说明', en: 'Note of this place' },
  localNoteGone: (by: string, on: string, reason: string): Sentence => ({
    zh: `${by}的本地说明已于 ${on} 撤下：${reason}`,
    en: `${by} took its note away on ${on}: ${reason}`,
  }),
  handedHint: { zh: '看原文', en: 'the original' },
  author: { zh: '作者', en: 'Author' },
  editor: { zh: '责任编辑', en: 'Editor' },
  attachments: { zh: '附件', en: 'Attachments' },
  attachmentNamed: (name: string): Sentence => ({ zh: `附件：${name}`, en: `Attachment: ${name}` }),
  attachmentFacts: (type: string, size: Sentence): Sentence => ({
    zh: `${type}，${size.zh}`,
    en: `${type}, ${size.en}`,
  }),
  validity: { zh: '公示时间', en: 'Public notice' },
  noticeBefore: { zh: '公示期还没有开始。', en: 'The period has not begun.' },
  noticeObject: { zh: '对公示内容有意见', en: 'Object to this notice' },
  noticeOver: {
    zh: '公示期已过，不再按公示期内的意见办理。还有情况要反映的，可以写留言。',
    en: 'The period is over; what comes now is no objection within it. You may still write a message.',
  },
  neighbours: { zh: '上一篇和下一篇', en: 'Previous and next' },
  previous: { zh: '上一篇', en: 'Previous' },
  next: { zh: '下一篇', en: 'Next' },
  related: { zh: '相关内容', en: 'Related' },
  correct: { zh: '本页有错？告诉我们', en: 'A mistake on this page? Tell us' },
  verify: { zh: '核对', en: 'Check' },
  share: { zh: '分享这篇内容', en: 'Send this on' },
  shareLead: {
    zh: '用手机扫一扫，或者把网址发给别人。不用登录，也不记录谁分享、谁看过。',
    en: 'Scan it with a telephone or send the address. Nobody signs in, and nobody is counted.',
  },
  shareCode: { zh: '本页网址的二维码', en: 'QR code of this address' },
  shareCopy: { zh: '复制网址', en: 'Copy the address' },
  shareCopied: { zh: '已复制', en: 'Copied' },
  hash: { zh: '内容校验码', en: 'Content hash' },
  hashHint: {
    zh: '发布时按全文算出。内容改动一个字，校验码就不同。',
    en: 'Computed from the whole text when it was published; it differs when one character is changed.',
  },

  withdrawnTitle: { zh: '这篇内容已撤下', en: 'This item was withdrawn' },
  withdrawnWas: { zh: '原标题', en: 'Its title' },
  withdrawnAt: { zh: '撤下时间', en: 'Withdrawn' },
  withdrawnWhy: { zh: '撤下原因', en: 'Reason' },
  withdrawnWhyThere: { zh: '见原文页面', en: 'See the page of the original' },
  withdrawnBy: { zh: '决定撤下的党组织', en: 'Decided by' },
  withdrawnAsk: {
    zh: '撤下有记录、可查。如有疑问，请给我们留言。',
    en: 'The withdrawal is on record. If you have a question, please write to us.',
  },
  write: { zh: '写留言', en: 'Write a message' },

  searchTitle: { zh: '搜索', en: 'Search' },
  searchDescription: { zh: '搜索本站的标题、正文和附件名称。', en: 'Search titles, texts and names of attachments.' },
  searchLabel: { zh: '要找的内容', en: 'Words' },
  searchHint: { zh: '两个字也能找，几个词之间空一格。', en: 'Two characters are enough; a space between words.' },
  searchButton: { zh: '搜索', en: 'Search' },
  searchConditions: { zh: '按范围、日期查找，改变排序', en: 'Narrow by place and date, change the order' },
  sort: { zh: '排序', en: 'Order' },
  byRelevance: { zh: '最相关', en: 'Best match' },
  byTime: { zh: '最新', en: 'Newest' },
  scope: { zh: '范围', en: 'Where' },
  everywhere: { zh: '全部', en: 'Everywhere' },
  from: { zh: '起始日期', en: 'From' },
  until: { zh: '截止日期', en: 'Until' },
  found: (query: string, total: number): Sentence => ({
    zh: `“${query}”找到 ${total} 条`,
    en: `${total} results for "${query}"`,
  }),
  foundNothing: (query: string): Sentence => ({
    zh: `没有找到“${query}”。请换一个词，或者直接问我们，我们按期答复。`,
    en: `Nothing found for "${query}". Try another word or ask us; we answer in time.`,
  }),
  askUs: { zh: '给我们留言', en: 'Write to us' },

  archiveTitle: { zh: '按日期查看', en: 'Archive by date' },
  archiveMonth: (month: string): Sentence => ({
    zh: `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`,
    en: month,
  }),
  archiveCount: (count: number): Sentence => ({ zh: `${count} 篇`, en: `${count} items` }),
  archiveEmpty: { zh: '这个月没有发布内容。', en: 'Nothing was published in this month.' },
} as const
