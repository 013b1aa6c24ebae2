import { refusals, type Sentence } from './errors.ts'

// E14. What the rules against formalism forbid cannot be set up: neither as a column or a field, nor as a step.
// Sources: 《关于防治“指尖上的形式主义”的若干意见》(2023-12), 《整治形式主义为基层减负若干规定》(2024-08).

/** Something that is about to be saved: its names as people read them and as the program calls them. */
export interface Configuration {
  readonly names: readonly string[]
  /** What must be handed in; `why` is the reason a superior gave and the person filling in reads. */
  readonly compulsory?: readonly { readonly name: string; readonly why: string | null }[]
}

const rules = '《关于防治“指尖上的形式主义”的若干意见》'
const rulesEn = 'the Opinions on preventing formalism at the fingertips (2023)'

/** What cannot be set up, each with the rule that says so. */
export const words = {
  'kernel.formalism-check-in': {
    zh: `不能设置“{name}”：${rules}规定，不得设置打卡签到这类强制功能。请去掉这一项。`,
    en: `“{name}” cannot be set up: ${rulesEn} forbids compulsory check-in. Please take it out.`,
  },
  'kernel.formalism-points': {
    zh: `不能设置“{name}”：${rules}规定，不得设置积分排名。请去掉这一项。`,
    en: `“{name}” cannot be set up: ${rulesEn} forbids points and rankings. Please take it out.`,
  },
  'kernel.formalism-online-time': {
    zh: `不能设置“{name}”：${rules}规定，不得统计在线时长、登录和学习时长。请去掉这一项。`,
    en: `“{name}” cannot be set up: ${rulesEn} forbids counting time online, logins or time of study. Please take it out.`,
  },
  'kernel.formalism-read-rate': {
    zh: `不能设置“{name}”：${rules}规定，不得以阅读、点赞、转发、安装和使用率作考核。请去掉这一项。`,
    en: `“{name}” cannot be set up: ${rulesEn} forbids measuring people by reading, likes, sharing or use of an app. Please take it out.`,
  },
  'kernel.formalism-track': {
    zh: `不能设置“{name}”：${rules}规定，不得要求上传不必要的行动轨迹、定位。请去掉这一项。`,
    en: `“{name}” cannot be set up: ${rulesEn} forbids asking for tracks and positions. Please take it out.`,
  },
  'kernel.formalism-photo': {
    zh: `不能把“{name}”设为必填：${rules}规定，不得强制要求上传不必要的照片、截图、视频。请改为选填，或由上级写明为什么需要。`,
    en: `“{name}” cannot be compulsory: ${rulesEn} forbids demanding needless photos, screenshots or videos. Please make it optional, or have the superior say why it is needed.`,
  },
} as const satisfies Record<string, Sentence>
type Code = keyof typeof words

const { refuse } = refusals(words)

const banned: readonly (readonly [Code, RegExp])[] = [
  ['kernel.formalism-check-in', /打卡|签到|check[-_ ]?in\b|clock[-_ ]?in\b|punch[-_ ]?card/i],
  ['kernel.formalism-points', /积分|排名|排行|名次|红黑榜|\b(?:points?|rank(?:s|ing)?|leaderboards?|scoreboards?)\b/i],
  [
    'kernel.formalism-online-time',
    /(?:在线|登录|登陆|学习|浏览)(?:时长|时间|次数|天数)|活跃(?:度|率)|online[-_ ]?(?:time|minutes|hours)|log[-_ ]?in[-_ ]?(?:count|days)|study[-_ ]?(?:time|minutes|hours)/i,
  ],
  [
    'kernel.formalism-read-rate',
    /(?:阅读|已读|点赞|转发|安装|使用|关注)(?:率|量|数|排)|(?:read|install|usage|like|share)[-_ ]?(?:rate|count)s?\b/i,
  ],
  ['kernel.formalism-track', /轨迹|实时定位|行踪|\bgps\b|geo[-_ ]?(?:location|track)|\btrack[-_ ]?points?\b/i],
]

const picture = /照片|截图|拍照|视频|录像|自拍|\b(?:photo|picture|screenshot|video|selfie)s?\b/i

/** The rule a configuration offends against, and the name that does it; null when there is none. */
export function formalismIn({ names, compulsory = [] }: Configuration): { code: Code; name: string } | null {
  // Names the program uses are split as people would read them: checkIn, check_in.
  for (const name of [...names, ...compulsory.map((one) => one.name)])
    for (const [code, pattern] of banned) if (pattern.test(readable(name))) return { code, name }
  const photo = compulsory.find(({ name, why }) => picture.test(readable(name)) && !why?.trim())
  return photo ? { code: 'kernel.formalism-photo', name: photo.name } : null
}

/** Asked wherever procedures or columns are set up. @throws Refusal that names the rule */
export function refuseFormalism(of: Configuration, field?: string): void {
  const found = formalismIn(of)
  if (found) throw refuse('invalid', found.code, { slots: { name: found.name }, ...(field ? { field } : {}) })
}

const readable = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')
