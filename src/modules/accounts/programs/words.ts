/** What the keys of programs are refused with, for administrators and for the programs themselves. */
export const words = {
  'accounts.key-missing': {
    zh: '没有找到这把接口密钥，可能不在您管理的范围内。',
    en: 'This key was not found, or is not in your organisations.',
  },
  'accounts.key-name-taken': {
    zh: '这个党组织已有叫这个名字的接口密钥。请换一个名字，或先作废原来的。',
    en: 'This organisation has a key of this name already. Please choose another name, or end the other key first.',
  },
  'accounts.key-day': {
    zh: '最后一天要在今天到一年以内，请改选。到期前可以另申请一把。',
    en: 'The last day lies between today and a year from now; please choose another. A further key can be asked for before it runs out.',
  },
  'accounts.key-not-asked-by-you': {
    zh: '密钥由申请的系统管理员本人领取，别人看不到。',
    en: 'A key is taken by the system administrator who asked for it, and shown to nobody else.',
  },
  'accounts.key-not-to-decide': {
    zh: '这把密钥已经有人决定过，或者已经作废。请刷新后再看。',
    en: 'This key was decided or ended meanwhile. Please reload.',
  },
  'accounts.key-not-to-take': {
    zh: '这把密钥现在不能领取：还没有同意、已经领取过、到期或者作废了。没有记下的，请作废后重新申请。',
    en: 'This key cannot be taken now: it is not allowed yet, was taken, ran out or was ended. Who did not note it ends it and asks anew.',
  },
  'accounts.key-over': { zh: '这把密钥已经作废。', en: 'This key was ended already.' },
  'accounts.key-unknown': {
    zh: '接口密钥不对、已到期或者已作废，请联系给您密钥的系统管理员。',
    en: 'This key is wrong, has run out or was ended; please ask the system administrator who gave it to you.',
  },
  'accounts.key-not-for-this': {
    zh: '这把接口密钥不能用在这个地址。能用的地址写在申请里；要增加的，请系统管理员另申请一把。',
    en: 'This key is not for this address. Which it is for stands in what was asked; for more the system administrator asks for another key.',
  },
} as const

export const dueWords = {
  keys: { zh: '接口密钥待同意', en: 'Keys for programs to decide on' },
} as const
