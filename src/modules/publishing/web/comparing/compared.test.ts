import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanRichText } from '#kernel/rich-text.ts'
import { alignmentOf } from './alignment.ts'
import { blocksOf } from './blocks.ts'
import { compareBlocks, compareLines, type Row, type Side } from './compared.ts'
import { partsOf } from './folding.ts'
import { baseOf } from './rules.ts'

const compare = (before: string, after: string) =>
  compareBlocks(blocksOf(cleanRichText(before)), blocksOf(cleanRichText(after)))
const marks = { SAME: '', OUT: '-', IN: '+' }
const shown = ({ pieces }: Side) =>
  pieces.map(({ mark, text }) => (mark === 'SAME' ? text : `[${marks[mark]}${text}]`)).join('')
const told = (row: Row) => [
  row.how,
  ...('before' in row ? [shown(row.before)] : []),
  ...('after' in row && row.how !== 'SAME' && row.how !== 'FORMAT' ? [shown(row.after)] : []),
]

describe('the blocks of a text', () => {
  it('are its paragraphs, lines, items and rows; a link shows where it leads, a picture stands for itself', () => {
    const markup =
      '<h2>停水</h2><p>周三<br>上午</p><ul><li>一组</li><li>二组</li></ul><table><tr><td><p>时间</p></td><td>9 点</td></tr></table>' +
      '<p>见<a href="https://www.example.gov.cn/1.html">通知</a> &lt;附件&gt;<img src="/pictures/x.jpg" alt="管道图"></p>'
    expect(blocksOf(cleanRichText(markup)).map(({ text, picture }) => (picture ? `${picture} ${text}` : text))).toEqual(
      [
        ...['停水', '周三', '上午', '一组', '二组', '时间 ｜9 点'],
        ...['见通知〔https://www.example.gov.cn/1.html〕 <附件>', '/pictures/x.jpg 管道图'],
      ],
    )
  })
})

describe('a long paragraph', () => {
  it('is cut between signs, never inside one that takes two places', () => {
    const text = `一${'𠮷'.repeat(500)}`
    const cut = blocksOf(`<p>${text}</p>`).map((one) => one.text)
    expect(cut.length).toBeGreaterThan(1)
    expect(cut.join('')).toBe(text)
    expect(cut.filter((one) => !one.isWellFormed())).toEqual([])
  })
})

