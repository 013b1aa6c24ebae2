/** Words of the panel of links that lead nowhere. */
export const deadLinkWords = {
  title: { zh: '打不开的链接', en: 'Dead links' },
  lead: {
    zh: '每天夜里检查。请改成新的网址，或者去掉链接，再发布；改好以后，第二天就不再列出。',
    en: 'Looked for each night. Please change or remove them and publish again; they are gone from here the next day.',
  },
  since: { zh: '{why}（{day}起）', en: '{why} (since {day})' },
  othersLeft: {
    zh: '本系统没有开通对外检查，通往别的网站的链接没有查。要查，请管理员设置 LIANXIN_LINKS=tried。',
    en: 'Links to other sites are not tried here. To have them tried, the administrator sets LIANXIN_LINKS=tried.',
  },
} as const
