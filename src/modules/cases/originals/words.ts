/** What asking to see sealed words refuses with. */
export const words = {
  'cases.original-none': {
    zh: '这件没有被遮盖的文字，或者已经恢复，直接看就行。',
    en: 'No words of this case are taken out now: it can simply be read.',
  },
  'cases.original-asked': {
    zh: '您已经申请过，正等第二人审批，或者已经开放。',
    en: 'You asked already: it waits for the second person, or it is open.',
  },
  'cases.original-nobody': {
    zh: '这件反映的是本单位，或者没有可以审批的第二人，不能开放原文。',
    en: 'The case is about this organisation, or nobody may decide, so the original stays sealed.',
  },
  'cases.original-not-open': {
    zh: '原文没有对您开放，或者24小时已过。需要时请重新申请。',
    en: 'The original is not open to you, or its 24 hours are over. Please ask again if it is needed.',
  },
} as const
