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
    right: 27,
    of: 35,
    how: {
      zh: '在2,816件公开的答复上，按受理台实际使用的规则查，逐件读过：共查出43件，35件确实没有提到；其中8件与别的答复几乎一样，只算在那一项里，其余35件对的有27件（0.77，误差范围0.61到0.88），每4件里约有1件是查错的。宽严是照这些件选的；用一半来选、另一半来核，对的也占0.77。答错了事而用了同样字的，多数查不出来。',
      en: 'Of 2,816 open answers the rule, as the desk uses it, names 43, of which 35 indeed name nothing, as people said who read each. 8 are nearly the same as another answer and are counted as that only; of the other 35, 27 are right (0.77, 0.61 to 0.88), so about one of four is found wrongly. How strict it is was chosen on these; chosen on one half, 0.77 were right in the other. Most answers to another matter that have signs of the letter are not found.',
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