describe('two versions of a text', () => {
  it('show what was taken out and added word by word, in Chinese too', () => {
    expect(told(compareLines('村口三盏路灯修好了', '村口两盏路灯昨天修好了'))).toEqual([
      'CHANGED',
      '村口[-三盏]路灯修好了',
      '村口[+两盏]路灯[+昨天]修好了',
    ])
  })

  it('pair the paragraph that was changed, and leave what is like nothing alone', () => {
    const { rows } = compare(
      '<p>第一段没有变。</p><p>周三上午九点停水。</p><p>请相互转告。</p>',
      '<p>第一段没有变。</p><p>咨询电话见村务公开栏。</p><p>周四上午九点停水。</p>',
    )
    expect(rows.map(told)).toEqual([
      ['SAME', '第一段没有变。'],
      ['ADDED', '[+咨询电话见村务公开栏。]'],
      ['CHANGED', '[-周三]上午九点停水。', '[+周四]上午九点停水。'],
      ['REMOVED', '[-请相互转告。]'],
    ])
  })

  it('tell that only the setting differs: bold, a heading, the place of a line', () => {
    for (const after of [
      '<p><b>停水</b>通知</p>',
      '<h2>停水通知</h2>',
      '<p class="centre">停水通知</p>',
      '<ul><li>停水通知</li></ul>',
    ])
      expect(compare('<p>停水通知</p>', after).rows.map(({ how }) => how)).toEqual(['FORMAT'])
    expect(compare('<p><b>停水</b></p>', '<p><strong>停水</strong></p>').rows.map(({ how }) => how)).toEqual(['SAME'])
  })

  it('show a picture that was replaced, and a link that leads elsewhere under the same words', () => {
    const { rows } = compare(
      '<p><img src="/pictures/a.jpg" alt="会场"></p>',
      '<p><img src="/pictures/b.jpg" alt="会场"></p>',
    )
    expect(rows).toMatchObject([
      { how: 'CHANGED', before: { picture: '/pictures/a.jpg' }, after: { picture: '/pictures/b.jpg' } },
    ])
    const link = (to: string) => `<p>点<a href="https://${to}/">这里</a></p>`
    expect(compare(link('a.gov.cn'), link('b.example')).rows[0]?.how).toBe('CHANGED')
  })

  it('give both texts back whole, whatever they are', () => {
    const paragraph = fc
      .array(fc.constantFrom(...'一二三停水通知，。 ab'), { maxLength: 12 })
      .map((signs) => `<p>${signs.join('')}</p>`)
    const text = fc.array(paragraph, { maxLength: 12 }).map((all) => all.join(''))
    const plain = (side: readonly Side[]) => side.map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { rows } = compare(one, other)
        expect(plain(rows.flatMap((row) => ('before' in row ? [row.before] : [])))).toEqual(
          blocksOf(one).map((b) => b.text),
        )
        expect(plain(rows.flatMap((row) => ('after' in row ? [row.after] : [])))).toEqual(
          blocksOf(other).map((b) => b.text),
        )
        if (one === other) expect(rows.every(({ how }) => how === 'SAME')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('end in bounded work: what differs altogether is marked by whole paragraphs, and that is said', () => {
    const words = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => String.fromCharCode(0x4e00 + ((from + n * 7919) % 9000))).join('')
    const long = (from: number) => Array.from({ length: 5000 }, (_, n) => `<p>${words(from + n, 20)}</p>`).join('')
    const other = long(1).replaceAll('<p>', '<p>另')
    const apart = compareBlocks(blocksOf(`<p>头</p>${long(1)}<p>尾</p>`), blocksOf(`<p>头</p>${other}<p>尾</p>`))
    expect(apart.isCoarse).toBe(true)
    expect([apart.rows.at(0)?.how, apart.rows.at(-1)?.how]).toEqual(['SAME', 'SAME'])
    const oneParagraph = compareBlocks(
      blocksOf(`<p>${words(1, 100_000)}</p>`),
      blocksOf(`<p>新${words(1, 100_000)}</p>`),
    )
    expect(oneParagraph.rows.length).toBeGreaterThan(200)
    expect(compare(long(1), long(1)).isCoarse).toBe(false)
  })
})

describe('two lists', () => {
  /** How many elements differ at least, by the plain table of common subsequences. */
  const fewest = (one: readonly string[], other: readonly string[]) => {
    let above = new Array<number>(other.length + 1).fill(0)
    for (const a of one) {
      const row = [0]
      other.forEach((b, n) => {
        row.push(a === b ? (above[n] ?? 0) + 1 : Math.max(above[n + 1] ?? 0, row[n] ?? 0))
      })
      above = row
    }
    return one.length + other.length - 2 * (above.at(-1) ?? 0)
  }

  it('are aligned with as few changes as there can be, and not at all when that is too many', () => {
    const list = fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 14 })
    fc.assert(
      fc.property(list, list, (one, other) => {
        const count = fewest(one, other)
        const stretches = alignmentOf(one, other, 40) ?? []
        const [rest, made] = [[...one], [...other]]
        let changed = 0
        for (const { mark, count: some } of stretches) {
          const out = mark === 'IN' ? [] : rest.splice(0, some)
          const come = mark === 'OUT' ? [] : made.splice(0, some)
          if (mark === 'SAME') expect(out).toEqual(come)
          else changed += some
        }
        expect([rest, made, changed]).toEqual([[], [], count])
        if (count > 0) expect(alignmentOf(one, other, count - 1)).toBeUndefined()
        expect(alignmentOf(one, other, count)).toBeDefined()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what did not change', () => {
  it('is folded but for its neighbours of a change', () => {
    const paragraphs = (changed: string) =>
      Array.from({ length: 12 }, (_, n) => `<p>${n === 5 ? changed : `这是不变的第 ${n} 段`}</p>`).join('')
    const parts = partsOf(compare(paragraphs('周三停水一天'), paragraphs('周四停水一天')).rows)
    expect(parts.map(({ isFolded, rows }) => [isFolded, rows.length])).toEqual([
      [true, 4],
      [false, 3],
      [true, 5],
    ])
  })
})

describe('who reviews', () => {
  const at = '2026-11-01T00:00:00.000Z'
  const step = (act: 'SUBMITTED' | 'RETURNED' | 'PUBLISHED' | 'UPDATED', number: number) => ({
    at,
    act,
    number,
    actorName: '周禾',
    note: null,
  })

  it.each([
    ['nothing was read yet', [step('SUBMITTED', 2)], undefined],
    [
      'it was returned',
      [step('SUBMITTED', 3), step('RETURNED', 2), step('SUBMITTED', 2)],
      { number: 2, act: 'RETURNED' },
    ],
    ['it is public', [step('SUBMITTED', 4), step('UPDATED', 3), step('PUBLISHED', 1)], { number: 3, act: 'PUBLISHED' }],
  ])('reads against what was read last: %s', (_, steps, base) => {
    expect(baseOf({ steps })).toEqual(base)
  })
})
