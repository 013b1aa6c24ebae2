import { expect, test } from 'vitest'
import { tellingTexts } from '../words.ts'
import { shortened } from './sending.ts'

const number = 'LX20261201-000001'
const end = '（另有2个文件）'

test('what stands behind a text stays also where the text is cut short', () => {
  expect(shortened({ text: '修好了。', end, number }, 20)).toBe(`修好了。${end}`)
  for (const rest of [tellingTexts.rest, tellingTexts.restAtDesk]) {
    const cut = shortened({ text: '𠮷'.repeat(200), end, number }, 140, rest)
    expect([...cut]).toHaveLength(140)
    expect(cut).toMatch(/^𠮷+……（全文.*）（另有2个文件）$/u)
  }
  expect(shortened({ text: '一'.repeat(140), end: '', number }, 140)).toBe('一'.repeat(140))
})
