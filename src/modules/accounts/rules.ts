/** The shortest password, in characters (ASVS 6.2.1): length instead of composition. */
export const passwordMinLength = 12

/** Words an attacker tries first here (ASVS 6.1.2, 6.2.4); compared in lower case. */
const common = [
  'password',
  'passw0rd',
  '12345678',
  '87654321',
  'qwertyui',
  'asdfghjk',
  '1q2w3e4r',
  'iloveyou',
  'administrator',
  'admin123',
  'dangjian',
  'gongchandang',
  'zhongguo',
  'lianxin',
  'dangyuan',
  'zhibu',
  '19210701',
  '19491001',
  'woaini',
  'abcdefgh',
  '11111111',
  '00000000',
  '66666666',
  '88888888',
  '党建',
  '共产党',
]

/**
 * Whether a password may be set. `context` is what an attacker knows: login, names.
 * A common word is allowed inside a long sentence, not as most of the password.
 */
export function passwordFault(
  password: string,
  context: readonly string[],
): 'accounts.password-too-short' | 'accounts.password-too-common' | null {
  if ([...password].length < passwordMinLength) return 'accounts.password-too-short'
  const lower = password.toLowerCase()
  const known = [...common, ...context.map((word) => word.toLowerCase()).filter((word) => word.length >= 2)]
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), lower)
  const varied = new Set(rest).size
  return [...rest].length < passwordMinLength - 4 || varied < 5 ? 'accounts.password-too-common' : null
}

/** A session ends after so many hours in any case, and earlier when it is not used (accounts.session_of, ASVS 7.3). */
export const sessionHours = 12
