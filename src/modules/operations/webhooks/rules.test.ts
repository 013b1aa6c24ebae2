import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { isOpenAddress } from './open-address.ts'
import { judgeAddress, pauseAfter } from './rules.ts'
import { signedHeaders } from './signing.ts'

const allowed = { hosts: ['hook.example.cn', 'hook.example.cn:8443'], isPrivateAllowed: false }
const codeOf = (address: string, of = allowed) => {
  const judged = judgeAddress(address, of)
  return 'code' in judged ? judged.code : 'called'
}

describe('an address that is called (T11)', () => {
  it.each([
    ['https://hook.example.cn/in', 'called'],
    ['https://hook.example.cn:8443/in?a=1', 'called'],
    ['https://hook.example.cn:8444/in', 'operations.address-not-allowed'],
    ['https://other.example.cn/in', 'operations.address-not-allowed'],
    ['https://hook.example.cn.evil.cn/in', 'operations.address-not-allowed'],
    ['https://127.0.0.1/in', 'operations.address-not-allowed'],
    ['https://2130706433/in', 'operations.address-not-allowed'],
    ['https://0x7f.1/in', 'operations.address-not-allowed'],
    ['https://[::ffff:127.0.0.1]/in', 'operations.address-not-allowed'],
    ['http://hook.example.cn/in', 'operations.address-form'],
    ['https://hook.example.cn@evil.cn/', 'operations.address-form'],
    ['https://a:b@hook.example.cn/', 'operations.address-form'],
    ['https://hook.example.cn/#part', 'operations.address-form'],
    ['file:///etc/passwd', 'operations.address-form'],
    ['gopher://hook.example.cn/', 'operations.address-form'],
    ['hook.example.cn', 'operations.address-form'],
    ['', 'operations.address-form'],
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
})

it('waits longer after each try in vain, and gives up after eight', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7].map((tries) => pauseAfter(tries) ?? 0)
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other))
  expect(pauseAfter(8)).toBeUndefined()
})
