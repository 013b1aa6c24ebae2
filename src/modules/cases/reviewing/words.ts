/** Sentences of whom the top names to decide appeals. */
export const words = {
  'cases.reviewer-for-leaders': {
    zh: '复核单位由本单位的书记或组织员指定。请与他们联系。',
    en: 'The reviewer is named by the secretary or an organiser of the organisation. Please ask them.',
  },
  'cases.reviewer-has-above': {
    zh: '本单位有上一级，不服处置的由上一级复核，不用另外指定。',
    en: 'Your organisation has a level above, which decides appeals; nobody else need be named.',
  },
  'cases.reviewer-itself': {
    zh: '复核单位不能是本单位自己。请选另一个单位，例如纪委。',
    en: 'An organisation cannot decide appeals against itself. Please choose another one, such as the discipline commission.',
  },
  'cases.reviewer-nobody': {
    zh: '这个单位现在没有人能复核：那里没有在用的受理员、组织员或书记账号。请另选一个单位，或者请管理员先为它建账号、授予身份。',
    en: 'Nobody there can decide an appeal now: no desk, organiser or secretary of it has an account in use. Please choose another one, or have an account and a post made for it first.',
  },
  'cases.reviewer-none': {
    zh: '本单位没有指定复核单位。',
    en: 'Your organisation has named no reviewer.',
  },
  'cases.reviewer-of-place': { zh: '指定的复核单位', en: 'Named reviewer' },
} as const

/** What the course of a case says when a measure gets another reviewer. */
export const passWords = {
  toReviewer: {
    zh: '原来的复核单位{from}不能再复核，改由{to}复核',
    en: '{from} cannot decide the appeal any more; {to} does',
  },
  toOwn: {
    zh: '原来的复核单位{from}不能再复核，这件也不能交给新指定的单位，改由{to}没有经手处置的人复核',
    en: '{from} cannot decide the appeal any more and the one named now is not asked about this one; somebody of {to} who had no part does',
  },
} as const

/** What stands in 待办 of the top about who decides appeals against it. */
export const dueWords = {
  gone: { zh: '复核单位不能再复核，请另指定', en: 'The reviewer cannot decide: name another' },
  late: { zh: '复核单位超期还没有决定，请催办', en: 'The reviewer is late: ask it' },
} as const
