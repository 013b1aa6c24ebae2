/** Every sentence of the refusals of matters of a line, by key. */
export const words = {
  'notices.not-a-sender': {
    zh: '条线事项由组织员和书记代表本单位发出、查看；您现在的岗位不能发。',
    en: 'Matters of a line are written and followed by organisers and secretaries; your present post does not.',
  },
  'notices.line-not-yours': {
    zh: '发到本单位的条线事项，由承担这条线的委员，或者书记、组织员办理；您现在的岗位不办。',
    en: 'What a line brings is handled by who holds its post in the organisation, or the secretary and organiser; your present post is neither.',
  },
  'notices.line-matter-missing': {
    zh: '没有找到这件条线事项：可能已经不发到这里。请回到列表看一看。',
    en: 'There is no such matter, or it does not come here any more. Please look at the list.',
  },
  'notices.line-day-too-soon': {
    zh: '最后一天太近了。请给下面至少留三天。',
    en: 'This last day is too near: leave those below three days at least.',
  },
  'notices.line-day-too-far': {
    zh: '最后一天请写在一年以内。',
    en: 'The last day lies within a year.',
  },
  'notices.line-link-elsewhere': {
    zh: '这里只能写本平台公开页面的地址，例如 /o/qingshi/a/……。请在浏览器里打开那一页，复制它的地址。',
    en: 'Only the address of a public page of this platform can stand here, such as /o/qingshi/a/…. Open the page and copy its address.',
  },
  'notices.line-reaches-nobody': {
    zh: '下面没有党组织在这条线上，发出去没有人收到。请先在党组织页“确定条线”，或者换一条线、换一个范围。',
    en: 'No organisation below stands in this line, so nobody would get it. Set the lines first, or choose another line or scope.',
  },
  'notices.line-ended': {
    zh: '这件条线事项已经结束或撤回，不用再办。',
    en: 'This matter was closed or taken back; nothing more is to be done.',
  },
  'notices.line-answered': {
    zh: '本单位已经回过这件事，一个单位只回一次。要更正，请直接告诉发出的单位。',
    en: 'Your organisation has answered already, which it does once. To correct it, tell the office that wrote.',
  },
  'notices.line-left': {
    zh: '本单位已经不在这条线上，或者不归发出的单位管，这件事不用办了。',
    en: 'Your organisation left this line or the part of the tree it went to; nothing is to be done.',
  },
} as const

/** The way of a matter and its kinds of work, as 待办 calls them. */
export const lineDueWords = {
  matter: { zh: '条线事项', en: 'Matter of a line' },
  late: { zh: '条线事项可以结束', en: 'A matter of a line to end' },
} as const
