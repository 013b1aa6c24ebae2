import type { Sentence } from '#kernel/errors.ts'

/** Sentences about measures against a word: to its writer, and the published rules. */
export const measureWords = {
  title: { zh: '对这件留言的处置', en: 'What was done to this message' },
  taken: (kind: string, rule: string): Sentence => ({ zh: `${kind}，依据：${rule}`, en: `${kind}, by: ${rule}` }),
  decidedBy: (office: string, when: string): Sentence => ({
    zh: `${office} ${when} 决定，经两个人审核。`,
    en: `Decided by ${office} on ${when}, by two persons.`,
  }),
  reason: (reason: string): Sentence => ({ zh: `给您的说明：${reason}`, en: `Told to you: ${reason}` }),
  kept: {
    zh: '原文已加密封存，没有删除。办理照常进行。',
    en: 'The words are sealed and kept, not deleted. Your message is handled as usual.',
  },
  open: { zh: '您已申请复核，上级正在复核。', en: 'You appealed; the level above decides.' },
  upheld: (office: string, when: string): Sentence => ({
    zh: `${office} ${when} 复核，维持处置。`,
    en: `Upheld by ${office} on ${when}.`,
  }),
  lifted: (when: string): Sentence => ({
    zh: `${when} 已撤销，恢复原样。`,
    en: `Lifted on ${when}; it stands as it was.`,
  }),
  appealTitle: { zh: '不同意？申请上级复核', en: 'You disagree? Appeal to the level above' },
  appealLabel: { zh: '为什么不同意', en: 'Why' },
  appealHint: {
    zh: '最多500个字。由上一级决定，原来决定的人不参加。',
    en: 'At most 500 characters. The level above decides, not who decided before.',
  },
  appeal: { zh: '申请复核', en: 'Appeal' },

  rulesTitle: { zh: '隐藏留言的规则', en: 'Rules for hiding a message' },
  rulesLead: {
    zh: '只有下面这些情形可以隐藏或遮盖公开的留言。批评、意见不中听，都不是理由。',
    en: 'A public message is hidden only for what stands below. Criticism is never a reason.',
  },
  rulesHow: [
    {
      zh: '要两个人：一人提出，另一人同意；一个人做不成。',
      en: 'It takes two persons: one proposes, another agrees.',
    },
    {
      zh: '原处留下记号：哪一条规则、哪个单位、什么时候、复核到哪一步。原文加密封存，不删除。',
      en: 'A stone stays: which rule, which office, when, and how the appeal stands. The words are sealed, not deleted.',
    },
    {
      zh: '告诉留言人原因；留言人可以申请复核，由上一级决定。没有上一级的，由本单位原来没有经手的人决定。',
      en: 'The writer is told why and may appeal to the level above; where there is none, to somebody else of the office.',
    },
    {
      zh: '每一次处置、复核、撤销都进公开日志，也计入办理情况统计。',
      en: 'Each measure, appeal and lifting is in the public log and in the open statistics.',
    },
  ],
  may: { zh: '可以怎样处置', en: 'Allowed measures' },
  since: { zh: '施行日期', en: 'Since' },
} as const
