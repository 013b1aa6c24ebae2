/** Sentences of the limits that each place sets. */
export const words = {
  'cases.for-leaders': {
    zh: '办理时限由本单位的书记或组织员定。请与他们联系。',
    en: 'Limits are set by the secretary or an organiser of the organisation. Please ask them.',
  },
  'cases.limit-too-long': {
    zh: '最多填{most}。时限是对群众的承诺，不能更长。',
    en: 'At most {most}: a limit is a promise to citizens and cannot be longer.',
  },
  'cases.limit-not-own': {
    zh: '这项时限不是本单位定的，没有可以取消的。',
    en: 'This limit was not set by your organisation, so there is nothing to take back.',
  },
  'cases.limit-of-place': { zh: '办理时限', en: 'Limit of one’s own' },
} as const
