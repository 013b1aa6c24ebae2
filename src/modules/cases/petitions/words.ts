/** What a request for a review is refused with. */
export const words = {
  'cases.review-length': {
    zh: '请写明为什么不同意，10到500个字。',
    en: 'Please say why you disagree, in 10 to 500 characters.',
  },
  'cases.review-not-now': {
    zh: '现在不能申请：期限已过，或者已经申请过。请看办理过程，或者向受理单位询问。',
    en: 'This cannot be asked for now: the days are over, or it was asked for before. Please see the course of the case.',
  },
} as const
