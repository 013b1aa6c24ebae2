import { expect, it } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { Db } from './db.ts'
import { listen } from './listen.ts'
import { pageChannel, readAnnouncement } from './page-cache.ts'
import { PageNews } from './page-news.ts'

const db = testDatabase()

async function hearing() {
  const heard: string[] = []
  const { promise: ready, resolve } = Promise.withResolvers<void>()
  const listener = listen(db.urls.portal, { [pageChannel]: (payload) => heard.push(payload) }, resolve)
  await ready
  return { heard, close: () => listener.close() }
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20))
}

it('what many change at once is announced once for each key, and what comes later again', async () => {
  const { heard, close } = await hearing()
  const news = new PageNews(db.portal)
  for (let at = 0; at < 250; at++) news.changed(`cases:${at % 2}`)
  await until(() => heard.length > 0)
  expect(heard.map((payload) => readAnnouncement(payload).keys)).toEqual([['cases:0', 'cases:1']])
  news.changed('cases:1')
  await until(() => heard.length > 1)
  expect(readAnnouncement(heard[1] ?? '').keys).toEqual(['cases:1'])
  await news.close()
  await close()
})

it('announces all of very many keys, in pieces that a notification holds', async () => {
  const { heard, close } = await hearing()
  const news = new PageNews(db.portal)
  const keys = Array.from({ length: 250 }, (_, at) => `cases:00000000-0000-7000-8000-${String(at).padStart(12, '0')}`)
  for (const key of keys) news.changed(key)
  await news.close()
  await until(() => heard.length > 2)
  expect(heard.flatMap((payload) => readAnnouncement(payload).keys).sort()).toEqual(keys)
  await close()
})

it('tells what is left when it closes, and a database that is away does not end the server', async () => {
  const { heard, close } = await hearing()
  const news = new PageNews(db.portal)
  news.changed('cases:9')
  await news.close()
  await until(() => heard.length > 0)
  expect(readAnnouncement(heard[0] ?? '').keys).toEqual(['cases:9'])
  const away = new Db('postgres://nobody@127.0.0.1:1/nothing')
  const lost = new PageNews(away)
  lost.changed('cases:9')
  await expect(lost.close()).resolves.toBeUndefined()
  await away.close()
  await close()
})
