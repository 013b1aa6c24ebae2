/** What the desk reads where words of a case were taken out. */
export const originalWords = {
  panel: { zh: '被遮盖的原文', en: 'What was taken out' },
  lead: {
    zh: '这件有文字按规则遮盖了，原文封存着。办理一般用不着看。',
    en: 'Words of this case were taken out by a rule and are sealed. Handling it mostly needs none of them.',
  },
  ask: { zh: '申请查看原文', en: 'Ask to see the original' },
  askNote: {
    zh: '由另一个岗位的人审批，只对您开放24小时；谁申请、谁审批、为什么、看了几次，留言人都看得到。',
    en: 'Somebody of another post decides; it opens to you for 24 hours, and the writer sees who, why and each look.',
  },
  which: { zh: '哪一段话', en: 'Which words' },
  purpose: { zh: '用途', en: 'Purpose' },
  reason: { zh: '为什么要看原文（留言人看得到）', en: 'Why it is needed; its writer reads this' },
  reasonHint: { zh: '10—200个字', en: '10 to 200 characters' },
  look: { zh: '查看原文', en: 'See the original' },
} as const
