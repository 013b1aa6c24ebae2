/** Every sentence this chapter refuses with, by code. */
export const words = {
  'publishing.holds-published': {
    zh: '已发布的文章{count}篇（留在原网址）',
    en: '{count} published articles (they stay at their addresses)',
  },
  'publishing.holds-drafts': {
    zh: '未发布的稿件{count}篇（留在归档中，由承接的组织查看；还要用的请先发布）',
    en: '{count} articles not published (they stay in the archive; publish before what is still needed)',
  },
  'publishing.holds-handed': {
    zh: '下发给下级网站的文章{count}篇（由承接的组织继续下发）',
    en: '{count} articles handed down to sites below (who takes over goes on handing them down)',
  },
  'publishing.not-found': {
    zh: '没有找到这篇文章，也可能它不在您的管理范围内。',
    en: 'This article was not found, or it is outside your reach.',
  },
  'publishing.not-an-editor': {
    zh: '写稿、审稿由本级或上级党组织的编辑、书记、组织工作人员办理，请联系他们。',
    en: 'Writing and reading articles is done by editors, secretaries and organisation officers; please ask them.',
  },
  'publishing.changed-meanwhile': {
    zh: '您编辑的时候，别人保存过这篇文章。您写的内容还在，请刷新看过新的版本后再保存。',
    en: 'Somebody saved this article meanwhile. Your text is still here; please look at the new version before saving.',
  },
  'publishing.withdrawn': {
    zh: '这篇文章已经撤下，不能再改。需要的话请另写一篇。',
    en: 'This article was withdrawn and cannot be changed. Please write a new one if needed.',
  },
  'publishing.not-now': {
    zh: '文章现在的状态不能这样办，请刷新后看看它走到哪一步。',
    en: 'This is not possible in the article’s present state; please reload to see where it stands.',
  },
  'publishing.not-deciding': {
    zh: '下发由本级或上级党组织的书记、组织工作人员决定，请联系他们。',
    en: 'Secretaries and organisation officers decide what is handed down; please ask them.',
  },
  'publishing.needs-decider': {
    zh: '这篇文章已经下发，修改一发布，所有下级网站马上都换成新的，所以由本级或上级党组织的书记、组织工作人员发布。请提交审核，请他们发布。',
    en: 'This article was handed down: an update is on all sites below at once, so a secretary or organisation officer publishes it. Please hand it in and ask them.',
  },
  'publishing.needs-another-person': {
    zh: '写稿的人和发布的人不能是同一个人，请另一位编辑审核后发布。',
    en: 'Whoever wrote or handed in a text does not publish it; please let another editor read and publish it.',
  },
  'publishing.site-paused': {
    zh: '这个网站已经停更，请先恢复再发布。',
    en: 'This site is paused; please take it up again before publishing.',
  },
  'publishing.too-long': {
    zh: '正文太长，手机上打不开。请分成几篇，或者放到附件里。',
    en: 'The text is too long for a phone. Please divide it or attach it as a file.',
  },
  'publishing.nothing-written': {
    zh: '正文没有内容。请写上文字或放入图片、表格。',
    en: 'There is no text yet. Please write something or put in a picture or a table.',
  },
  'publishing.column-elsewhere': {
    zh: '这个栏目不属于所选的统一栏目，或者已经关闭。请重新选择。',
    en: 'This window is not in the chosen section, or it is closed. Please choose again.',
  },
  'publishing.notice-days': {
    zh: '公示的止日不能早于起日。',
    en: 'The last day of a notice must not be before its first day.',
  },
} as const

/** What stands in 待办. */
export const dueWords = {
  review: { zh: '文章待审核', en: 'Article to review' },
  localNote: { zh: '本地说明待审核', en: 'Local note to review' },
  offer: { zh: '下级推荐的文章', en: 'Article offered from below' },
  offerChanged: { zh: '选用的文章改过，待再看', en: 'Taken article changed' },
  outdatedNote: { zh: '上级文章已更新，请看说明是否仍对', en: 'Article changed: does the note still hold?' },
  deadLinks: { zh: '文章里有打不开的链接', en: 'Article with dead links' },
} as const

/** What lines of 已办 and 我发起 are called. */
export const deedWords = {
  article: { zh: '文章', en: 'Article' },
  localNote: { zh: '本地说明', en: 'Local note' },
  offerAnswer: { zh: '推荐来的文章', en: 'Article offered' },
} as const
