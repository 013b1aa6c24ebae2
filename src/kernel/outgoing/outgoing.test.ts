import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { judgeAddress } from './address.ts'
import { isOpenAddress } from './open-address.ts'
import { lookAt } from './post.ts'
import { isSigned, signedHeaders } from './signing.ts'

const allowed = { hosts: ['hook.example.cn', 'hook.example.cn:8443'], isPrivateAllowed: false }
const codeOf = (address: string, of = allowed) => {
  const judged = judgeAddress(address, of)
  return 'code' in judged ? judged.code : 'called'
}

describe('an address that is called (T11)', () => {
  it.each([
    ['https://hook.example.cn/in', 'called'],
    ['https://hook.example.cn:8443/in?a=1', 'called'],
    ['https://hook.example.cn:8444/in', 'ADDRESS_NOT_ALLOWED'],
    ['https://other.example.cn/in', 'ADDRESS_NOT_ALLOWED'],
    ['https://hook.example.cn.evil.cn/in', 'ADDRESS_NOT_ALLOWED'],
    ['https://127.0.0.1/in', 'ADDRESS_NOT_ALLOWED'],
    ['https://2130706433/in', 'ADDRESS_NOT_ALLOWED'],
    ['https://0x7f.1/in', 'ADDRESS_NOT_ALLOWED'],
    ['https://[::ffff:127.0.0.1]/in', 'ADDRESS_NOT_ALLOWED'],
    ['http://hook.example.cn/in', 'ADDRESS_FORM'],
    ['https://hook.example.cn@evil.cn/', 'ADDRESS_FORM'],
    ['https://a:b@hook.example.cn/', 'ADDRESS_FORM'],
    ['https://hook.example.cn/#part', 'ADDRESS_FORM'],
    ['file:///etc/passwd', 'ADDRESS_FORM'],
    ['gopher://hook.example.cn/', 'ADDRESS_FORM'],
    ['hook.example.cn', 'ADDRESS_FORM'],
    ['', 'ADDRESS_FORM'],
  ])('%s: %s', (address, answer) => {
    expect(codeOf(address)).toBe(answer)
  })

  it('is one without https only where the own network was allowed', () => {
    const own = { hosts: ['10.0.0.5:8080'], isPrivateAllowed: true }
    expect(codeOf('http://10.0.0.5:8080/in', own)).toBe('called')
  })
})

it.each([
  ['8.8.8.8', true],
  ['240e::1', true],
  ['127.0.0.1', false],
  ['127.9.9.9', false],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fe80::1', false],
  ['fc00::1', false],
  ['fd12::1', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:169.254.169.254', false],
  ['64:ff9b::7f00:1', false],
  ['ff02::1', false],
  ['no number', false],
])('%s lies in the open network: %s', (address, isOpen) => {
  expect(isOpenAddress(address)).toBe(isOpen)
})

describe('a signature', () => {
  const secret = Buffer.from('ein-geheimnis-von-genuegender-laenge')
  const of = { id: '0193-a', at: new Date(), body: '{"type":"sites.opened"}', secret }

  it('is accepted by the reference library of Standard Webhooks', () => {
    const receiver = new Webhook(`whsec_${secret.toString('base64')}`)
    expect(receiver.verify(of.body, signedHeaders(of))).toEqual({ type: 'sites.opened' })
  })

  it('is refused when body, id, time or secret is another one', () => {
    const receiver = new Webhook(`whsec_${secret.toString('base64')}`)
    const headers = signedHeaders(of)
    expect(() => receiver.verify(`${of.body} `, headers)).toThrow()
    expect(() => receiver.verify(of.body, { ...headers, 'webhook-id': '0193-b' })).toThrow()
    expect(() => receiver.verify(of.body, signedHeaders({ ...of, at: new Date(Date.now() - 600_000) }))).toThrow()
    expect(() => new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(of.body, headers)).toThrow()
  })

  it('is known again as ours, under its id and within five minutes', () => {
    const { id, body } = of
    const headers = signedHeaders(of)
    const given = {
      id,
      timestamp: headers['webhook-timestamp'] ?? '',
      signatures: `v1,AAAA ${headers['webhook-signature']}`,
    }
    const judgedIn = (seconds: number) => ({ body, secret, now: new Date(of.at.getTime() + seconds * 1000) })
    expect(isSigned(given, judgedIn(0))).toBe(true)
    expect([299, 302, -302].map((seconds) => isSigned(given, judgedIn(seconds)))).toEqual([true, false, false])
    expect(isSigned({ ...given, id: 'another' }, judgedIn(0))).toBe(false)
    expect(isSigned(given, { ...judgedIn(0), body: `${body} ` })).toBe(false)
    expect(isSigned(given, { ...judgedIn(0), secret: Buffer.alloc(32) })).toBe(false)
    expect(isSigned({ ...given, signatures: 'v1,' }, judgedIn(0))).toBe(false)
    expect(isSigned({ ...given, timestamp: 'now' }, judgedIn(0))).toBe(false)
  })
})

// What a page names is looked at in the open network only, however its address is written (T11).
it.each([
  ['http://127.0.0.1/', 'PRIVATE_ADDRESS'],
  ['https://localhost/', 'PRIVATE_ADDRESS'],
  ['http://2130706433/', 'PRIVATE_ADDRESS'],
  ['http://[::ffff:10.0.0.1]/', 'PRIVATE_ADDRESS'],
  ['http://169.254.169.254/latest', 'PRIVATE_ADDRESS'],
  ['http://8.8.8.8:5432/', 'ADDRESS_NOT_ALLOWED'],
  ['https://a:b@example.cn/', 'ADDRESS_NOT_ALLOWED'],
  ['file:///etc/passwd', 'ADDRESS_NOT_ALLOWED'],
  ['gopher://example.cn/', 'ADDRESS_NOT_ALLOWED'],
  ['', 'ADDRESS_NOT_ALLOWED'],
])('%s is not looked at: %s', async (address, fault) => {
  expect(await lookAt(address, { method: 'GET', agent: 'test' })).toMatchObject({ status: null, fault })
})
