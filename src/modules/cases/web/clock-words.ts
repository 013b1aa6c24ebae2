/** What the desk reads of limits, and what who stands above may do when they are over (D20). */
export const clockWords = {
  acceptUntil: { zh: '{when}前受理', en: 'accept until {when}' },
  lateToday: { zh: '已超时', en: 'late since today' },
  takeOver: { zh: '提级办理', en: 'Take over' },
  takeOverNote: {
    zh: '这件转到您这里办理，答复期限不变。原来的单位和留言人都看得到原因。',
    en: 'The case comes to you; its limit stays. Who had it and its writer read why.',
  },
  takeOverReason: { zh: '为什么接过来办', en: 'Why you take it over' },
  direct: { zh: '督办', en: 'Direct' },
  directNote: {
    zh: '这件还由原来的单位办。写明要做什么、什么时候做完；留言人看得到。',
    en: 'The case stays where it is. Say what is to be done by when; its writer reads it.',
  },
  petition: { zh: '按信访办理', en: 'Handle as a petition' },
  petitionAsk: { zh: '按信访程序办理这一件？', en: 'Handle this case as a petition?' },
  petitionDetail: {
    zh: '15天内登记受理，60天内书面答复，可以延期30天一次，不同意的可以申请复查、复核。期限按日历天数，留言人看得到每一步。',
    en: 'Registered within 15 days, answered within 60, once 30 more, then review and re-review. Calendar days; its writer reads each step.',
  },
  petitionMatter: { zh: '信访事项', en: 'Petition' },
  toPetition: { zh: '办理、答复和复查', en: 'Handling, answer and review' },
  inPetition: { zh: '正按信访程序办理，在信访事项里答复。', en: 'Handled as a petition: it is answered there.' },
  directReason: { zh: '要求', en: 'What is to be done' },
} as const
