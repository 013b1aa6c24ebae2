import type { Sentence } from '#kernel/errors.ts'

/** Sentences to the writer of a petition about review and re-review (XF-03). */
export const petitionWords = {
  title: { zh: '不同意答复？可以申请上级再看', en: 'You disagree with the answer?' },
  reviewLead: (who: string, until: string): Sentence => ({
    zh: `可以向${who}申请复查，最晚${until}。复查要在收到申请后30天内作出意见。`,
    en: `You may ask ${who} for a review until ${until}. It is decided within 30 days.`,
  }),
  finalLead: (who: string, until: string): Sentence => ({
    zh: `对复查意见还不同意，可以向${who}申请复核，最晚${until}。复核要在30天内作出意见，作出后信访程序结束。`,
    en: `You may ask ${who} for a re-review until ${until}. It is decided within 30 days, and ends the procedure.`,
  }),
  reason: { zh: '为什么不同意', en: 'Why you disagree' },
  reasonHint: {
    zh: '10到500个字：哪里没有查清、哪里没有办好。理由写进办理过程；留言公开的，理由也公开，请不要写电话和住址。',
    en: '10 to 500 characters. It stands in the course of your case, which everybody reads where the case is public.',
  },
  askReview: { zh: '申请复查', en: 'Ask for a review' },
  askFinal: { zh: '申请复核', en: 'Ask for a re-review' },
  reviewAsked: (at: string, who: string, until: string): Sentence => ({
    zh: `${at} 收到您的复查申请。由${who}复查，最晚${until}作出意见，结果写在办理过程里。`,
    en: `Your request for a review came on ${at}. ${who} decides it by ${until}.`,
  }),
  finalAsked: (at: string, who: string, until: string): Sentence => ({
    zh: `${at} 收到您的复核申请。由${who}复核，最晚${until}作出意见，结果写在办理过程里。`,
    en: `Your request for a re-review came on ${at}. ${who} decides it by ${until}.`,
  }),
  receipts: { zh: '复查、复核申请的回执', en: 'What came of your requests' },
} as const
