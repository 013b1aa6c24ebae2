/** The sentences of the page 下级待办. */
export const belowWords = {
  title: { zh: '下级待办', en: 'Due below' },
  lead: {
    zh: '看下级党组织有没有到期的事，按组织树的顺序，不排名。只看事情，不看谁登录过、谁看过；只属于个人的待办不在内。',
    en: 'What is due at the organisations below, in the order of the tree and never ranked. It is about matters: not who signed in or read, and nothing that waits for one person alone.',
  },
  RED: { zh: '有逾期', en: 'Late' },
  YELLOW: { zh: '快到期', en: 'Due soon' },
  GREEN: { zh: '没有到期的', en: 'Nothing due' },
  late: { zh: '逾期 {count} 件', en: '{count} late' },
  soon: { zh: '三个工作日内到期 {count} 件', en: '{count} due within three working days' },
  none: { zh: '下面没有组织。', en: 'There is no organisation below.' },
  open: { zh: '看下一级', en: 'Show the level below' },
  more: { zh: '再看后面的', en: 'Show more' },
  close: { zh: '收起下一级', en: 'Hide the level below' },
  remind: { zh: '提醒', en: 'Remind' },
  remindedBy: { zh: '今天{name}已提醒', en: 'Reminded today by {name}' },
  choose: { zh: '选择{name}', en: 'Choose {name}' },
  chooseAll: { zh: '选上这里还能提醒的 {count} 个', en: 'Choose the {count} here that can be reminded' },
  remindLead: {
    zh: '逐个提醒所选的党组织，和单独点“提醒”一样：一个组织一天只提醒一次，每次都留痕。',
    en: 'Reminds the chosen organisations one by one, as the button of each does: once a day each, and every one is recorded.',
  },
  nobody: { zh: '没有人在岗', en: 'Nobody holds a post' },
  done: {
    zh: '已提醒。担任书记、组织员、受理员或编辑的人，在待办里看得到；每日邮件照各自的安静时段发。一天只提醒一次。',
    en: 'Reminded. Who holds a working post there finds it in 待办; letters of the day keep each one’s quiet hours. It is said once a day.',
  },
  already: { zh: '今天已经有上级提醒过，没有再发。', en: 'A superior reminded today already; nothing was said again.' },
} as const
