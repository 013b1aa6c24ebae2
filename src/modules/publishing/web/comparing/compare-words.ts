/** Sentences of two versions beside each other. */
export const compareWords = {
  title: { zh: '比较两个版本', en: 'Two versions compared' },
  changes: { zh: '这次改了什么', en: 'What was changed' },
  compare: { zh: '比较两个版本', en: 'Compare two versions' },
  whole: { zh: '打开整页，或换别的版本比较', en: 'Open on a page of its own, or choose other versions' },
  toArticle: { zh: '回到文章', en: 'Back to the article' },
  which: { zh: '比较哪两个版本', en: 'Which versions' },
  older: { zh: '原来的版本', en: 'Older version' },
  newer: { zh: '后来的版本', en: 'Newer version' },
  version: { zh: '第 {number} 版', en: 'Version {number}' },
  versionBy: { zh: '第 {number} 版　{name}　{time}', en: 'Version {number}, {name}, {time}' },
  sincePublished: { zh: '和网站上的第 {number} 版比较', en: 'Compared with version {number}, which the public reads' },
  sinceReturned: { zh: '和上次退回的第 {number} 版比较', en: 'Compared with version {number}, which was returned' },
  notSinceReturned: {
    zh: '退回以后没有改过，送来的还是第 {number} 版。',
    en: 'Nothing was changed since version {number} was returned.',
  },
  one: {
    zh: '这篇文章只保存过一次，还没有两个版本可以比较。',
    en: 'This article was saved once; there is nothing to compare.',
  },
  sameChosen: { zh: '选的是同一个版本，请换一个。', en: 'Both are the same version; choose another.' },
  legend: { zh: '怎么看：', en: 'How to read it:' },
  legendOut: { zh: '删去的字', en: 'taken out' },
  legendIn: { zh: '新增的字', en: 'added' },
  nothing: { zh: '两个版本没有不同。', en: 'These versions do not differ.' },
  counted: {
    zh: '正文改动 {changed} 处，新增 {added} 段，删去 {removed} 段，只改格式 {format} 段。',
    en: 'In the text {changed} changed, {added} added, {removed} removed, {format} set otherwise.',
  },
  coarse: {
    zh: '两个版本差别太大，有些地方没有逐字比较，只标出了整段。',
    en: 'These versions differ so much that some of it is marked by whole paragraphs, not word by word.',
  },
  unchangedFields: { zh: '没有变：{names}', en: 'Unchanged: {names}' },
  unchangedFiles: { zh: '附件没有变。', en: 'The attachments are unchanged.' },
  folded: { zh: '{count} 段没有变，展开看看', en: '{count} unchanged paragraphs: show them' },
  more: { zh: '后面还有 {count} 段，接着看', en: '{count} more paragraphs: go on' },
  fields: { zh: '标题和其他各项', en: 'Title and other facts' },
  picture: { zh: '图片：', en: 'Picture:' },
  noDescription: { zh: '（没有说明）', en: '(not described)' },
  empty: { zh: '（空）', en: '(empty)' },
  // said to who listens
  out: { zh: '删去：', en: 'taken out:' },
  in: { zh: '新增：', en: 'added:' },
  end: { zh: '。', en: '.' },
} as const

/** What happened to a row, in a word and a sign, so that no colour is needed. */
export const howWords = {
  SAME: { zh: '没有变', en: 'Same' },
  CHANGED: { zh: '± 改动', en: '± Changed' },
  FORMAT: { zh: '¶ 文字没有变，格式变了', en: '¶ Same words, set otherwise' },
  ADDED: { zh: '＋ 新增', en: '＋ Added' },
  REMOVED: { zh: '－ 删去', en: '－ Taken out' },
} as const
