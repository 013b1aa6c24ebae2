/** Sentences of the refusals about text messages. */
export const words = {
  'notices.no-sms': {
    zh: '本系统没有接通短信网关，请联系系统管理员。',
    en: 'This installation sends no text messages; please ask the system administrator.',
  },
  'notices.number-form': {
    zh: '请填11位手机号，以1开头。',
    en: 'Give a mobile number of eleven digits that begins with 1.',
  },
  'notices.sms-not-sent': {
    zh: '验证码没有发出去。请核对手机号，过一分钟再试；还是不行，请联系系统管理员。',
    en: 'The code did not leave. Check the number and try again in a minute, or ask the system administrator.',
  },
  'notices.sms-wrong-code': {
    zh: '验证码不对。请核对短信里的六位数字，每个验证码可以输五次。',
    en: 'The code is not right. Check the six digits of the message; each code may be typed five times.',
  },
  'notices.sms-code-over': {
    zh: '这个验证码不能用了：输错了五次，过了十分钟，或者已经用过了。请重新填手机号，再收一个。',
    en: 'This code is of no use any more: five times wrong, older than ten minutes, or used already. Give the number again for a new one.',
  },
  'notices.sms-no-number': {
    zh: '还没有填手机号，或者已经删除。请先填写。',
    en: 'There is no number, or it was deleted. Please give one first.',
  },
} as const
