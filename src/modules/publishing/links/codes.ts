/** Why a link leads nowhere. */
export const linkFaults = {
  GONE_HERE: { zh: '本站的这个页面已经没有了', en: 'This page of our own is not there any more' },
  GONE: { zh: '对方网站说没有这个网页', en: 'The other site says there is no such page' },
  NO_SITE: { zh: '对方网站的域名已经没有了', en: 'The other site’s name is not there any more' },
  NO_ANSWER: { zh: '对方网站打不开', en: 'The other site does not answer' },
} as const
export type LinkFault = keyof typeof linkFaults

/** In so many nights another site must have failed before its link is called dead. */
export const nightsUntilDead = 2
