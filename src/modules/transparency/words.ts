import type { Sentence } from '#kernel/errors.ts'

/** What the chapter refuses. */
export const words = {
  'transparency.receipt-unreadable': {
    zh: '这不像一份存证收据。请把收据的全部文字粘贴进来，从“lianxin-receipt/1”这一行开始。',
    en: 'This is no receipt we can read. Please paste all of its text, beginning with the line “lianxin-receipt/1”.',
  },
  'transparency.no-such-size': {
    zh: '公开日志还没有这么多条，请核对数字。',
    en: 'The public log does not have so many entries; please check the numbers.',
  },
} as const

/** What a case and the log may disagree about; the number is that of the case. */
export const differenceWords = {
  CASE_GONE: (number: string): Sentence => ({
    zh: `留言 ${number} 收到过，但已经不在了。`,
    en: `Message ${number} came in, but is gone.`,
  }),
  CASE_CHANGED: (number: string): Sentence => ({
    zh: `留言 ${number} 的编号、时间、标题或内容与收到时不一样。`,
    en: `Message ${number} has another number, time, title or text than when it came in.`,
  }),
  CASE_NOT_LOGGED: (number: string): Sentence => ({
    zh: `留言 ${number} 没有进过公开日志：是绕过系统写入的，或者它的存证内容已删除。`,
    en: `Message ${number} is not in the log: it was put in past the system, or what its entry stands for was erased.`,
  }),
  CASE_HIDDEN: (number: string): Sentence => ({
    zh: `留言 ${number} 被隐藏或停止补充，但没有经过审核的处置。`,
    en: `Message ${number} is hidden or closed without a measure that two persons took.`,
  }),
  MEASURE_GONE: (number: string): Sentence => ({
    zh: `对留言 ${number} 的一次处置、申诉或者撤销，记录被改过或不见了。`,
    en: `A measure, an appeal or a lifting for message ${number} was changed or is gone.`,
  }),
  MEASURE_NOT_LOGGED: (number: string): Sentence => ({
    zh: `对留言 ${number} 的一次处置、申诉或者撤销没有进公开日志。`,
    en: `A measure, an appeal or a lifting for message ${number} is not in the public log.`,
  }),
} as const
