/** What is said of who decides appeals against the measures of an organisation. */
export const reviewerWords = {
  title: { zh: '不服处置，由谁复核', en: 'Who decides appeals' },
  above: {
    zh: '留言人不服隐藏、遮盖等处置的，由上一级{name}复核。',
    en: 'Appeals against hiding and the like are decided by {name}, one level up.',
  },
  named: {
    zh: '本单位没有上一级。留言人不服处置的，由{name}复核；{by}于{day}指定，网站上公布。',
    en: 'There is no level above. Appeals are decided by {name}, named by {by} on {day} and shown on the site.',
  },
  nobody: {
    zh: '本单位没有上一级，也没有指定复核单位：留言人不服处置的，只能由本单位没有经手处置的人复核，网站上写明。请指定另一个单位，例如纪委。',
    en: 'There is no level above and nobody was named: appeals are decided by somebody of your own office who had no part in the measure, and the site says so. Please name another organisation, such as the discipline commission.',
  },
  gone: {
    zh: '{name}现在不能复核：它已经撤销，或者那里没有在用的受理员、组织员、书记账号。请另指定一个单位，网站上公布。',
    en: '{name} cannot decide now: it was dissolved, or no desk, organiser or secretary there has an account in use. Please name another one, which the site shows.',
  },
  stranded: {
    zh: '有{count}件处置，指定的复核单位不能再复核：另指定以后转给它，留言页上写明。反映它自己或者它下级的，由本单位没有经手处置的人复核。',
    en: '{count} measures have a reviewer that cannot decide any more: they go to the next one you name, and the pages of the messages say so. What is about it or below it is decided by somebody of your own office who had no part.',
  },
  passed: {
    zh: '已指定，网站上公布；{count}件转给它复核。',
    en: 'Named, and shown on the site; {count} measures went to it.',
  },
  name: { zh: '指定复核单位', en: 'Name a reviewer' },
  reviewer: { zh: '复核单位', en: 'Reviewer' },
  reviewerHint: {
    zh: '那里的受理员、组织员或书记复核。不公开的留言和反映它自己的留言不交给它；已经提出的处置，复核单位不变。',
    en: 'Its desk, organiser or secretary decides. Private messages and those about itself are not given to it; measures proposed before stay with whom they were told.',
  },
  done: { zh: '已指定，网站上公布。', en: 'Named, and shown on the site.' },
  drop: { zh: '不再指定', en: 'Name nobody' },
  dropAsk: { zh: '不再指定复核单位？', en: 'Name no reviewer any more?' },
  dropDetail: {
    zh: '以后的处置，复核又由本单位的人决定，网站上写明。已经提出的不变。',
    en: 'Appeals against later measures are decided in your own office again, and the site says so. Those proposed before stay.',
  },
  dropped: { zh: '已不再指定。', en: 'Nobody is named any more.' },
} as const
