/** Sentences of the pages on which a site adds its note to what was handed down. */
export const localNoteWords = {
  handed: { zh: '上级下发的文章', en: 'Handed down to us' },
  handedTo: { zh: '下发到{org}的文章', en: 'Handed down to {org}' },
  none: { zh: '上级没有下发文章', en: 'Nothing is handed down' },
  noneHint: {
    zh: '上级下发以后，本网站自动显示，这里列出来；可以给每篇加一条本地说明。',
    en: 'What is handed down appears on the site by itself and is listed here; each may get a note of the site’s own.',
  },
  noSiteHint: {
    zh: '开通网站以后，上级下发的文章自动显示。',
    en: 'Once it is open, what is handed down appears on it.',
  },
  oneHanded: { zh: '上级下发的文章', en: 'An article handed down' },
  from: { zh: '下发单位', en: 'Handed down by' },
  fromLine: { zh: '{from}下发，显示在{org}的网站上', en: 'From {from}, on the site of {org}' },
  day: { zh: '下发日期', en: 'Day' },
  outdated: { zh: '请再看看', en: 'Look again' },
  article: { zh: '上级的原文', en: 'The article' },
  // the note
  note: { zh: '本地说明', en: 'Local note' },
  noteHint: {
    zh: '这项政策在本地怎么办、到哪里办、找谁、截止到哪天。只显示在本网站这篇文章的上面，不改上级的原文。没有要说明的，可以不写。',
    en: 'What it means here, where to go, whom to ask, until when. It stands above the article on this site only and changes nothing of it. Where nothing needs saying, leave it out.',
  },
  isPublic: { zh: '网页上显示的', en: 'What the public reads' },
  isWaiting: { zh: '等审核的', en: 'What waits to be read' },
  isReturned: { zh: '退回修改的', en: 'What was returned' },
  savedBy: { zh: '{name} · {time}', en: '{name} · {time}' },
  write: { zh: '写本地说明', en: 'Write a note' },
  change: { zh: '修改本地说明', en: 'Change the note' },
  text: { zh: '本地说明', en: 'Local note' },
  textHint: { zh: '只写文字，可以分行。', en: 'Words only; lines are kept.' },
  saveLead: {
    zh: '保存后等另一位编辑看过，才会公开；以前公开的说明先不变。',
    en: 'Another editor reads it before it is public; what is public now stays until then.',
  },
  saveLeadAlone: { zh: '保存后点“公开”，网页上才会显示。', en: 'Save it, then publish it.' },
  publish: { zh: '公开', en: 'Publish' },
  keep: { zh: '仍然适用', en: 'It still holds' },
  return: { zh: '退回修改', en: 'Return' },
  returnReason: { zh: '哪里要改（写的人看得到）', en: 'What to change; its writer reads this' },
  remove: { zh: '撤下本地说明', en: 'Take the note away' },
  removeReason: { zh: '为什么撤下', en: 'Why' },
  removeShown: {
    zh: '网页上马上不再显示，原来的地方留下撤下的日期和这个原因。经办过程和写过的内容都留着。',
    en: 'It leaves the page at once; the day and this reason stay in its place. Its history and texts are kept.',
  },
  removeUnseen: {
    zh: '网页上现在没有这条，也不会留下什么。经办过程和写过的内容都留着。',
    en: 'It is not on the page now, and nothing will stay there. Its history and texts are kept.',
  },
  done: { zh: '已办：{act}', en: 'Done: {act}' },
  changedSince: { zh: '{day}，上级改过这篇文章', en: 'The article changed on {day}' },
  changedHint: {
    zh: '本地说明还在网页上。请对着新的原文看一遍：说得仍对，点“仍然适用”；要改的，改好保存，由另一位编辑看过后公开。',
    en: 'The note still stands. Please read it beside the new text: where it still holds, say so; otherwise change it and have another editor publish it.',
  },
  lapsed: { zh: '本地说明现在没有显示', en: 'The note is not shown now' },
  lapsedHint: {
    zh: '上级收回过这篇文章，后来又重新下发。原来的说明不会自己出现：还要用的，请再保存一次，由另一位编辑看过后公开。',
    en: 'The article was taken back and handed down again. The note does not come back by itself: save it once more and have another editor publish it.',
  },
} as const

export const noteStateWords = {
  WAITING: { zh: '待审核', en: 'To be read' },
  RETURNED: { zh: '退回修改', en: 'Returned' },
  SHOWN: { zh: '已公开', en: 'Public' },
  SHOWN_WAITING: { zh: '已公开，修改待审核', en: 'Public, a change to be read' },
  SHOWN_RETURNED: { zh: '已公开，修改被退回', en: 'Public, a change returned' },
  REMOVED: { zh: '已撤下', en: 'Taken away' },
} as const

export const noteStepWords = {
  SAVED: { zh: '保存并提交审核', en: 'Saved and handed in' },
  RETURNED: { zh: '退回修改', en: 'Returned' },
  SHOWN: { zh: '公开', en: 'Published' },
  KEPT: { zh: '看过，仍然适用', en: 'Read again: it still holds' },
  REMOVED: { zh: '撤下', en: 'Taken away' },
} as const
