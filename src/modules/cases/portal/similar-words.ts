import type { Sentence } from '#kernel/errors.ts'

/** Sentences of the step between writing and sending. */
export const similarWords = {
  title: { zh: '已经有人反映过类似的事', en: 'Something like it was said already' },
  lead: {
    zh: '请看一看是不是同一件事。是的话，加上您的声音，一起办理；不是，照样提交您的留言。您写的内容都还在。',
    en: 'Is it the same matter? Then add your voice. If not, send your message. What you wrote is kept.',
  },
  nearTitle: { zh: '上下级单位也有人反映过', en: 'Said to a level above or below' },
  nearLead: {
    zh: '这些留言写给上下级单位，由标明的单位答复，不与您的合并。可以先看看办到哪一步、怎么答复的；您的留言照样提交，写的内容都还在。',
    en: 'These were written to a level above or below and are answered by whom each names, so yours is not joined to them. Read how they stand and what was answered; yours is sent as it is, and what you wrote is kept.',
  },
  writtenTo: (board: string, desk: string): Sentence => ({
    zh: `写给${board}，由${desk}答复`,
    en: `Written to ${board}, answered by ${desk}`,
  }),
  urgentTitle: { zh: '如果情况紧急，请先打电话', en: 'If it is urgent, please call first' },
  urgentLead: {
    zh: '留言不能马上有人处理。打过电话，或者情况不紧急，再提交留言；您写的内容都还在。',
    en: 'Nobody reads a message at once. Send it after you called, or if it is not urgent. What you wrote is kept.',
  },
  answer: { zh: '已答复', en: 'Answered' },
  voices: (count: number): Sentence => ({ zh: `${count}人反映`, en: `${count} voices` }),
  join: { zh: '是同一件事，加上我的声音', en: 'It is the same: add my voice' },
  sendOwn: { zh: '不是同一件事，提交我的留言', en: 'It is not: send my message' },
  send: { zh: '提交留言', en: 'Send the message' },
  back: { zh: '返回修改', en: 'Back to the form' },
  joined: (number: string, count: number): Sentence => ({
    zh: `您和另外${count - 1}人反映的是同一件事，与 ${number} 一起办理。您的留言和评价单独计算。`,
    en: `You and ${count - 1} others speak of the same matter; it is handled with ${number}. Your message and judgement count by themselves.`,
  }),
  common: (count: number): Sentence => ({
    zh: `这件事共有${count}人反映，一起办理。`,
    en: `${count} people speak of this matter; it is handled once.`,
  }),
  takenBack: (number: string, when: string): Sentence => ({
    zh: `一起办理的 ${number}，它的留言人${when}撤回了。这件留言没有撤回，一切照旧：承办单位、时限、已有的答复和承诺都不变，评价照样计算。`,
    en: `The writer of ${number}, with which it is handled, took his back on ${when}. This message was not taken back and nothing changes for it: who handles it, its limit, answers and promises stand, and it is judged as before.`,
  }),
  goesOn: (when: string, others: number): Sentence => ({
    zh: `这件的留言人${when}撤回了。另外${others}人反映同一件事，他们没有撤回，由原来的单位按原来的时限继续办理。`,
    en: `Its writer took it back on ${when}. ${others} other${others === 1 ? '' : 's'} spoke of the same matter and did not: it goes on for them, at the same desk and within the same limit.`,
  }),
  hiddenCommon: (number: string, reason: string): Sentence => ({
    zh: `一起办理的 ${number} 已按规则隐藏：${reason}。它的原文、答复和承诺不显示，办理照常进行；这件留言的原文不受影响。`,
    en: `${number}, with which it is handled, is hidden by rule: ${reason}. Its text, answers and promises are kept back and it is handled as usual; this message stands as it is.`,
  }),
  hiddenAnswer: (when: string, by: string): Sentence => ({
    zh: `${when}已有答复，同样不显示。要知道答复说了什么，请凭编号向${by}询问。`,
    en: `It was answered on ${when}; the answer is kept back too. To learn what it says please ask ${by} with the number.`,
  }),
  hiddenAsk: {
    zh: '您也可以在本页补充情况，请受理单位单独答复您；不满意的，可以选“未解决”，由上一级单独办理。',
    en: 'You may also add to your message on this page and ask for an answer of your own, or say that it is not solved: then it is handled by itself, one level up.',
  },
} as const
