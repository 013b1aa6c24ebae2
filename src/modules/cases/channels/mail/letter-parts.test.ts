import { describe, expect, it } from 'vitest'
import { Exhausted } from '#kernel/apart.ts'
import { jpegOf, pdfOf, pngOf } from '../../../../../tests/pictures.ts'
import { readMail } from './letter-parts.ts'
import { wordsOfPage } from './letter-text.ts'
import { readMailApart } from './reading.ts'

const mail = (heads: readonly string[], body: string | Buffer = '') =>
  Buffer.concat([Buffer.from(`${heads.join('\r\n')}\r\n\r\n`), Buffer.from(body as string)])
const from = 'From: =?utf-8?B?546L5aWz5aOr?= <wang@mail.example.cn>'

describe('a mail as it lies on the disk', () => {
  it('is read with its sender, whom it was brought to first, and its words', async () => {
    const heads = [
      'Delivered-To: <Shuji@Qingshi.example.cn>',
      from,
      'To: Other <other@x.example.cn>',
      'Subject: =?gb2312?B?wrfVvw==?=',
    ]
    expect(await readMail(mail([...heads, 'Message-ID: <a@b>'], '路灯坏了。\r\n'))).toMatchObject({
      from: { name: '王女士', address: 'wang@mail.example.cn' },
      recipients: ['shuji@qingshi.example.cn', 'other@x.example.cn'],
      ...{ subject: '路湛', text: '路灯坏了。\n', attachments: 0, messageId: '<a@b>' },
    })
  })

  it.each([
    ['gb18030', Buffer.from('c2b7b5c6bbb5c1cb', 'hex'), '路灯坏了'],
    ['no-such-charset', Buffer.from('hello'), 'hello'],
  ])('in %s is read', async (charset, body, text) => {
    const read = await readMail(mail([from, `Content-Type: text/plain; charset=${charset}`], body))
    expect(read.text.trim()).toBe(text)
  })

  it('brings photos and PDF bare of where they were taken, four at most; what else came along is counted', async () => {
    const photo = jpegOf({ width: 40, height: 30, exif: 'GPS 23.1 113.2' })
    const part = (head: string, bytes: Buffer) =>
      `--x\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n`
    const heads = [
      'Content-Type: application/octet-stream; name="lamp.dat"',
      'Content-Type: image/png; name="a.png"\r\nContent-Disposition: inline',
      'Content-Type: application/pdf; name="=?utf-8?B?6K+B5piOLnBkZg==?="',
    ]
    const files = [photo, pngOf({ width: 3, height: 3 }), pdfOf()]
    const odd = part('Content-Type: image/jpeg; name="virus.jpg"', Buffer.from('MZ is no photo'))
    const read = (parts: string) =>
      readMailApart(mail([from, 'Content-Type: multipart/mixed; boundary=x'], `--x\r\n\r\nhello\r\n${parts}--x--\r\n`))
    const told = await read(odd + files.map((bytes, at) => part(heads[at] ?? '', bytes)).join(''))
    expect(told).toMatchObject({ attachments: 4, text: expect.stringContaining('hello') })
    expect(told?.files.map(({ name, kind }) => [name, kind])).toEqual([
      ['lamp.dat', 'image/jpeg'],
      ['a.png', 'image/png'],
      ['证明.pdf', 'application/pdf'],
    ])
    expect(told?.files[0]?.bytes.includes('GPS 23.1')).toBe(false)
    expect(told?.files[2]?.bytes.equals(pdfOf())).toBe(true)
    const many = await read(
      files
        .concat(files)
        .map((bytes, at) => part(heads[at % 3] ?? '', bytes))
        .join(''),
    )
    expect([many?.attachments, many?.files.length]).toEqual([6, 4])
    const large = [1, 2, 3, 4].map(() => part(heads[0] ?? '', jpegOf({ width: 40, height: 30, bytes: 4_400_000 })))
    expect((await read(large.join('')))?.files.map(({ bytes }) => bytes.length > 4_000_000)).toEqual(
      Array(4).fill(true),
    )
  })

  it('counts files that came along, mails inside it too, and reads none of these', async () => {
    const part = (type: string, words: string) => `--x\r\nContent-Type: ${type}\r\n\r\n${words}\r\n`
    const inner = 'From: a@b.example.cn\r\n\r\nsecret'
    const body = `${part('text/plain', 'hello')}${part('image/png', 'x')}${part('message/rfc822', inner)}--x--\r\n`
    const read = await readMail(mail([from, 'Content-Type: multipart/mixed; boundary=x'], body))
    expect(read).toMatchObject({ attachments: 2, files: [], text: expect.stringContaining('hello') })
    expect(read.text).not.toContain('secret')
  })

  it('that is a page only gives its words, and nothing of what the page does', () => {
    const page =
      '<style>p{}</style><p>您好<br>路灯&nbsp;坏了</p><script>alert(1)</script><img src="http://x/1.png"><ul><li>一<li>二</ul>'
    expect(wordsOfPage(page)).toBe('您好\n路灯 坏了\n\n一\n\n二')
  })
})

describe('a hostile mail', () => {
  const nested = (depth: number) => {
    const open = Array.from(
      { length: depth },
      (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`,
    )
    return mail([from, 'Content-Type: multipart/mixed; boundary=b0'], open.join(''))
  }
  it.each([
    ['of a thousand parts inside each other', nested(1000)],
    ['with a head of a megabyte', mail([from, `Subject: ${'a'.repeat(1_000_000)}`])],
    ['that is nothing', Buffer.alloc(0)],
  ])('%s is not read, and that is told', async (_, bytes) => {
    expect(await readMailApart(bytes)).toBeNull()
  })

  it('of a million empty parts or of endless tags ends within the limits of its process', async () => {
    const parts = mail([from, 'Content-Type: multipart/mixed; boundary=x'], '--x\r\n\r\n'.repeat(1_400_000))
    const tags = mail([from, 'Content-Type: text/html'], '<div>'.repeat(1_000_000))
    await expect(readMailApart(parts)).rejects.toThrow(Exhausted)
    expect(await readMailApart(tags)).toMatchObject({ text: '', attachments: 0 })
  })

  it('of megabytes of plain lines takes its own process along and nothing else, and the next one is read', async () => {
    const lines = mail([from, 'Content-Type: text/plain'], '路灯坏了 hello\r\n'.repeat(500_000))
    const told = await readMailApart(lines).catch((fault: unknown) => fault)
    expect(told instanceof Exhausted || (told as { signs: number }).signs > 1_000_000).toBe(true)
    expect(await readMailApart(mail([from], 'hello'))).toMatchObject({ text: 'hello\n' })
  })
})
