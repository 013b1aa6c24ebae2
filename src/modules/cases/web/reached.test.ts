import { expect, test } from 'vitest'
import type { Telling } from '../channels/contract.ts'
import { adviceOn, reachedBy } from './reached.ts'

const receipt: Telling = {
  ...{ id: '', what: 'RECEIPT', state: 'SENT', tries: 1, at: '2026-12-01T00:00:00.000Z', endedAt: null },
  ...{ fault: null, toldName: null },
}
const by = (isPrivate: boolean, tellings: Telling[]) =>
  reachedBy({ channel: '渠道', kind: 'SYSTEM', isPrivate, at: receipt.at, tellings })

test('a writer has his files by the code that went back to him alone, and without one only what is public', () => {
  expect(reachedBy(null)).toBe('HERE')
  expect(by(true, [receipt])).toBe('BY_CODE')
  expect(by(false, [receipt])).toBe('BY_NOBODY')
  expect(by(true, [])).toBe('BY_NOBODY')
})

test('a second look is asked for what everybody gets, and for what its writer cannot open', () => {
  const files = [{ isPublic: true }, { isPublic: false }, {}]
  const said = (how: Parameters<typeof adviceOn>[1]) => adviceOn(files, how).map(({ zh }) => zh)
  expect(said('HERE')).toEqual([expect.stringContaining('有1个文件会随答复公开')])
  expect(said('BY_CODE')).toHaveLength(1)
  expect(said('BY_NOBODY')).toEqual([expect.any(String), expect.stringContaining('有2个文件没有公开')])
  expect(adviceOn([], 'BY_NOBODY')).toEqual([])
})
