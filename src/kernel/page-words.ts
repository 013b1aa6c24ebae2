import type { Sentence } from './errors.ts'

/** Sentences of the parts every page shares: lists, page numbers, forms. */
export const pageWords = {
  fresh: { zh: '新', en: 'new' },
  more: { zh: '更多', en: 'More' },
  moreOf: (title: string): Sentence => ({ zh: `更多${title}`, en: `More of ${title}` }),
  pages: { zh: '翻页', en: 'Pages' },
  previous: { zh: '上一页', en: 'Previous page' },
  next: { zh: '下一页', en: 'Next page' },
  pageNumber: (page: number): Sentence => ({ zh: `第 ${page} 页`, en: `Page ${page}` }),
  total: (total: number, pages: number): Sentence => ({
    zh: `共 ${total} 条，${pages} 页`,
    en: `${total} items on ${pages} pages`,
  }),
  jumpTo: { zh: '跳到第几页', en: 'Go to page' },
  jump: { zh: '跳转', en: 'Go' },
  tools: { zh: '阅读方式', en: 'Ways of reading' },
  size: { zh: '字号', en: 'Type size' },
  sizes: [
    { zh: '中', en: 'Medium' },
    { zh: '大', en: 'Large' },
    { zh: '特大', en: 'Largest' },
  ],
  listen: { zh: '朗读', en: 'Read aloud' },
  listenStop: { zh: '停止朗读', en: 'Stop reading' },
  print: { zh: '打印', en: 'Print' },
  required: { zh: '必填', en: 'required' },
  optional: { zh: '可不填', en: 'optional' },
  formHasErrors: (count: number): Sentence => ({
    zh: `还没有提交，有 ${count} 处需要改一改`,
    en: `Not sent yet: ${count} places need a change`,
  }),
  formKept: {
    zh: '您填写的内容都还在，改好后再提交一次即可。',
    en: 'All you wrote is still here; change these and send again.',
  },
} as const
