/** Sentences of the pages on which articles are offered, and answered. */
export const offerWords = {
  // who offers
  panel: { zh: '推荐', en: 'Offer it' },
  UP: {
    offer: { zh: '推荐给上级', en: 'Offer upward' },
    lead: {
      zh: '上级的编辑看过，自己决定用不用；用了，显示在上级网站上，写明来源、链回这里。文章还是这一篇，不用再录。推荐不推荐都可以。',
      en: 'An editor above reads it and decides; taken, it stands on that site with credit and a link back here. Nothing is typed again, and nobody has to offer.',
    },
    standing: { zh: '已推荐给{org}，{day}', en: 'Offered to {org}, {day}' },
    takeBack: { zh: '收回给上级的推荐', en: 'Take the offer upward back' },
    takeBackAsk: { zh: '收回给上级的推荐？', en: 'Take the offer upward back?' },
  },
  DOWN: {
    offer: { zh: '推荐给下级', en: 'Offer downward' },
    lead: {
      zh: '下级各网站在“推荐来的文章”里看到，自己决定用不用，不催办。要所有下级都显示的，用“下发给下级网站”。',
      en: 'Each site below finds it in its list and decides for itself; nobody is reminded. What all must show is handed down instead.',
    },
    standing: { zh: '已推荐给下级网站，{day}', en: 'Offered to the sites below, {day}' },
    takeBack: { zh: '收回给下级的推荐', en: 'Take the offer downward back' },
    takeBackAsk: { zh: '收回给下级的推荐？', en: 'Take the offer downward back?' },
  },
  takeBackDetail: {
    zh: '选用了的网站马上不再显示，原来的网址转到这里的原文。以后可以再推荐，由对方再看一次。',
    en: 'Where it was taken it is shown no more, and its address leads to the original here. It may be offered anew, to be read again there.',
  },
  update: {
    zh: '修改发布以后，选用了的网站先不显示，等那边的编辑看过新的版本。',
    en: 'After a change is published, sites that took it pause it until an editor there has read the new version.',
  },
  // who answers
  offered: { zh: '推荐来的文章', en: 'Offered to us' },
  offeredTo: { zh: '推荐给{org}的文章', en: 'Offered to {org}' },
  oneOffered: { zh: '推荐来的文章', en: 'An article offered' },
  none: { zh: '没有推荐来的文章', en: 'Nothing is offered' },
  noneHint: {
    zh: '上级、下级推荐给本网站的文章列在这里。用不用由本网站决定，不用的不处理也可以。',
    en: 'What is offered from above or below is listed here. The site decides; what it does not want it may leave.',
  },
  noSiteHint: { zh: '开通网站以后，可以选用推荐来的文章。', en: 'Once it is open, it may take what is offered.' },
  from: { zh: '推荐单位', en: 'Offered by' },
  day: { zh: '推荐日期', en: 'Day' },
  standing: { zh: '本网站', en: 'Here' },
  fromLine: { zh: '{from}推荐给{org}', en: 'Offered by {from} to {org}' },
  original: { zh: '看原文', en: 'The original' },
  article: { zh: '原文', en: 'The article' },
  attachments: { zh: '附件', en: 'Attachments' },
  // the answer
  answer: { zh: '选用', en: 'Take it' },
  answerLead: {
    OFFERED: {
      zh: '对方网站已经发布，这里一人看过即可选用。选用后写明来源、链回原文，文字和原文一样，这里不能改。',
      en: 'It is published where it was written, and one person here is enough. It stands with credit and a link back, word for word, and nobody here changes it.',
    },
    TAKEN: { zh: '本网站正在展示，文字和原文一样。', en: 'This site shows it, word for word.' },
    CHANGED: {
      zh: '原文发布了新的版本，本网站先不展示，原来的网址转到原文。请看过下面现在的内容：合适的点“继续选用”，不合适的点“不再展示”。',
      en: 'Another version was published, and this site pauses it; its address leads to the original. Please read it as it is now below, then keep it or end it.',
    },
    DECLINED: { zh: '本网站没有选用。以后想用，也可以再选用。', en: 'This site declined it, and may still take it.' },
    ENDED: {
      zh: '本网站不再展示，原来的网址转到原文。',
      en: 'This site shows it no more; its address leads to the original.',
    },
  },
  take: { zh: '选用', en: 'Take' },
  takeAgain: { zh: '继续选用', en: 'Keep it' },
  place: { zh: '放在哪个栏目', en: 'In which section' },
  decline: { zh: '不选用', en: 'Decline' },
  declineNote: {
    zh: '网页上什么都不会有。原因可写可不写，写了推荐的人看得到。',
    en: 'Nothing appears on the site. A reason may be given, which who offered it reads.',
  },
  reason: { zh: '原因', en: 'Reason' },
  end: { zh: '不再展示', en: 'Show no more' },
  endNote: {
    zh: '网页上马上不再展示，原来的网址转到原文。原因可写可不写，写了推荐的人看得到。',
    en: 'It leaves the site at once, and its address leads to the original. A reason may be given, which who offered it reads.',
  },
  done: { zh: '已办：{act}', en: 'Done: {act}' },
} as const

export const answerActWords = {
  TAKEN: { zh: '选用', en: 'Taken' },
  DECLINED: { zh: '不选用', en: 'Declined' },
  ENDED: { zh: '不再展示', en: 'Shown no more' },
} as const
/** The same in the history of the article, where somebody else answered. */
export const answerOfWords = {
  TAKEN: { zh: '{org}选用', en: 'Taken by {org}' },
  DECLINED: { zh: '{org}不选用', en: 'Declined by {org}' },
  ENDED: { zh: '{org}不再展示', en: '{org} shows it no more' },
} as const
export const answerTones = { TAKEN: 'success', DECLINED: 'warning', ENDED: 'error' } as const
