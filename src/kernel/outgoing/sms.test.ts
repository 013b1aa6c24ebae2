import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Manner, type SmsGateway, startSmsGateway } from '../../../tests/sms-gateway.ts'
import { refuseUnsafeSms } from '../../../tools/starter/sms.mjs'
import { Circuit } from './circuit.ts'
import { sendSms } from './sms.ts'
import { smsWayOf } from './sms-way.ts'

const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const url = 'https://sms.example.cn/send'

describe('the gateway of an installation', () => {
  it('is none where none was named', () => {
    expect(smsWayOf({ url: undefined, secret, sign: undefined })).toBeUndefined()
  })

  it.each([
    [url, '【连心】', undefined],
    ['http://127.0.0.1:8090/send', '【青石连心】', '【青石连心】'],
    ['http://localhost/send', '【连心】', '【连心】'],
  ])('is %s with %s in front', (address, sign, given) => {
    expect(smsWayOf({ url: address, secret, sign: given })).toEqual({ url: address, secret: Buffer.alloc(24, 7), sign })
  })

  it.each([
    ['http beyond this machine', { url: 'http://10.0.0.5/send' }, /LIANXIN_SMS_URL 要写/],
    ['no address', { url: 'sms.example.cn' }, /LIANXIN_SMS_URL 要写/],
    ['a password in the address', { url: 'https://a:b@sms.example.cn/' }, /LIANXIN_SMS_URL 要写/],
    ['no secret', { secret: undefined }, /LIANXIN_SMS_SECRET .*太短/],
    ['a short secret', { secret: `whsec_${Buffer.alloc(23).toString('base64')}` }, /LIANXIN_SMS_SECRET .*太短/],
    ['a secret of another form', { secret: 'a-long-secret-of-another-form-altogether' }, /LIANXIN_SMS_SECRET .*太短/],
    ['a sign without brackets', { sign: '连心' }, /LIANXIN_SMS_SIGN/],
    ['a long sign', { sign: `【${'连'.repeat(13)}】` }, /LIANXIN_SMS_SIGN/],
  ])('is refused in words with %s', (_, of, sentence) => {
    expect(() => smsWayOf({ url, secret, sign: undefined, ...of })).toThrow(sentence)
  })
})

describe('the starter and the kernel judge the same address alike', () => {
  const judged = (address: string) =>
    [
      () => smsWayOf({ url: address, secret, sign: undefined }),
      () => refuseUnsafeSms({ LIANXIN_SMS_URL: address, LIANXIN_SMS_SECRET: secret }),
    ].map((judge) => {
      try {
        judge()
        return 'taken'
      } catch {
        return 'refused'
      }
    })

  it.each([
    url,
    'HTTPS://sms.example.cn',
    'https://sms.example.cn/send?from=a@b',
    'https://sms.example.cn/#',
    ' https://sms.example.cn/send',
    'https://sms.example.cn/send\n',
    'http://localhost/',
    'http://localhost',
    'http://127.0.0.1',
    'http://127.0.0.1:8090/send',
    'http://[::1]:8090/send',
  ])('%j is taken', (address) => {
    expect(judged(address)).toEqual(['taken', 'taken'])
  })

  it.each([
    'http://10.0.0.5/send',
    'http://localhost.evil.cn/x',
    'http://localhost:evil.cn/x',
    'http://localhost@evil.cn/x',
    'https://a:b@sms.example.cn/',
    'https://sms.example.cn/#part',
    'https://[x',
    'https://sms.example.cn:99999/x',
    'ftp://sms.example.cn/',
    'sms.example.cn',
    '',
  ])('%j is refused', (address) => {
    expect(judged(address)).toEqual(['refused', 'refused'])
  })
})

describe('a gateway (R-F12)', () => {
  let gateway: SmsGateway
  beforeAll(async () => {
    gateway = await startSmsGateway()
  })
  afterAll(() => gateway.close())
  const message = (id: string) => ({
    id,
    type: 'notices.sms-reminder',
    to: '13800005678',
    text: '【连心】',
    values: {},
  })

  it.each<[Manner, string]>([
    ['WELL', 'TAKEN'],
    ['TWICE', 'TAKEN'],
    ['FAULT', 'PERHAPS'],
    ['RUBBISH', 'PERHAPS'],
    ['OTHER_ID', 'PERHAPS'],
    ['SILENT', 'PERHAPS'],
    ['REDIRECT', 'NOT_NOW'],
    ['REFUSES', 'REFUSED'],
  ])('that answers %s has taken it: %s', async (manner, came) => {
    gateway.manner = manner
    const before = gateway.asked.length
    expect(await sendSms(message(`id-${manner}`), gateway.way)).toBe(came)
    expect(gateway.asked.slice(before).map(({ isSigned, body }) => [isSigned, body.id])).toEqual([
      [true, `id-${manner}`],
    ])
  })

  it('that answers after the limit may have taken it, and is not waited for', { timeout: 20_000 }, async () => {
    gateway.manner = 'SLOW'
    expect(await sendSms(message('id-slow'), gateway.way)).toBe('PERHAPS')
  })

  it('that is away has taken nothing', async () => {
    const gone = await startSmsGateway()
    await gone.close()
    expect(await sendSms(message('id-gone'), gone.way)).toBe('NOT_NOW')
  })
})

describe('a circuit (R-F12)', () => {
  const at = (minutes: number) => new Date(minutes * 60_000)

  it('opens after three failures in a row for five minutes, and then after each one', () => {
    const circuit = new Circuit()
    const failing = (minutes: number) => {
      circuit.failed(at(minutes))
      return circuit.isOpen(at(minutes))
    }
    expect([failing(0), failing(0)]).toEqual([false, false])
    circuit.answered()
    expect([failing(1), failing(1), failing(1)]).toEqual([false, false, true])
    expect([circuit.isOpen(at(5.9)), circuit.isOpen(at(6))]).toEqual([true, false])
    expect(failing(6)).toBe(true)
    circuit.answered()
    expect(failing(12)).toBe(false)
  })
})

it('the worked example of the guide is signed as it says', () => {
  const guide = readFileSync(new URL('../../../docs/guides/send-text-messages.md', import.meta.url), 'utf8')
  const [, key = ''] = /^whsec_(\S+)$/m.exec(guide) ?? []
  const [, body = ''] = /^(\{"id":.*\})$/m.exec(guide) ?? []
  const header = (name: string) => new RegExp(`^${name}: (.+)$`, 'm').exec(guide)?.[1] ?? ''
  const headers = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, header(name)]),
  )
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const computed = createHmac('sha256', Buffer.from(key, 'base64')).update(signed).digest('base64')
  expect(headers['webhook-signature']).toBe(`v1,${computed}`)
  expect(JSON.parse(body)).toMatchObject({ id: headers['webhook-id'], timestamp: expect.any(String) })
  expect(guide).toContain(`{"id":"${headers['webhook-id']}"}`)
  // The same by the reference library, as of the moment of the example.
  const sign = new Webhook(key).sign(
    headers['webhook-id'] ?? '',
    new Date(Number(headers['webhook-timestamp']) * 1000),
    body,
  )
  expect(headers['webhook-signature']).toBe(sign)
})
