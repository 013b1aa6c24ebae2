import { expect, test } from 'vitest'
import { byLetter, mostWithoutLetters } from './portal/read.ts'
import { elderHomePage, elderShortcuts, type HomeData, homePage, privacyPage, sitePaths } from './portal.ts'

const NOW = new Date('2026-11-23T07:30:00Z')
const empty = (title: string) => ({ title, href: '/x', items: [] })
const BARE: HomeData = {
  slug: 'qingxi',
  name: '青溪镇党建网',
  organisation: '中共青溪镇委员会',
  now: NOW,
  news: empty('要闻'),
  notices: empty('通知公告'),
  openness: empty('党务公开'),
  services: [],
  windows: [],
  topics: [],
  feed: '/o/qingxi/rss.xml',
}

test('a home page shows its sections from 头条 to 服务 in that order', () => {
  const item = { title: '甲', href: '/a', at: NOW }
  const text = homePage({
    ...BARE,
    lead: { ...item, title: '头条一', summary: '' },
    news: { ...BARE.news, items: [item] },
    notices: { ...BARE.notices, items: [item] },
    openness: { ...BARE.openness, items: [item] },
    board: { write: '/w', follow: '/f', all: '/b', answered: [] },
    services: [{ label: '高龄补贴', href: '/s', hint: '' }],
    windows: [{ title: '河长在行动', items: [item] }],
    topics: [{ label: '专题一', href: '/t' }],
  }).main.text
  const places = ['头条一', '要闻', '通知公告', '党务公开', '互动交流', '办事服务', '河长在行动', '专题一'].map(
    (word) => text.indexOf(word),
  )
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
})

test('a section without content is not shown, and a site without any says so', () => {
  const text = homePage(BARE).main.text
  for (const title of ['要闻', '通知公告', '党务公开', '办事服务', '专题']) expect(text).not.toContain(title)
  expect(text).toContain('本站正在建设')
})

test('the home in large type never has more than six entries', () => {
  const entries = Array.from({ length: 9 }, (_, i) => ({ label: `事${i}`, href: `/${i}`, hint: '' }))
  expect(elderHomePage({ slug: 'qingxi', name: '青溪镇党建网', entries }).main.text.match(/<li>/g)).toHaveLength(6)
})

test.each(['长辈版', '关爱版', '关怀版', '亲情版'])(
  'whoever searches for %s is shown the way to large type',
  (query) => {
    expect(elderShortcuts('qingxi', query)[0]?.href).toBe(sitePaths.elder('qingxi'))
    expect(elderShortcuts('qingxi', '路灯')).toEqual([])
  },
)

test('the privacy page promises only what the site does (PRV-02)', () => {
  const text = privacyPage({ slug: 'qingxi', organisation: '中共青溪镇委员会' }).main.text
  for (const told of ['手机号码可以不填', '由另一个岗位的人批准', '随时删除']) expect(text).toContain(told)
  for (const untrue of ['访问日志', '没有人能看到', '更正']) expect(text).not.toContain(untrue)
})

test('a long level goes by the letters its names are read with, a short one stays as the tree has it (CZ1)', () => {
  const entry = (name: string) => ({ name, organisation: name, href: '/', isAsleep: false })
  const names = '溪河村 重阳村 安平村 101社区 白沙村 长岭村 阿坝村 渠口村 西坪村 红岩村 金竹村 龙潭村 马鞍村'.split(' ')
  const groups = byLetter(names.map(entry)).map(({ letter, entries }) => [
    letter,
    entries.map(({ name }) => name).join(' '),
  ])
  expect(groups).toEqual([
    ['A', '阿坝村 安平村'],
    ['B', '白沙村'],
    ['C', '长岭村 重阳村'],
    ['H', '红岩村'],
    ['J', '金竹村'],
    ['L', '龙潭村'],
    ['M', '马鞍村'],
    ['Q', '渠口村'],
    ['X', '溪河村 西坪村'],
    ['#', '101社区'],
  ])
  const few = names.slice(0, mostWithoutLetters).map(entry)
  expect(byLetter(few)).toEqual([{ letter: null, entries: few }])
  expect(byLetter([])).toEqual([])
})
