/** What offering and answering are refused with. */
export const words = {
  'publishing.nobody-above': {
    zh: '直接上级还没有开通网站，或者没有上级，推荐不了。',
    en: 'There is no organisation directly above with an open site, so there is nobody to offer it to.',
  },
  'publishing.nobody-below': {
    zh: '下级还没有开通网站的，推荐不了。',
    en: 'No organisation below has an open site, so there is nobody to offer it to.',
  },
  'publishing.handed-already': {
    zh: '这篇已经下发，下级网站都在显示，不用再推荐。',
    en: 'This was handed down and stands on all sites below already; there is nothing to offer.',
  },
  'publishing.not-offered': {
    zh: '这篇文章没有推荐给这个网站，也可能推荐已经收回，或者原文已经撤下。',
    en: 'This article is not offered to this site: the offer may have been taken back, or the article withdrawn.',
  },
  'publishing.offer-changed-meanwhile': {
    zh: '您看着的时候，原文发布了新的版本，或者别人已经答复过。请刷新，看过现在的内容再办。',
    en: 'Meanwhile another version was published, or somebody answered already. Please reload and read it as it is now.',
  },
  'publishing.offer-not-now': {
    zh: '这篇推荐现在的状态不能这样办，请刷新后看看它走到哪一步。',
    en: 'This is not possible as the offer stands now; please reload to see where it stands.',
  },
  'publishing.offer-needs-another-person': {
    zh: '本网站设了审核：写过这篇文章的人不能自己选用，请另一位编辑看过后选用。',
    en: 'This site wants review: whoever wrote the article does not take it. Please let another editor read and take it.',
  },
} as const
