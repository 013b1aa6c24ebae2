/** The limits 办理时限 that each place may set: hours of office for accepting, of the clock for first words, working days for the rest (11.2). */
export const placeLimits = {
  acceptHours: { zh: '受理', en: 'accept', unit: 'hours', most: 16 },
  emergencyHours: { zh: '紧急的先回话', en: 'first word in an emergency', unit: 'clock', most: 24 },
  utilitiesHours: { zh: '水电气暖急修的先回话', en: 'first word on utilities', unit: 'clock', most: 72 },
  sign: { zh: '签收或退回派来的件', en: 'sign for or send back', unit: 'days', most: 3 },
  consult: { zh: '答复咨询', en: 'answer a question', unit: 'days', most: 15 },
  answer: { zh: '答复其他留言', en: 'answer anything else', unit: 'days', most: 15 },
  complex: { zh: '答复复杂的留言', en: 'answer what is complex', unit: 'days', most: 60 },
  extension: { zh: '最多延期', en: 'longest extension', unit: 'days', most: 15 },
  silence: { zh: '等留言人评价', en: 'wait for a judgement', unit: 'days', most: 15 },
  appeal: { zh: '复核留言人对处置的异议', en: 'decide an appeal against a measure', unit: 'days', most: 15 },
} as const
export type PlaceLimit = keyof typeof placeLimits
