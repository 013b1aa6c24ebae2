/** What the page of limits says. */
export const limitWords = {
  title: { zh: '办理时限', en: 'Limits' },
  lead: {
    zh: '群众写信时就看得到这些时限。本单位定的，下级没有另定的也照此办理；正在办的件，期限不变。',
    en: 'Citizens read these limits when they write. What you set holds below too, where nothing else was set; running limits stay as they are.',
  },
  what: { zh: '做什么', en: 'What' },
  within: { zh: '多久', en: 'Within' },
  setBy: { zh: '谁定的', en: 'Set by' },
  usual: { zh: '系统默认', en: 'by default' },
  here: { zh: '本单位', en: 'your organisation' },
  acts: { zh: '操作', en: 'Actions' },
  hours: { zh: '{n}个工作小时', en: '{n} office hours' },
  days: { zh: '{n}个工作日', en: '{n} working days' },
  set: { zh: '修改', en: 'Change' },
  amountHours: { zh: '几个工作小时', en: 'Office hours' },
  amountDays: { zh: '几个工作日', en: 'Working days' },
  most: { zh: '1到{most}', en: '1 to {most}' },
  drop: { zh: '取消本单位的', en: 'Take back' },
  dropAsk: { zh: '取消本单位定的这项时限？', en: 'Take this limit back?' },
  dropDetail: {
    zh: '以后来的件照上级定的或者默认的时限办。',
    en: 'What comes from now on follows the limit from above, or the usual one.',
  },
  done: { zh: '已改，以后来的件照此办理。', en: 'Changed: it holds for what comes from now on.' },
  dropped: { zh: '已取消。', en: 'Taken back.' },
} as const
