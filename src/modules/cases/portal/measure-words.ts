import type { Sentence } from '#kernel/errors.ts'
import type { ReviewWay } from '../codes.ts'

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
  open: (by: string): Sentence => ({ zh: `您已申请复核，由${by}决定。`, en: `You appealed; ${by} decides.` }),
  upheld: (office: string, when: string): Sentence => ({
    zh: `${office} ${when} 复核，维持处置。`,
    en: `Upheld by ${office} on ${when}.`,
  }),
  lifted: (when: string): Sentence => ({
    zh: `${when} 已撤销，恢复原样。`,
    en: `Lifted on ${when}; it stands as it was.`,
  }),
  appealTitle: { zh: '不同意？申请复核', en: 'You disagree? Appeal' },
  appealLabel: { zh: '为什么不同意', en: 'Why' },
  longest: { zh: '最多500个字。', en: 'At most 500 characters.' },
  someAbove: { zh: '上一级', en: 'the level above' },
  /** Who decides an appeal, in plain words, also where nobody stands above. */
  reviewedBy: (way: ReviewWay, by: string): Sentence =>
    ({
      ABOVE: {
        zh: `申请复核的，由${by}决定，提出和同意处置的人都不参加。`,
        en: `An appeal is decided by ${by}; who proposed the measure or agreed to it takes no part.`,
      },
      REVIEWER: {
        zh: `这里没有上一级；申请复核的，由事先公布的复核单位${by}决定，提出和同意处置的人都不参加。`,
        en: `There is no level above here; an appeal is decided by ${by}, which was named in public beforehand; who proposed the measure or agreed to it takes no part.`,
      },
      OWN: {
        zh: `这里没有上一级，也没有指定别的复核单位；申请复核的，由${by}的另一人决定，提出和同意处置的人都不参加，复核了几件、撤销了几件，都在公开的统计里写明。`,
        en: `There is no level above here and no reviewer was named; an appeal is decided by somebody of ${by} other than who proposed the measure or agreed to it, and the open statistics tell how many were decided so and how many lifted.`,
      },
    })[way],
  within: (days: number): Sentence => ({
    zh: `从申请那天起${days}个工作日内决定；超期的，在这里写明。`,
    en: `It is decided within ${days} working days of the appeal; what is late is told here.`,
  }),
  until: (when: string): Sentence => ({ zh: `最迟${when}决定。`, en: `It is decided on ${when} at the latest.` }),
  late: (when: string): Sentence => ({
    zh: `最迟应在${when}决定，现在已经超期，还没有决定。`,
    en: `It was to be decided on ${when} at the latest; it is late and not decided yet.`,
  }),
  lateTold: (when: string, above: string): Sentence => ({
    zh: `最迟应在${when}决定，现在已经超期，已转${above}督办，也可以由它决定。`,
    en: `It was to be decided on ${when} at the latest; it is late, and ${above} was told and may decide instead.`,
  }),
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
      zh: '告诉留言人原因；留言人可以申请复核，由上一级决定。没有上一级的，由它事先指定、在这里公布的另一个单位决定；没有指定的，只能由本单位的人决定。提出和同意处置的人都不参加，换账号、换身份也一样。',
      en: 'The writer is told why and may appeal to the level above; where there is none, to another organisation that it named beforehand and that stands here; where it named none, to somebody of the office. Who proposed the measure or agreed to it takes no part, by no other account or post.',
    },
    {
      zh: '每一次处置、复核、撤销都进公开日志，也计入办理情况统计；统计分开写明由谁复核。',
      en: 'Each measure, appeal and lifting is in the public log and in the open statistics, which tell apart who decided.',
    },
  ],
  rulesDays: (days: number): Sentence => ({
    zh: `复核有期限：从申请那天起${days}个工作日内决定，各地可以另定，最多15个工作日，以留言页上写的为准。超期的，在留言页上写明；上面还有一级的，转它督办，也可以由它决定。`,
    en: `An appeal has a limit: ${days} working days, or as many as the place sets, 15 at most; the page of the message tells which. What is late is told there, and the next level up, where there is one, is told and may decide.`,
  }),
  reviewers: { zh: '没有上一级的单位，由谁复核', en: 'Who decides where nobody stands above' },
  named: (org: string, reviewer: string, when: string): Sentence => ({
    zh: `${org}：由${reviewer}复核（${when}起）。`,
    en: `${org}: ${reviewer} decides, since ${when}.`,
  }),
  namedNobody: (org: string): Sentence => ({
    zh: `${org}：没有指定别的单位，由本单位没有经手处置的人复核。`,
    en: `${org}: nobody was named; somebody of the office who had no part in the measure decides.`,
  }),
  reviewersHow: {
    zh: '不公开的留言，和反映复核单位自己或者它下级的留言，不交给复核单位，由本单位没有经手处置的人复核。已经提出的处置，以后换了复核单位也不变；原来的复核单位撤销了、或者那里没有人能复核了，才转给新指定的单位，并写在留言的办理记录里。',
    en: 'A private message, and one about the reviewer itself or below it, is not given to it; somebody of the office who had no part in the measure decides. Whoever was named when a measure was proposed stays; only what one had that was dissolved, or where nobody can decide any more, goes to the next, as the course of the message says.',
  },
  may: { zh: '可以怎样处置', en: 'Allowed measures' },
  since: { zh: '施行日期', en: 'Since' },
} as const
