/** Every sentence of the chapter’s refusals, by key. */
export const words = {
  'notices.no-mail': {
    zh: '本系统还没有接通邮件服务，请联系系统管理员。',
    en: 'This installation writes no letters yet; please ask the system administrator.',
  },
  'notices.mail-not-sent': {
    zh: '邮件没有寄出去。请核对邮箱地址，过几分钟再试；还是不行，请联系系统管理员。',
    en: 'The letter did not leave. Check the address and try again in a few minutes, or ask the system administrator.',
  },
  'notices.wrong-code': {
    zh: '验证码不对，或者已经过了十五分钟。请核对邮件里的六位数字，或重新填写邮箱。',
    en: 'The code is not right or older than fifteen minutes. Check the six digits, or give the address again.',
  },
  'notices.not-a-superior': {
    zh: '下级待办由组织员和书记查看、提醒；您现在的岗位看不到。',
    en: 'What is due below is for organisers and secretaries; your present post does not see it.',
  },
  'notices.nothing-below': {
    zh: '您的单位下面没有组织。',
    en: 'There is no organisation below yours.',
  },
  'notices.not-below': {
    zh: '这是您自己的单位，不用提醒；到期的事在“待办”里。',
    en: 'This is your own organisation: what is due stands in 待办.',
  },
  'notices.nothing-due-there': {
    zh: '那里没有逾期和三个工作日内到期的事，不用提醒。',
    en: 'Nothing there is late or due within three working days.',
  },
  'notices.nobody-there': {
    zh: '那里现在没有人担任书记、组织员、受理员或编辑，提醒没有人看得到。请先给它分配岗位，或者打电话。',
    en: 'Nobody holds a working post there, so nobody would read it. Have a post given, or call.',
  },
  'notices.kind-unknown': {
    zh: '没有这一类待办。请刷新页面再选。',
    en: 'There is no such kind of work. Please reload the page and choose again.',
  },
  'notices.kind-statutory': {
    zh: '这一类有法定期限，一直提醒，不能关。不想收邮件，可以停用每日邮件；待办里始终看得到。',
    en: 'This kind has its limit by law and is always told. To have no letters at all, stop the letter of the day; it stays in 待办.',
  },
} as const

/** How the chapter’s own line of 待办 is called. */
export const dueWords = {
  reminded: { zh: '上级提醒', en: 'Reminded from above' },
} as const
