/** Sentences of comparing records that may be of one person. */
export const words = {
  'members.duplicate-not-found': {
    zh: '没有找到这一对记录，可能不在您管理的范围内。',
    en: 'This pair of records was not found, or is not in your organisations.',
  },
  'members.duplicate-record-gone': {
    zh: '其中一条记录已随导入撤回，不用再核对。',
    en: 'One of the records was taken back with its import, so nothing is left to compare.',
  },
  'members.duplicate-no-lead': { zh: '请选择以哪一条记录为准。', en: 'Please choose which record leads.' },
  'members.duplicate-not-begun': {
    zh: '这一对记录刚刚发现，正在转交核对。请过一分钟再来。',
    en: 'This pair was found just now and is being handed over. Please come back in a minute.',
  },
  'members.duplicate-oneself': {
    zh: '这是您本人的记录，请由他人核对。',
    en: 'This is your own record; somebody else decides.',
  },
  'members.duplicate-open-already': {
    zh: '这一对记录正在核对，不用重新打开。',
    en: 'This pair is being compared already.',
  },
} as const
