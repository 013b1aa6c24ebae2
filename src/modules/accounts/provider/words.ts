/** Sentences about signing in by a provider of identities. */
export const words = {
  'accounts.provider-none': {
    zh: '本系统没有接统一身份认证，请用账号和密码登录。',
    en: 'No provider of identities is set up here; please sign in with account and password.',
  },
  'accounts.provider-away': {
    zh: '统一身份认证暂时连不上，请用账号和密码登录，或过几分钟再试。',
    en: 'The provider of identities does not answer. Sign in with account and password, or try again in a few minutes.',
  },
  'accounts.provider-refused': {
    zh: '统一身份认证没有确认您的身份。请重新登录一次；还是不行，请用账号和密码登录。',
    en: 'The provider of identities did not confirm who you are. Please try again, or sign in with account and password.',
  },
  'accounts.provider-unknown': {
    zh: '您的统一身份还没有关联这里的账号。请先用账号和密码登录，到“我的—登录与安全”关联；没有账号的，请联系系统管理员。',
    en: 'No account here is linked to you yet. Sign in with account and password and link it under “Sign-in and safety”, or ask the system administrator.',
  },
  'accounts.provider-taken': {
    zh: '这个统一身份已经关联了另一个账号。请先登录那个账号取消关联。',
    en: 'This identity is linked to another account. Sign in there and unlink it first.',
  },
  'accounts.provider-last-way': {
    zh: '您的账号没有密码，取消关联就登不进来了。请先联系系统管理员要一个设置链接，设好密码再取消。',
    en: 'Your account has no password; without the link you could not sign in. Ask the system administrator for a set-up link first.',
  },
  'accounts.provider-not-linked': { zh: '您的账号没有关联统一身份。', en: 'Your account is not linked.' },
} as const
