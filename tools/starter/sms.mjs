// What of the settings for text messages cannot be right is told before anything is started; the kernel judges them again
// (src/kernel/outgoing/sms-way.ts), for whoever starts a program without the starter.
import { Failure } from './say.mjs'

/** Throws a Failure that names the setting and how it is written; nothing is asked where no gateway was named. */
export function refuseUnsafeSms({ LIANXIN_SMS_URL: url, LIANXIN_SMS_SECRET: secret = '', LIANXIN_SMS_SIGN: sign }) {
  if (url === undefined) return
  if (!isSafe(url)) throw new Failure(faults.url)
  // 32 characters are 24 bytes.
  if (!/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret)) throw new Failure(faults.secret)
  if (sign !== undefined && !/^【[^【】\s]{2,12}】$/.test(sign)) throw new Failure(faults.sign)
}

// The same conditions as the kernel's, and one list of addresses is judged by both (src/kernel/outgoing/sms.test.ts).
function isSafe(text) {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password, hash } = new URL(text)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  const isBare = username === '' && password === '' && hash === ''
  return isBare && (protocol === 'https:' || (protocol === 'http:' && isHere))
}

const faults = {
  url: {
    zh: 'LIANXIN_SMS_URL 要写短信网关的网址,以 https:// 开头;网关就在本机的,可以写 http://127.0.0.1:端口/…。',
    en: 'LIANXIN_SMS_URL must be the address of the gateway, with https, or with http on this machine.',
  },
  secret: {
    zh: 'LIANXIN_SMS_SECRET 没有写,或者太短:要写 whsec_ 加上至少 24 字节的 base64,例如 echo whsec_$(openssl rand -base64 32)。',
    en: 'LIANXIN_SMS_SECRET is missing or too short: whsec_ and at least 24 bytes in base64, such as echo whsec_$(openssl rand -base64 32).',
  },
  sign: {
    zh: 'LIANXIN_SMS_SIGN 是短信前面的签名,写成【连心】这样,括号里 2 到 12 个字。',
    en: 'LIANXIN_SMS_SIGN is the sign in front of each message, two to twelve characters between 【 and 】.',
  },
}
