/** What is looked for in answers that were sent, and how often it is right, as a second reader found on open data (docs/measurements.md). */
export const checks = {
  copies: {
    zh: '与另一件的答复几乎一样',
    en: 'nearly the same as another answer',
    right: 50,
    of: 50,
    how: {
      zh: '查出的50对，与另外50对也很像的混在一起，由不知道哪些是查出来的人读过：50对确实几乎一样，其中16对问的不是同一件事。',
      en: 'The 50 pairs found were mixed with 50 others as alike and read by somebody who did not know which were which: all 50 are nearly the same, 16 of them to different matters.',
    },
  },
  otherMatter: {
    zh: '没有提到来信说的事',
    en: 'names nothing of what was asked',
    right: 11,
    of: 14,
    how: {
      zh: '先后读了87件，58件确实没有提到（0.67），不够准，规则因此改严。最后读的24件里，改严后还查出14件，11件是对的（0.79，误差范围0.52到0.92）。每10件里约有2件是查错的。',
      en: 'Of 87 that were read 58 indeed name nothing (0.67): too few, so the rule was made stricter. Of the last 24 of these it still finds 14, and 11 rightly (0.79, 0.52 to 0.92). About 2 of 10 are found wrongly.',
    },
  },
  sameMinute: {
    zh: '同一分钟发出3件以上',
    en: 'three or more within one minute',
    right: null,
    of: null,
    how: {
      zh: '只看时间，没有对错：一分钟里发出3件以上的，全部算上。批量发出的不一定没有读过。',
      en: 'Only the time is counted: all that left in a minute with two others. What leaves in bulk may have been read.',
    },
  },
} as const
export type Check = keyof typeof checks
