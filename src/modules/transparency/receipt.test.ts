import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseKey, readCheckpoint } from '#kernel/public-log/note.ts'
import { leafHash } from '#kernel/public-log/tree.ts'
import { agree, leafOf, provenIn, readReceipt, writeReceipt } from './receipt.ts'
import { verify } from './verifier/verify.js'

// The vectors that strangers write their verifiers with: what the document says is what both of ours do.
const vectors = readFileSync('docs/transparency-log.md', 'utf8').split('## Test vectors')[1] ?? ''
const [leaf = '', hashes = '', roots = '', receipt = '', earlier = '', consistency = '', rewritten = ''] = [
  ...vectors.matchAll(/^```\n([\s\S]*?)^```$/gm),
].map(([, text]) => text)
const lineOf = (text: string, start: string) =>
  text
    .split('\n')
    .find((line) => line.startsWith(start))
    ?.split(' ')[1]

describe('the vectors of docs/transparency-log.md', () => {
  const read = readReceipt(receipt)
  if (!read) throw new Error('the document has no receipt')

  test('name a receipt that is read and written the same', () => {
    expect(writeReceipt(read)).toBe(receipt)
    expect(leafOf(read).toString()).toBe(leaf)
    expect(leafHash(Buffer.from(leaf)).toString('hex')).toBe(lineOf(hashes, '2 '))
  })

  test('hold for the server', () => {
    const now = provenIn(read)
    expect(now?.root.toString('hex')).toBe(lineOf(roots, '5 '))
    const before = readCheckpoint(earlier, read.key)
    expect(before?.root.toString('hex')).toBe(lineOf(roots, '3 '))
    const path = [...consistency.matchAll(/^path (.*)$/gm)].map(([, hash]) => Buffer.from(hash ?? '', 'base64'))
    expect(now && before && agree(now, before, path)).toBe(true)
    expect(parseKey(read.key)?.name).toBe(now?.origin)
  })

  test('hold for the stand-alone page, which convicts the rewritten log', async () => {
    const states = async (others: string) => (await verify({ receipt, others })).map(({ state }) => state)
    expect(await states(`${earlier}\n${consistency}`)).toEqual(['good', 'good'])
    expect(await states(rewritten)).toEqual(['good', 'bad'])
  })
})

test.each([
  [
    'quoted in a letter',
    (text: string) =>
      text
        .split('\n')
        .map((line) => `   ${line}  `)
        .join('\r\n'),
  ],
  ['with words before it', (text: string) => `您好，这是收据：\n\n${text}`],
])('a receipt is read %s', (_, spoil) => {
  expect(readReceipt(spoil(receipt))).toEqual(readReceipt(receipt))
})

test.each([
  '',
  'lianxin-receipt/1',
  receipt.replace(/salt .*\n/, ''),
  receipt.replace(/content .{4}/, 'content '),
  receipt.replace(/^time .*$/m, 'time yesterday'),
])('what is no whole receipt is none (%#)', (text) => {
  expect(readReceipt(text)).toBeUndefined()
})
