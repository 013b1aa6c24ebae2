import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Answered } from '../../src/modules/demands/replies/rules.ts'
import { writePairs } from './replies.ts'

const copied =
  '您好，您反映的路灯已由镇供电所派人检修，更换灯泡三只、线路二十米，当晚恢复照明，今后每月巡查一次，感谢您的监督。'
const answer = (id: string, of: { asks: string; reply: string }): Answered => ({
  id,
  question: { title: of.asks, body: `${of.asks}，请派人看一看。` },
  reply: of.reply,
})
const pair = (at: number) =>
  ['村口路灯坏了', '学校门口公交站牌倒了'].map((asks, no) =>
    answer(`copy-${at}-${no}`, { asks: `${asks}${at}`, reply: copied.replaceAll('镇', `镇${at}号`) }),
  )
const nothingAlike = ['一', '二', '三'].map((sign, at) =>
  answer(`other-${at}`, { asks: `问题${sign}`, reply: sign.repeat(60) }),
)

/** The pairs of the key as a reader gets them: the ids, and whether they were flagged. */
function pairsOf(pile: readonly Answered[]): { ids: string[]; isFlagged: boolean }[] {
  const folder = mkdtempSync(join(tmpdir(), 'pairs-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writePairs(pile, join(folder, 'pairs'))
  const lines = readFileSync(join(folder, 'pairs.key'), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [, one = '', other = '', told] = line.split(',')
    return { ids: [one, other].sort(), isFlagged: told === 'flagged' }
  })
}

it('puts no answer beside itself where no other is alike', () => {
  const pairs = pairsOf([...pair(1), ...nothingAlike])
  expect(pairs).toEqual([{ ids: ['copy-1-0', 'copy-1-1'], isFlagged: true }])
})

it('gives two that are each the nearest of the other once', () => {
  const like = (id: string, end: string) =>
    answer(id, { asks: `水渠${end}`, reply: `水渠清淤由村里组织，${end.repeat(40)}` })
  const pairs = pairsOf([...pair(1), ...pair(2), like('near-0', '甲'), like('near-1', '乙')])
  expect(pairs.filter(({ isFlagged }) => !isFlagged)).toEqual([{ ids: ['near-0', 'near-1'], isFlagged: false }])
})

it('gives a hundred at most', () => {
  const many = Array.from({ length: 60 }, (_, at) => pair(at)).flat()
  expect(pairsOf(many).filter(({ isFlagged }) => isFlagged)).toHaveLength(50)
})
