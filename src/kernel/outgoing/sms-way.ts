/** By which gateway text messages leave, what signs for us there, and the sign in front of each (签名). */
export interface SmsWay {
  readonly url: string
  readonly secret: Buffer
  readonly sign: string
}

/** What the environment says of it. */
interface Said {
  readonly url: string | undefined
  readonly secret: string | undefined
  readonly sign: string | undefined
}

const leastSecret = 24

/** The way of text messages; nothing where no gateway was named. @throws Error in words for who keeps the machine. */
export function smsWayOf({ url, secret, sign = '【连心】' }: Said): SmsWay | undefined {
  if (url === undefined) return undefined
  if (!isSafe(url)) throw new Error(faults.url)
  const [, written = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret ?? '') ?? []
  const key = Buffer.from(written, 'base64')
  if (key.length < leastSecret) throw new Error(faults.secret)
  if (!/^【[^【】\s]{2,12}】$/.test(sign)) throw new Error(faults.sign)
  return { url, secret: key, sign }
}

const faults = {
  url: 'LIANXIN_SMS_URL 要写短信网关的网址，以 https:// 开头；网关就在本机的，可以写 http://127.0.0.1:端口/…。LIANXIN_SMS_URL must be the address of the gateway, with https, or with http on this machine.',
  secret:
    'LIANXIN_SMS_SECRET 没有写，或者太短：要写 whsec_ 加上至少 24 字节的 base64，例如 echo whsec_$(openssl rand -base64 32)。LIANXIN_SMS_SECRET is missing or too short: whsec_ and at least 24 bytes in base64.',
  sign: 'LIANXIN_SMS_SIGN 是短信前面的签名，写成【连心】这样，括号里 2 到 12 个字。LIANXIN_SMS_SIGN is the sign in front of each message, two to twelve characters between 【 and 】.',
} as const

// Numbers and codes leave this machine encrypted or not at all. The starter has the same conditions (tools/starter/sms.mjs).
function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password, hash } = new URL(text)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  const isBare = username === '' && password === '' && hash === ''
  return isBare && (protocol === 'https:' || (protocol === 'http:' && isHere))
}
