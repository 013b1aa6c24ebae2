/** Sentences about second factors and about showing who one is. */
export const words = {
  'accounts.wrong-code': {
    zh: '这个口令不对，或者已经用过。请等手机上出现下一个口令再试；手机不在身边可以用恢复码。',
    en: 'This code is wrong or was used. Wait for the next one in your app; without the telephone use a recovery code.',
  },
  'accounts.code-needed': {
    zh: '还需要输入动态口令。',
    en: 'The code of your app is needed as well.',
  },
  'accounts.prove-by-provider': {
    zh: '您的账号没有密码。请退出，用统一身份认证重新登录，十分钟内再办这件事。',
    en: 'Your account has no password. Sign out, sign in by the provider of identities again, and do this within ten minutes.',
  },
  'accounts.step-over': {
    zh: '这一步等得太久，已经失效。请从头再来一次。',
    en: 'This step waited too long and has ended. Please begin again.',
  },
  'accounts.wrong-passkey': {
    zh: '没有认出这把通行密钥。请换一把，或用账号和密码登录。',
    en: 'This passkey was not recognised. Please try another, or sign in with account and password.',
  },
  'accounts.passkey-known': {
    zh: '这把通行密钥已经登记过了，请换一台设备或一把安全钥匙。',
    en: 'This passkey is registered already; please use another device or security key.',
  },
  'accounts.passkeys-need-https': {
    zh: '通行密钥只能在 https 网址或本机上使用，请换用动态口令。',
    en: 'Passkeys work on https addresses or on this very machine only; please use a code app.',
  },
  'accounts.no-such-factor': {
    zh: '没有这种验证方式，可能刚刚已经停用。请刷新后再看。',
    en: 'There is no such factor; it may just have been removed. Please reload.',
  },
  'accounts.prove-yourself': {
    zh: '这件事要先再次确认是您本人，请输入密码。没有密码的，请退出后重新登录再办。',
    en: 'Please show once more that it is you, with your password. Without a password, sign out and in again first.',
  },
  'accounts.factor-demanded': {
    zh: '这个身份要先启用第二重验证才能办事，请到“我的－登录与安全”启用。',
    en: 'This post needs a second factor first; please turn one on under “Me – sign-in and safety”.',
  },
} as const
