import { describe, expect, it } from 'vitest'
import { faultOf, isMailAddress, messageOf, type ReadMail } from './rules.ts'

const mail = (of: Partial<ReadMail> = {}): ReadMail => ({
  messageId: '<a@b>',
  from: { name: '王女士', address: 'wang@mail.example.cn' },
  recipients: [],
  subject: '北街路灯坏了',
  text: '北街的路灯坏了一个多月。',
  signs: 12,
  attachments: 0,
  files: [],
  headers: {},
  ...of,
})

describe('a mail of a machine is no message (RFC 3834)', () => {
  it.each<[Record<string, string>, string | undefined]>([
    [{}, undefined],
    [{ 'auto-submitted': 'no' }, undefined],
    [{ 'auto-submitted': 'auto-replied (vacation)' }, 'AUTOMATIC'],
    [{ 'auto-submitted': 'Auto-Generated' }, 'AUTOMATIC'],
    [{ 'return-path': '<wang@mail.example.cn>' }, undefined],
    [{ 'return-path': ' <> ' }, 'AUTOMATIC'],
    [{ precedence: 'bulk' }, 'AUTOMATIC'],
    [{ precedence: 'normal' }, undefined],
    [{ 'list-id': '' }, 'AUTOMATIC'],
    [{ 'content-type': 'multipart/report; report-type=delivery-status' }, 'AUTOMATIC'],
    [{ 'content-type': 'text/plain' }, undefined],
  ])('%j: %s', (headers, fault) => {
    expect(faultOf(mail({ headers }))).toBe(fault)
  })

  it('by its sender, and one without words or without an address to answer is none either', () => {
    const bounced = { name: '', address: 'mailer-daemon@mail.example.cn' }
    expect(faultOf(mail({ from: bounced }))).toBe('AUTOMATIC')
    for (const address of [
      'no-reply@x.example.cn',
      'NoReply@x.example.cn',
      'do_not_reply@x.example.cn',
      'bounces@x.example.cn',
    ])
      expect(faultOf(mail({ from: { name: '', address } })), address).toBe('AUTOMATIC')
    expect(faultOf(mail({ from: { name: '', address: 'noreplywang@x.example.cn' } }))).toBeUndefined()
    expect(faultOf(mail({ text: ' \n……', subject: '' }))).toBe('EMPTY')
    expect(faultOf(mail({ text: '', subject: '路灯坏了' }))).toBeUndefined()
    expect(faultOf(mail({ from: { name: '', address: 'wang' } }))).toBe('NO_SENDER')
  })

  it.each([
    ['自动回复：您的来信已收到', 'AUTOMATIC'],
    ['Automatic reply: 路灯', 'AUTOMATIC'],
    ['Out of Office', 'AUTOMATIC'],
    ['Undeliverable: 您的留言', 'AUTOMATIC'],
    ['自动回复机坏了没人管', undefined],
    ['休假工资一直没有发', undefined],
    ['系统自动扣费，钱没有退', undefined],
    ['请不要只有自动回复', undefined],
    ['Re: 北街路灯坏了', undefined],
  ])('or by how it begins: %s', (subject, fault) => {
    expect(faultOf(mail({ subject }))).toBe(fault)
  })

  it.each([
    ['wang@mail.example.cn', true],
    ['a.b+c@x-y.example.cn', true],
    ['wang@mail.example.cn, other@x.example.cn', false],
    ['wang@mail.example.cn\r\nbcc: other@x.example.cn', false],
    ['<wang@mail.example.cn>', false],
    ['wang@localhost', false],
    [`${'a'.repeat(65)}@mail.example.cn`, false],
    ['', false],
  ])('%j is an address one may write to: %s', (address, isOne) => {
    expect(isMailAddress(address)).toBe(isOne)
  })
})

describe('what a mail says', () => {
  it('is its subject without the marks of answers, and its words', () => {
    expect(messageOf(mail({ subject: 'Re: 回复：北街路灯坏了' }), 0)).toEqual({
      title: '北街路灯坏了',
      text: '北街的路灯坏了一个多月。',
      name: '王女士',
    })
    expect(messageOf(mail({ subject: '路灯' }), 0).title).toBe('北街的路灯坏了一个多月')
    expect(messageOf(mail({ text: '', subject: '北街的路灯坏了' }), 0).text).toBe('北街的路灯坏了')
  })

  it('says what of it was not taken', () => {
    expect(messageOf(mail({ attachments: 3 }), 1).text).toBe(
      '北街的路灯坏了一个多月。\n\n（原信带附件3个，收下1个；能收的是照片（JPEG、PNG）和PDF，最多4个，每个不超过8兆；要补交的，请凭编号和查询码在网站“查办理”里交。）',
    )
    const photo = { name: 'a.jpg', kind: 'image/jpeg', bytes: Buffer.alloc(1) } as const
    expect(messageOf(mail({ attachments: 2, files: [photo, photo] }), 1).text).toContain(
      '收下1个；这个钟头收到的附件太多',
    )
    // What is said of the files leaves less room for the words, and that is said too.
    const tight = messageOf(mail({ text: '路'.repeat(1950), signs: 1950, attachments: 5 }), 4).text
    expect([...tight]).toHaveLength(2000)
    expect(tight).toMatch(/（原信共1950个字，这里只收开头；原信带附件5个/)
    expect(messageOf(mail({ attachments: 2 }), 2).text).toBe('北街的路灯坏了一个多月。')
    const { text } = messageOf(mail({ text: '路'.repeat(5000), signs: 5000 }), 0)
    expect([...text]).toHaveLength(2000)
    expect(text).toMatch(/（原信共5000个字，这里只收开头。）$/)
  })

  it('holds no sign that is not seen, and a forged name is a name of twenty signs and no address', () => {
    expect(messageOf(mail({ text: 'a\u0000b\u202Ec\r\nd' }), 0).text).toBe('abc\nd')
    expect(
      messageOf(mail({ from: { name: '县委书记 <shuji@x.example.cn>', address: 'a@b.cn' } }), 0).name,
    ).toBeUndefined()
    expect(messageOf(mail({ from: { name: '王'.repeat(500), address: 'a@b.cn' } }), 0).name).toHaveLength(20)
  })
})
