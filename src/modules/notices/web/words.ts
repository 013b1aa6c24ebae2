/** The sentences of the chapter's pages. */
export const pageWords = {
  due: { zh: '等我办的', en: 'Waits for me' },
  handled: { zh: '已办', en: 'Handled' },
  started: { zh: '我发起', en: 'Begun by me' },
  lists: { zh: '待办、已办、我发起', en: 'Waiting, handled, begun by me' },
  nothingDue: {
    zh: '眼下没有等您办的事。有新的待办时，会出现在这里。',
    en: 'Nothing waits for you. What comes in will appear here.',
  },
  nothingHandled: { zh: '还没有办过流程中的事项。', en: 'You have not acted on a matter yet.' },
  nothingStarted: { zh: '还没有发起过事项。', en: 'You have not begun a matter yet.' },
  total: { zh: '共 {count} 件', en: '{count} in all' },
  late: { zh: '逾期 {count} 件', en: '{count} late' },
  soon: { zh: '三个工作日内到期 {count} 件', en: '{count} due within three working days' },
  rest: { zh: '显示其余 {count} 件', en: 'Show the other {count}' },
  cut: {
    zh: '事项很多，每类只列出最先到期的一百件；办完一些，后面的会出现。',
    en: 'There are very many: of each kind the first hundred are shown; the others follow as you go.',
  },
  overdueBy: { zh: '逾期 {count} 天', en: '{count} days late' },
  dueToday: { zh: '今天到期', en: 'Due today' },
  dueIn: { zh: '还剩 {count} 天', en: '{count} days left' },
  noLimit: { zh: '没有期限', en: 'No limit' },
  from: { zh: '{name}提交', en: 'from {name}' },
  inPlaceOf: { zh: '代{name}办理', en: 'in place of {name}' },
  ended: { zh: '已办结', en: 'Ended' },
} as const
