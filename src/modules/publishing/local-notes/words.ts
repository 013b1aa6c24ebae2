/** What notes of a site are refused with. */
export const words = {
  'publishing.not-handed': {
    zh: '上级没有把这篇文章下发到本网站，也可能已经收回、撤下。收回、撤下的，本地说明随文章不再显示。',
    en: 'This article is not handed down to this site: it may have been taken back or withdrawn, and then the note is not shown either.',
  },
  'publishing.note-not-found': {
    zh: '没有找到这条本地说明，也可能它不在您的管理范围内。',
    en: 'This note was not found, or it is outside your reach.',
  },
  'publishing.note-changed-meanwhile': {
    zh: '您看着的时候，文章或者这条本地说明改过了。您写的内容还在，请刷新看过再办。',
    en: 'The article or this note was changed meanwhile. What you wrote is still here; please reload and look first.',
  },
  'publishing.note-not-now': {
    zh: '本地说明现在的状态不能这样办，请刷新后看看它走到哪一步。',
    en: 'This is not possible in the note’s present state; please reload to see where it stands.',
  },
  'publishing.note-needs-another-person': {
    zh: '写本地说明的人和公开它的人不能是同一个人，请另一位编辑看过后公开。',
    en: 'Whoever wrote a note does not publish it; please let another editor read and publish it.',
  },
} as const
