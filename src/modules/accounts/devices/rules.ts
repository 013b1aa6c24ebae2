import type { Sentence } from '#kernel/errors.ts'

// In this order: a browser in an app, and one built on another, name both.
const browsers: readonly (readonly [RegExp, string, Sentence])[] = [
  [/MicroMessenger/i, 'wechat', { zh: '微信', en: 'WeChat' }],
  [/DingTalk/i, 'dingtalk', { zh: '钉钉', en: 'DingTalk' }],
  [/QQBrowser/i, 'qq', { zh: 'QQ浏览器', en: 'QQ Browser' }],
  [/HuaweiBrowser/i, 'huawei', { zh: '华为浏览器', en: 'Huawei Browser' }],
  [/MiuiBrowser/i, 'miui', { zh: '小米浏览器', en: 'Mi Browser' }],
  [/UCBrowser|UBrowser/i, 'uc', { zh: 'UC浏览器', en: 'UC Browser' }],
  [/360SE|360EE|QihooBrowser/i, '360', { zh: '360浏览器', en: '360 Browser' }],
  [/Edg(e|A|iOS)?\//, 'edge', { zh: 'Edge浏览器', en: 'Edge' }],
  [/Firefox|FxiOS/, 'firefox', { zh: '火狐浏览器', en: 'Firefox' }],
  [/Chrome|CriOS|Chromium/, 'chrome', { zh: '谷歌内核浏览器', en: 'Chrome' }],
  [/Safari/, 'safari', { zh: 'Safari浏览器', en: 'Safari' }],
]
const systems: readonly (readonly [RegExp, string, Sentence])[] = [
  [/HarmonyOS|OpenHarmony/i, 'harmony', { zh: '鸿蒙手机', en: 'HarmonyOS' }],
  [/Android/i, 'android', { zh: '安卓手机', en: 'Android' }],
  [/iPhone/, 'iphone', { zh: '苹果手机', en: 'iPhone' }],
  [/iPad/, 'ipad', { zh: '苹果平板', en: 'iPad' }],
  [/Windows/, 'windows', { zh: 'Windows电脑', en: 'Windows' }],
  [/Macintosh|Mac OS/, 'mac', { zh: '苹果电脑', en: 'Mac' }],
  [/Linux|X11/, 'linux', { zh: 'Linux电脑', en: 'Linux' }],
]
const other: Sentence = { zh: '其他设备', en: 'Another device' }

/** What is kept of a browser: which kind it is and on what, `chrome/windows`; never its whole name for itself. */
export function deviceOf(userAgent: string): string {
  const kind = (from: typeof browsers) => from.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'other'
  return `${kind(browsers)}/${kind(systems)}`
}

/** A kept device in words: 谷歌内核浏览器，Windows电脑. */
export function deviceName(device: string): Sentence {
  const [browser, system] = device.split('/')
  const named = [
    browsers.find(([, code]) => code === browser)?.[2],
    systems.find(([, code]) => code === system)?.[2],
  ].filter((one) => one !== undefined)
  if (named.length === 0) return other
  return { zh: named.map(({ zh }) => zh).join('，'), en: named.map(({ en }) => en).join(', ') }
}

const idleMinutes = 30

/** When a session ends: half an hour after its last use, and after its twelve hours in any case (ASVS 7.3). */
export function sessionEnd(of: { seenAt: Date; expiresAt: Date }): { at: Date; mayExtend: boolean } {
  const idle = of.seenAt.getTime() + idleMinutes * 60_000
  const whole = of.expiresAt.getTime()
  return { at: new Date(Math.min(idle, whole)), mayExtend: idle < whole }
}
