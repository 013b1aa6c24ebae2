import { describe, expect, it } from 'vitest'
import { decrypt, encrypt, isSigned, signatureOf } from './crypt.ts'
import { readXml } from './xml.ts'

// The example that the platform gives to everybody who writes a server.
const account = {
  appId: 'wx2c2769f8efd9abc2',
  appSecret: '',
  token: 'spamtest',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}
const query = { timestamp: '1409735669', nonce: '1320562132', signature: '5d197aaffba7e9b25a30732f161a50dee96bd5fa' }
const sealed =
  'hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE='
const then = new Date(1_409_735_700_000)

describe('the sealed form of the platform', () => {
  it('opens its own example, whose signature is right then and not later', () => {
    const opened = readXml(decrypt(account, sealed) ?? '')
    expect(opened).toMatchObject({ FromUserName: 'oyORnuP8q7ou2gfYjqLzSIWZf0rs', Content: 'abcdteT' })
    expect(isSigned(account, query, { parts: [sealed], now: then })).toBe(true)
    expect(isSigned(account, query, { parts: [sealed], now: new Date(then.getTime() + 400_000) })).toBe(false)
    expect(isSigned(account, query, { parts: [`${sealed}A`], now: then })).toBe(false)
    expect(isSigned({ ...account, token: 'other' }, query, { parts: [sealed], now: then })).toBe(false)
  })

  it('opens what we seal, for this account only', () => {
    for (const text of ['', 'a', '路灯坏了'.repeat(50)]) expect(decrypt(account, encrypt(account, text))).toBe(text)
    expect(decrypt({ ...account, appId: 'wx0' }, encrypt(account, 'a'))).toBeUndefined()
  })

  it('opens nothing else, and never throws', () => {
    for (const odd of ['', 'AAAA', 'A'.repeat(64), Buffer.alloc(32).toString('base64'), '不是']) {
      expect(decrypt(account, odd)).toBeUndefined()
    }
  })

  it('signs over its parts in the order of their signs', () => {
    expect(signatureOf(account, query, [sealed])).toBe(query.signature)
  })
})

describe('a message as XML', () => {
  it.each([
    ['<xml><A><![CDATA[一]]></A><B>2</B></xml>', { A: '一', B: '2' }],
    ['<xml><A>&lt;b&gt;</A></xml>', { A: '<b>' }],
    ['', undefined],
    ['<xml>', undefined],
    ['{"text":1}', undefined],
    ['<!DOCTYPE x [<!ENTITY e "boom">]><xml><A>&e;</A></xml>', undefined],
    [`<xml>${'<a>'.repeat(9)}${'</a>'.repeat(9)}</xml>`, undefined],
  ])('%s', (text, found) => {
    const read = readXml(text)
    expect(read && { ...read }).toEqual(found)
  })

  it('has no more elements than a message has', () => {
    const many = Array.from({ length: 100 }, (_, at) => `<a${at}>1</a${at}>`).join('')
    expect(readXml(`<xml>${many}</xml>`)).toBeUndefined()
  })
})
