/** Every sentence this chapter refuses with, by code. */
export const words = {
  'auditing.not-an-auditor': {
    zh: '审计查询由审计管理员办理，请切换到这个身份。',
    en: 'The audit is searched by the audit administrator; please switch to that post.',
  },
  'auditing.window-backwards': {
    zh: '结束日期早于开始日期，请改一下。',
    en: 'The last day lies before the first; please change it.',
  },
  'auditing.window-too-long': {
    zh: '一次最多查 {days} 天。请缩短时间，分几次查。',
    en: 'At most {days} days at a time; please shorten the time and search several times.',
  },
  'auditing.window-too-long-for-account': {
    zh: '按账号查，一次最多 {days} 天。请缩短到出事的那几天。',
    en: 'By account at most {days} days at a time; please choose the days in question.',
  },
  'auditing.purpose-too-wide': {
    zh: '例行审计不按账号查一个人的操作。请选具体的用途，或者去掉账号。',
    en: 'A regular audit does not follow one account. Please choose a definite purpose, or leave the account out.',
  },
  'auditing.account-not-found': {
    zh: '本组织和下级没有这个登录名。请核对，或者从查到的记录里点“只看这个账号”。',
    en: 'There is no such login here or below. Please check it, or choose “this account only” in an entry.',
  },
  'auditing.checked-at-the-top': {
    zh: '审计链是全系统一条，由最上级党组织的审计管理员核查。发现问题，请报告他。',
    en: 'There is one chain for the whole system; the audit administrator of the topmost organisation checks it. Please tell him what you found.',
  },
  'auditing.check-runs': {
    zh: '已经有一次核查在等待或者进行，完成后可以再开始。',
    en: 'A check waits or runs already; another can begin when it has ended.',
  },
  'auditing.no-such-sheet': {
    zh: '没有这份结果单：核查还没有完成，或者没有办成。请回到“审计链核查”看结果。',
    en: 'There is no such sheet: the check has not ended, or did not succeed. Please look at the list of checks.',
  },
} as const
