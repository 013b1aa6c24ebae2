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
} as const
