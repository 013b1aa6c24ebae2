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
  nothingHandled: {
    zh: '还没有办过事情。办过的会列在这里，只有您自己看得到。',
    en: 'You have handled nothing yet. What you handle is listed here, for you only.',
  },
  nothingStarted: { zh: '还没有发起过事情。', en: 'You have begun nothing yet.' },
  deedsNote: {
    zh: '只有您自己看得到，不计数、不评比。诉求件、文章、组织变更、条线事项列最近一年的；已转到别处、不在您管理范围内的不列。',
    en: 'For you only; nothing is counted or compared. Of cases, articles, changes of the tree and matters of lines the last year is shown; what left your reach is not.',
  },
  newer: { zh: '较新的', en: 'Newer' },
  older: { zh: '较早的', en: 'Older' },
  total: { zh: '共 {count} 件', en: '{count} in all' },
  late: { zh: '逾期 {count} 件', en: '{count} late' },
  soon: { zh: '三个工作日内到期 {count} 件', en: '{count} due within three working days' },
  rest: { zh: '显示其余 {count} 件', en: 'Show the other {count}' },
  cut: {
    zh: '事项很多，每类只列出最先到期的一百件；办完一些，后面的会出现。',
    en: 'There are very many: of each kind the first hundred are shown; the others follow as you go.',
  },
  toQueue: {
    zh: '其中审批事项 {count} 件：一件接一件地看，或成批转办、退回',
    en: '{count} of these are matters: go from one to the next, or hand over and return several at once',
  },
  toQueueOfMany: {
    zh: '其中的审批事项：一件接一件地看，或成批转办、退回',
    en: 'The matters among these: go from one to the next, or hand over and return several at once',
  },
  overdueBy: { zh: '逾期 {count} 天', en: '{count} days late' },
  dueToday: { zh: '今天到期', en: 'Due today' },
  dueIn: { zh: '还剩 {count} 天', en: '{count} days left' },
  ONE_AFTER: { zh: '提醒：刚过期', en: 'Reminder: just late' },
  ONE_BEFORE: { zh: '提醒：还有一个工作日', en: 'Reminder: one working day left' },
  THREE_BEFORE: { zh: '提醒：还有三个工作日', en: 'Reminder: three working days left' },
  noLimit: { zh: '没有期限', en: 'No limit' },
  from: { zh: '{name}提交', en: 'from {name}' },
  inPlaceOf: { zh: '代{name}办理', en: 'in place of {name}' },
  ended: { zh: '已办结', en: 'Ended' },
} as const
