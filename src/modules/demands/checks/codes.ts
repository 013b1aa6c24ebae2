/** What is looked for in answers that were sent, and how often it is right, as a second reader found on open data (docs/measurements.md). */
export const checks = {
  copies: {
    zh: '与另一件的答复几乎一样',
    en: 'nearly the same as another answer',
    right: 37,
    of: 37,
    how: {
      zh: '第二个人不知道哪些是查出来的，读了11月28日查出的37对：37对确实几乎一样，其中10对问的不是同一件事。以后查得更全，在同样的文件里查出50对，多出的13对还没有人读过。',
      en: 'A second reader, who did not know what was found, read the 37 pairs of 28 November: all are nearly the same, 10 of them to different matters. The check finds 50 in the same file since; nobody has read the other 13.',
    },
  },
  otherMatter: {
    zh: '没有提到来信说的事',
    en: 'names nothing of what was asked',
    right: 45,
    of: 63,
    how: {
      zh: '第二个人读了63件：45件确实没有提到（0.71，误差范围0.59到0.81）。每10件里约有3件是查错的。',
      en: 'A second reader read 63: 45 indeed name nothing (0.71, 0.59 to 0.81). About 3 of 10 are found wrongly.',
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
