/** Sentences of requests for correction. */
export const words = {
  'members.correction-one-field': {
    zh: '一次只申请更正一项，请写好正确的内容。',
    en: 'One field at a time, please: write how it should be.',
  },
  'members.correction-open': {
    zh: '这一项您已经申请过，支部还没有办完。进展在“我的党员信息”里看。',
    en: 'You have asked for this field already and the branch has not decided yet. See “My record”.',
  },
  'members.correction-nobody': {
    zh: '支部和上级都还没有可以办理的账号，所以没有送出。请直接告诉您的党支部书记。',
    en: 'Neither the branch nor anybody above has an account that could decide, so nothing was sent. Please tell your secretary.',
  },
  'members.group-gone': { zh: '（这个党小组已经没有了）', en: '(this Party group is gone)' },
} as const
