import { describe, expect, it } from 'vitest'
import { qrCode } from '#kernel/qr-code.ts'
import { CASE } from '../../../../tests/portal/sample-cases.ts'
import { casePage, caseFeed as feedOf } from '../portal.ts'
import { shareWords } from './share-words.ts'

const address = 'https://dj.example.cn/o/qingxi/messages/QX2026-0043'
const pageOf = (of: Partial<typeof CASE> = {}) => casePage({ ...CASE, ...of })

describe('a public case', () => {
  it('carries its whole address as a link, as a code of this server and on paper, with number and minute (CZ7)', () => {
    const { head, main } = pageOf()
    expect(main.text).toContain(qrCode(address, shareWords.qr.zh).text)
    expect(main.text).toContain(`>${address}</a>`)
    const paper = main.text.split('class="on-paper"')[1]?.split('</p>')[0] ?? ''
    for (const told of ['QX2026-0043', address, '内容截至：2026-11-23']) expect(paper).toContain(told)
    expect(head.feed).toBe('/o/qingxi/messages/QX2026-0043/rss.xml')
  })

  it('tells a feed what happened and by whom, newest first, and no word of message, answer or reason (CZ6)', () => {
    const events = [...CASE.events].reverse()
    const { title, items } = feedOf({ ...CASE, events })
    expect(title).toContain(CASE.number)
    expect(items.map(({ title: line }) => line.split('　')[0])).toEqual([...events].reverse().map(({ what }) => what))
    expect(items.at(-1)?.path).toBe('/o/qingxi/messages/QX2026-0043#e1')
    const told = items.map((item) => `${item.title} ${item.summary}`).join('\n')
    for (const words of [CASE.text, CASE.replies[0]?.text ?? '', '需要等电力公司', CASE.writer])
      expect(told).not.toContain(words)
    const { main } = pageOf({ events })
    for (const { path } of items) expect(main.text).toContain(`id="${path.split('#')[1]}"`)
  })
})

it('a case that is not public has no address to send on and no feed, on paper its number and minute only', () => {
  const { head, main } = pageOf({ isPublic: false })
  expect(head.feed).toBeUndefined()
  expect(main.text).toContain('内容截至')
  for (const none of ['dj.example.cn', 'rss.xml', 'class="qr"', shareWords.title.zh])
    expect(main.text).not.toContain(none)
})
