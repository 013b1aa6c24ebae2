/** What the page of the recycle bin says. */
export const binWords = {
  title: { zh: '回收站', en: 'Recycle bin' },
  lead: {
    zh: '本单位三十天内删去的清单、分类表、时限和指定，可以原样放回。放回和删去都留痕。已经公开、已经办结、依法要留存的，不从这里改。',
    en: 'Lists, classes, limits and namings removed here within thirty days can be put back as they were; both leave an entry. What was published, ended or is kept by law is not changed here.',
  },
  none: { zh: '回收站是空的', en: 'The bin is empty' },
  noneHint: { zh: '删去的东西会在这里留三十天。', en: 'What is removed stays here for thirty days.' },
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '种类', en: 'Kind' },
  by: { zh: '谁在什么时候删去', en: 'Removed by' },
  until: { zh: '留到', en: 'Kept until' },
  acts: { zh: '操作', en: 'Acts' },
  putBack: { zh: '放回原处', en: 'Put back' },
  done: { zh: '已放回原处', en: 'It is back in its place' },
} as const
