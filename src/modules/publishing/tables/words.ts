/** What the table of articles says. */
export const words = {
  'publishing.table-too-long': {
    zh: '符合条件的超过{most}篇，一次下载不完。请按党组织、栏目、状态或日期缩小范围，分几次下载。',
    en: 'More than {most} articles match, which is too many for one file. Please narrow by organisation, section, state or date and download in parts.',
  },
  'publishing.table-note': {
    zh: '{at}，共{count}篇，条件和先后与列表相同。没有正文；写明“已发布”的才是公开的。',
    en: '{at}, {count} articles, under the conditions and in the order of the list. Without their texts; only what says 已发布 is public.',
  },
  'publishing.table-searched': {
    zh: '含有这些字的太多，最多取{most}篇；要找全，请按栏目、状态或日期下载，不填词。',
    en: 'Too many hold these words: at most {most} are taken. To have all, please download by section, state or date, without words.',
  },
  'publishing.table-taken-by': {
    zh: '{name}于{at}下载。没有发布的只供工作使用，请不要转发。',
    en: 'Downloaded by {name}, {at}. What is not published is for work only; please do not pass it on.',
  },
} as const
