import type { Sentence } from '#kernel/errors.ts'
import type { LeavesCheck } from './mirror/leaves.ts'

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
  'transparency.checkpoint-unreadable': {
    zh: '这不是一个签名正确的检查点，没有保存。请核对网址或文件。',
    en: 'This is no checkpoint with a good signature, so it was not kept. Please check the address or the file.',
  },
  'transparency.key-changed': {
    zh: '这个日志的公钥与以前保存的不同，没有保存。请打电话向对方核实。',
    en: 'The key of this log is not the one that was kept before, so nothing was kept. Please ask there by telephone.',
  },
} as const

/** What a command says of a source of checkpoints that cannot be read. */
export const sourceWords = {
  CODED: {
    zh: '没有读到 {source} 的公开日志（{code}），没有保存。请核对网址和网络，稍后再试',
    en: 'the public log of {source} could not be read ({code}), and nothing was kept; please check the address and the network and try again',
  },
  OTHER: {
    zh: '没有读到 {source} 的公开日志，没有保存：这个网址不能访问，或者它转到了别的网址。请核对网址和端口',
    en: 'the public log of {source} could not be read, and nothing was kept: the address cannot be asked, or it leads on to another one; please check the address and its port',
  },
  LONG: {
    zh: '没有读到 {source} 的公开日志，没有保存：那里有回应，但内容太长，不是公开日志。请核对网址',
    en: 'the public log of {source} could not be read, and nothing was kept: what answers there is too long for a log; please check the address',
  },
  SLOW: {
    zh: '没有读到 {source} 的公开日志，没有保存：{seconds}秒内没有答完。请稍后再试；还不行，请向对方询问',
    en: 'the public log of {source} could not be read, and nothing was kept: it did not answer within {seconds} seconds; please try again later, and if it stays so ask there',
  },
  unreadable: {
    zh: '打不开文件 {source}（{reason}），没有保存。请核对文件名和位置；网址要以 http:// 或 https:// 开头',
    en: 'the file {source} cannot be opened ({reason}), and nothing was kept; please check its name and place; an address begins with http:// or https://',
  },
} as const

/** What came of receiving a checkpoint. */
export const receivedWords = {
  FIRST: { zh: '第一次保存这个日志的检查点', en: 'the first checkpoint of this log was kept' },
  CONTINUED: { zh: '已保存：日志只增加过，没有改写', en: 'kept: the log only grew and was not rewritten' },
  SAME: { zh: '与上次保存的相同', en: 'the same as was kept before' },
  OLDER: { zh: '比已保存的旧，内容一致', en: 'older than what is kept, and consistent with it' },
  UNPROVEN: {
    zh: '没有拿到接续证明，没有保存；请稍后再试，一直拿不到就要追问对方',
    en: 'no proof that it continues came with it, so it was not kept; try again, and ask there when none ever comes',
  },
  CONTRADICTION: {
    zh: '日志被改写过：这个检查点与以前保存的不一致，两份都已留作证据',
    en: 'the log was rewritten: this checkpoint does not continue what was kept; both are kept as evidence',
  },
} as const

/** What came of holding the leaves of a log against its checkpoint. */
export function leavesSentence(check: LeavesCheck): Sentence {
  const { verdict, size } = check
  if (verdict === 'MISSING')
    return {
      zh: `对方缺第 ${check.index + 1} 条记录（共 ${size} 条）：它被拿走了，请保存这份结果并追问对方`,
      en: `entry ${check.index + 1} of ${size} is not given out: it was taken out; keep this and ask there`,
    }
  if (verdict === 'UNANSWERED')
    return {
      zh: `对方没有把记录给全：从第 ${check.index + 1} 条起没有回应或者给得太慢（共 ${size} 条）；检查点的结果见上一行，请稍后再试，一直这样就追问对方`,
      en: `not all entries could be read: from no. ${check.index + 1} of ${size} on there was no answer, or too slow a one; what came of the checkpoint stands above; try again, and ask there when it stays so`,
    }
  if (verdict === 'WHOLE')
    return { zh: `全部 ${size} 条记录都在，与检查点一致`, en: `all ${size} entries are there and fit the checkpoint` }
  return {
    zh: `对方给出的 ${size} 条记录与检查点不一致：有记录被改过`,
    en: `the ${size} entries given out do not fit the checkpoint: one was changed`,
  }
}

/** What a case and the log may disagree about; the number is that of the case. */
export const differenceWords = {
  CASE_GONE: (number: string): Sentence => ({
    zh: `留言 ${number} 收到过，但已经不在了。`,
    en: `Message ${number} came in, but is gone.`,
  }),
  WORDS_CHANGED: (number: string): Sentence => ({
    zh: `留言 ${number} 的补充、评价、答复或办理记录里，有一处遮盖以后又被改过。`,
    en: `Beside message ${number}, words from which parts were taken out were changed afterwards.`,
  }),
  CASE_CHANGED: (number: string): Sentence => ({
    zh: `留言 ${number} 的编号、时间、标题或内容与收到时不一样。`,
    en: `Message ${number} has another number, time, title or text than when it came in.`,
  }),
  CASE_NOT_LOGGED: (number: string): Sentence => ({
    zh: `留言 ${number} 没有进过公开日志：是绕过系统写入的，或者它的存证内容已删除。`,
    en: `Message ${number} is not in the log: it was put in past the system, or what its entry stands for was erased.`,
  }),
  REFUSAL_GONE: (number: string): Sentence => ({
    zh: `留言 ${number} 不予受理的时间、理由或说明被改过，或者不见了。`,
    en: `When and why message ${number} was not accepted was changed, or is gone.`,
  }),
  REFUSAL_NOT_LOGGED: (number: string): Sentence => ({
    zh: `留言 ${number} 没有受理，但公开日志里没有这一条。`,
    en: `Message ${number} was not accepted, and the public log does not tell it.`,
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
