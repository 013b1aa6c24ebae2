import { expect, test } from 'vitest'
import { addDays, toDay } from '#kernel/time.ts'
import { randomFrom } from '../../../../tests/trees.ts'
import { groupApart, groupHere, type Pile } from './grouping.ts'

const now = toDay('2026-11-01')
const matters = ['路灯不亮', '自来水发黄', '班车停运', '养猪场臭味', '医保报销', '物业收费', '危房鉴定', '宽带报修']
const places = ['青石镇', '溪河村', '白岩村', '梧桐路', '书院街', '老林村']

function pileOf(count: number): Pile {
  const random = randomFrom(count)
  const texts = Array.from({ length: count }, (_, at) => {
    const [matter, place] = [matters[random(matters.length)]!, places[random(places.length)]!]
    const title = `${place}${matter}`
    const body = `${place}的${matter}，第${at}个人来信，已经说过${random(90)}回。`
    return { id: String(at), title, body, on: addDays(now, -random(300)), ...rest }
  })
  return { texts, names: ['青石镇党委', '溪河村党支部'], now }
}
const rest = { aboutName: '青石镇党委', field: '城乡建设', second: '街巷设施', isShown: true }

test('a large pile is grouped in a process of its own as it would be here, telling how far it is (decisions 151)', async () => {
  const pile = pileOf(2100)
  const shares: number[] = []
  const apart = await groupApart(pile, async (share) => void shares.push(share))
  expect(apart.length).toBeGreaterThan(5)
  expect(apart[0]).toMatchObject({ second: '街巷设施' })
  expect(apart).toEqual(await groupHere(pile))
  expect(shares).toHaveLength(100)
  expect(shares).toEqual(shares.toSorted((one, other) => one - other))
})

test('who stops it ends it', async () => {
  const stop = async () => {
    throw new Error('somebody asked to stop')
  }
  await expect(groupApart(pileOf(2100), stop)).rejects.toThrow('somebody asked to stop')
})
