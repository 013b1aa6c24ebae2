import type { Tone } from '#ui/notice.tsx'
import type { Sentence } from '#ui/sentence.tsx'
import type { Correction } from '../correction/contract.ts'

/** Sentences of requests for correction. */
export const correctionWords = {
  ask: { zh: '申请更正', en: 'Ask for a correction' },
  askFor: { zh: '申请更正：{field}', en: 'Ask for a correction: {field}' },
  which: { zh: '哪一项不对？', en: 'Which field is wrong?' },
  empty: { zh: '（没有登记）', en: '(nothing kept)' },
  about: {
    zh: '请写正确的内容。由党支部对照档案核对后决定，送出后可以在“我的党员信息”里看进展。',
    en: 'Please write how it should be. The branch compares it with the file and decides; “My record” shows how it stands.',
  },
  now: { zh: '现在登记的是：', en: 'Kept now:' },
  why: { zh: '理由', en: 'Why' },
  whyHint: { zh: '例如：换了手机号；身份证上是这个日期', en: 'For example: a new number; the identity card says so' },
  send: { zh: '送党支部核对', en: 'Send to the branch' },
  sent: { zh: '已送党支部核对', en: 'Sent to the branch' },
  mine: { zh: '我的更正申请', en: 'My requests for correction' },
  course: { zh: '看办理经过', en: 'See its course' },
  ended: { zh: '{asked}申请，{ended}办结', en: 'Asked {asked}, ended {ended}' },
  open: { zh: '{asked}申请，等党支部核对', en: 'Asked {asked}, with the branch' },
} as const satisfies Record<string, Sentence>

/** How a request stands, in a word. */
export const correctionStates: Readonly<Record<Correction['state'], Sentence & { tone: Tone }>> = {
  OPEN: { zh: '核对中', en: 'With the branch', tone: 'info' },
  CORRECTED: { zh: '已更正', en: 'Corrected', tone: 'success' },
  REFUSED: { zh: '未更正', en: 'Not corrected', tone: 'warning' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn', tone: 'info' },
}
