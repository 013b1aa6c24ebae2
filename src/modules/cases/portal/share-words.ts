import type { Sentence } from '#kernel/errors.ts'

/** Sentences with which a public case is printed, sent on and followed. */
export const shareWords = {
  title: { zh: '转发和关注这一件', en: 'Send on and follow' },
  lead: {
    zh: '把下面的网址发给别人，或者让对方扫二维码，打开的就是这一页。',
    en: 'Send this address on or have the code scanned: both open this page.',
  },
  leadOfWriter: {
    zh: '把下面的网址发给别人，或者让对方扫二维码。打开的是公开的页面：没有您的表单，也没有只给您看的内容。',
    en: 'Send this address on or have the code scanned: both open the public page, without your forms and what is told to you alone.',
  },
  qr: { zh: '公开页面网址的二维码', en: 'QR code of the public page’s address' },
  copy: { zh: '复制网址', en: 'Copy the address' },
  copied: { zh: '已复制', en: 'Copied' },
  follow: { zh: '关注这一件（RSS）', en: 'Follow it (RSS)' },
  followLead: {
    zh: '把“关注”的地址加到RSS阅读软件里，这一件有新进展时软件会提示。不用注册，我们不知道谁在关注。没有这类软件的，把这一页收藏起来，随时再看。',
    en: 'Add the address of “follow” to a feed reader and it tells you what is new. No account, and we do not know who follows. Without one, bookmark this page.',
  },
  number: (number: string): Sentence => ({ zh: `编号：${number}`, en: `Number: ${number}` }),
  address: (address: string): Sentence => ({ zh: `网址：${address}`, en: `Address: ${address}` }),
  asOf: (minute: string): Sentence => ({ zh: `内容截至：${minute}`, en: `As of ${minute}` }),
  feedTitle: (title: string, number: string): Sentence => ({ zh: `${title}（${number}）`, en: `${title} (${number})` }),
} as const
