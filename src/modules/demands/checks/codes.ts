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
    right: 42,
    of: 59,
    how: {
      zh: '规则改严后查出的59件，与另外的混在一起，由不知道哪些是查出来的人读过：42件确实没有提到（0.71，误差范围0.59到0.81），每10件里约有3件是查错的。59件里有12件与别的答复几乎一样，只算在那一项里；其余47件对的有32件（0.68）。',
      en: 'The 59 found by the stricter rule were mixed with others and read by people who did not know which were which: 42 indeed name nothing (0.71, 0.59 to 0.81), so about 3 of 10 are found wrongly. 12 of the 59 are nearly the same as another answer and are counted as that only; of the other 47, 32 are right (0.68).',
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
