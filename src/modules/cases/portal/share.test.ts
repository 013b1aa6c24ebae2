import { describe, expect, it } from 'vitest'
import { qrCode } from '#kernel/qr-code.ts'
import { CASE, CASE_PAGES } from '../../../../tests/portal/sample-cases.ts'
import { casePage, caseFeed as feedOf } from '../portal.ts'
import { shareWords } from './share-words.ts'

const address = 'https://dj.example.cn/o/qingxi/messages/QX2026-0043'
const pageOf = (of: Partial<typeof CASE> = {}) => casePage({ ...CASE, ...of })

describe('a public case', () => {
  it('carries its whole address as a link, as a code of this server and on paper, with number and the minute of what happened last (CZ7)', () => {
    const { head, main } = pageOf()
    expect(main.text).toContain(qrCode(address, shareWords.qr.zh).text)
    expect(main.text).toContain(`>${address}</a>`)
    const paper = main.text.split('class="on-paper"')[1]?.split('</p>')[0] ?? ''
    for (const told of ['QX2026-0043', address, '内容截至：2026-11-23 10:00']) expect(paper).toContain(told)
    expect(head.feed).toBe('/o/qingxi/messages/QX2026-0043/rss.xml')
  })

  it('tells a feed what happened and by whom, newest first, and no word of message, answer or reason (CZ6)', () => {
    const events = [...CASE.events, { id: '6', at: CASE.sentAt, what: '留言人补充', by: '留言人' }]
    const { title, items } = feedOf({ ...CASE, events })
    expect(title).toContain(CASE.number)
    expect(items.map(({ title: line }) => line.split('　')[0])).toEqual([...events].reverse().map(({ what }) => what))
    expect(items.at(-1)?.path).toBe('/o/qingxi/messages/QX2026-0043#e-1')
    expect(items.map(({ summary }) => summary)).toEqual([...events].reverse().map(({ by = '' }) => by))
    const told = items.map((item) => `${item.title} ${item.summary}`).join('\n')
    for (const words of [CASE.text, CASE.replies[0]?.text ?? '', '需要等电力公司', CASE.writer])
      expect(told).not.toContain(words)
    const { main } = pageOf({ events })
    for (const { path } of items) expect(main.text).toContain(`id="${path.split('#')[1]}"`)
  })
})

it('a case that has no public page has no address to send on and no feed, on paper its number and minute only', () => {
  const { head, main } = pageOf({ hasPublicPage: false })
  expect(head.feed).toBeUndefined()
  expect(main.text).toContain('内容截至')
  for (const none of ['dj.example.cn', 'rss.xml', 'class="qr"', shareWords.title.zh])
    expect(main.text).not.toContain(none)
})

describe('what is read aloud (CZ8)', () => {
  const read = (page: ReturnType<typeof casePage>) => {
    const { text } = page.main
    const ids = /data-listen="([^"]+)"/.exec(text)?.[1]?.split(' ') ?? []
    const begins = ids.map((id) => text.indexOf(` id="${id}"`))
    return { text, ids, begins }
  }

  it.each(Object.keys(CASE_PAGES).filter((name) => name.startsWith('case')))('stands on %s, in this order', (name) => {
    const { begins } = read(CASE_PAGES[name] as ReturnType<typeof casePage>)
    expect(begins).not.toContain(-1)
    expect(begins).toEqual([...begins].sort((a, b) => a - b))
  })

  it('takes along why it was not accepted, takes longer, or is urgent, and that the common one is hidden', () => {
    const told = {
      ...{ notAccepted: '这件事正在法院审理。', extensionReason: '等电力公司换线路' },
      urgent: { kind: 'UTILITIES', dueAt: CASE.sentAt, isLate: false },
      hiddenCommon: { number: 'QX2026-0001', reason: 'H1 隐私', repliedAt: null },
    } as const
    const { text, ids } = read(pageOf(told))
    const parts = text.split(/(?= id="(?:state|standing|answers|message|record)")/)
    const spoken = parts.filter((part) => ids.some((id) => part.startsWith(` id="${id}"`))).join('\n')
    for (const words of ['正在法院审理', '等电力公司换线路', 'QX2026-0001', '水、电、气、暖'])
      expect(spoken).toContain(words)
  })
})
