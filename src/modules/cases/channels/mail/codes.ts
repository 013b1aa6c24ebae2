/** Why a mail did not become a case; whoever keeps the channels reads it. */
export const mailFaults = {
  UNREADABLE: { zh: '不是能读的邮件', en: 'it is no mail that can be read' },
  TOO_BIG: { zh: '邮件超过25兆', en: 'it is larger than 25 MB' },
  NO_CHANNEL: { zh: '收件地址没有登记成渠道', en: 'no channel has the address it was written to' },
  NO_SENDER: { zh: '没有能回信的发件地址', en: 'it names no address to answer' },
  AUTOMATIC: { zh: '是自动回复、退信或者群发邮件，不登记', en: 'an automatic reply, a bounce or a mass mail' },
  EMPTY: { zh: '没有文字', en: 'it holds no words' },
  NO_DESK: { zh: '这个单位现在没有受理台', en: 'no desk takes messages of this organisation' },
} as const

export type MailFault = keyof typeof mailFaults
