import { describe, expect, it } from 'vitest'
import { afterTry, kindOf, receiptHints, titleOf } from './rules.ts'

it.each([
  ['路灯坏了。请问什么时候修？', '路灯坏了'],
  ['村口的水管\n一直漏', '村口的水管'],
  ['。。。', '。。。'],
  ['很'.repeat(60), `${'很'.repeat(39)}…`],
])('%s: its title is %s', (text, title) => {
  expect(titleOf(text)).toBe(title)
})

it.each([
  ['请问低保怎么办', '', 'CONSULT'],
  ['投诉噪音', '', 'COMPLAINT'],
  ['路灯坏了', '', 'HELP'],
  // What nobody ticked goes past whom it may be about all the same (XF-05).
  ['有件事', '村主任挪用公款', 'REPORT'],
  ['我要举报', '', 'REPORT'],
])('%s %s is of the kind %s', (title, text, kind) => {
  expect(kindOf(title, text)).toBe(kind)
})

describe('after a try to send something back', () => {
  const at = (tries: number) => ({ tries, kind: 'SYSTEM' }) as const
  it('it is sent, tried later and later, or left to a person', () => {
    expect(afterTry({ came: 'SENT' }, at(1)).state).toBe('SENT')
    expect(afterTry({ came: 'NEVER', fault: 'REFUSED' }, at(1)).state).toBe('GIVEN_UP')
    const pauses = [1, 2, 3, 4, 5].map((tries) => afterTry({ came: 'NOT_NOW', fault: 'NO_ANSWER' }, at(tries)).pauseMs)
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other))
    expect(afterTry({ came: 'NOT_NOW', fault: 'NO_ANSWER' }, at(6)).state).toBe('GIVEN_UP')
  })

  it('what perhaps arrived is sent again only where a double is known by its id', () => {
    expect(afterTry({ came: 'PERHAPS', fault: 'NO_ANSWER' }, at(1)).state).toBe('QUEUED')
    expect(afterTry({ came: 'PERHAPS', fault: 'NO_ANSWER' }, at(6)).state).toBe('UNSURE')
  })
})

it('where everybody reads a receipt it does not say that officials were meant (11.1, XF-05)', () => {
  const written = '镇里有干部贪污，仓库又着火了'
  expect(receiptHints(written, { isPrivate: true })).toEqual(['cases.hint-fire', 'cases.hint-officials'])
  expect(receiptHints(written, { isPrivate: false })).toEqual(['cases.hint-fire'])
})
