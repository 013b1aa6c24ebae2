/** Sentences about acting for another. */
export const words = {
  'accounts.not-delegable': {
    zh: '这个身份不能请人代办。管理员身份和党员本人的事要由本人办。',
    en: 'This post cannot be acted in by another: an administrator’s, and what a member does for himself, are done in person.',
  },
  'accounts.in-person-only': {
    zh: '这件事要由本人办理，代办时不能办。请先切换回自己的身份。',
    en: 'This is done in person, not for another. Please switch back to your own post first.',
  },
  'accounts.no-taker': {
    zh: '没有找到可以代办的账号。请核对账号名；管理员和已停用的账号不能代办。',
    en: 'There is no account by this name that could act. Administrators and disabled accounts cannot.',
  },
  'accounts.delegation-days': {
    zh: '代办从今天或以后开始，一次最长31天，不能晚于这个身份的结束日期。',
    en: 'It begins today or later, lasts 31 days at most, and not longer than the post itself.',
  },
  'accounts.delegation-to-oneself': {
    zh: '不能请自己代办，请填别人的账号。',
    en: 'You cannot act for yourself; name somebody else.',
  },
  'accounts.no-such-delegation': {
    zh: '这项代办已经结束或收回。请刷新后再看。',
    en: 'This delegation has ended or was taken back. Please reload.',
  },
} as const
