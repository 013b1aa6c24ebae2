/** What the desk reads where several cases are accepted or passed on at once. */
export const batchWords = {
  acceptLead: {
    zh: '逐件受理，每件和单独打开办一样留痕，期限按各件的类别算。要按复杂事项受理的，请打开那一件。答复要针对每一件写，不能批量发。',
    en: 'Each is accepted by itself and recorded as if it had been opened, with the limit of its kind. What is complex is opened; answers are written for each and never sent in bulk.',
  },
  assignLead: {
    zh: '逐件派给同一个单位，每件和单独打开办一样留痕。这里只能派给本级和下级；要派给上级的，请打开那一件。',
    en: 'Each is passed on by itself to the same organisation, your own or one below, and recorded as if it had been opened. What goes up is opened.',
  },
  signLead: {
    zh: '逐件签收，每件和单独打开办一样留痕。签收是说这件由你们办；不该你们办的，请打开那一件退回，只能退一次。',
    en: 'Each is signed for by itself and recorded as if it had been opened. Signing says that it is yours to handle; what is not yours is opened and sent back, once.',
  },
  hintFirst: {
    zh: '这件有提示要先看（像是有危险的，先打电话），不能成批办。请打开这一件再办。',
    en: 'It bears a mark to be read first (what sounds like danger is called about), so it is not handled in bulk: please open it.',
  },
  urgentFirst: {
    zh: '这是急件，要先看、先回话，不能成批办。请打开这一件再办。',
    en: 'It is urgent: it is read first and its writer hears a first word, so it is not handled in bulk. Please open it.',
  },
  withheldFirst: {
    zh: '这件的原文现在不公开，不能成批办。请打开这一件，看过页面上的提示再办。',
    en: 'Its text is kept back, so it is not handled in bulk: please open it and read what its page says first.',
  },
} as const
