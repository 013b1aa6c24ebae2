/** What the table of a list says. */
export const words = {
  'cases.table-too-long': {
    zh: '符合条件的超过{most}件，一次下载不完。请按单位、状态、类型或分类缩小范围，分几次下载。',
    en: 'More than {most} cases match, which is too many for one file. Please narrow by organisation, state, kind or class and download in parts.',
  },
  'cases.table-note': {
    zh: '{at}，共{count}件，条件和先后与列表相同。没有留言正文，也没有留言人的姓名和联系方式。',
    en: '{at}, {count} cases, under the conditions and in the order of the list. Neither texts nor names and contacts of writers are in it.',
  },
  'cases.table-newest': {
    zh: '按文字查找，只看了最新的{count}件。',
    en: 'Looked for by words among the newest {count} only.',
  },
  'cases.table-taken-by': {
    zh: '{name}于{at}下载。“公开”为“否”的只供办理使用，请不要转发。',
    en: 'Downloaded by {name}, {at}. What is not public is for handling only; please do not pass it on.',
  },
} as const
