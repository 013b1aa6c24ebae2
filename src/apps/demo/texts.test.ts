import { describe, expect, test } from 'vitest'
import { WRITTEN } from './articles/index.ts'
import { WRITTEN_CASES } from './cases/index.ts'
import { demoCounty } from './index.ts'
import { COUNTY, townships } from './places.ts'

const today = '2026-11-23'
const county = demoCounty({ today })
const texts = [
  ...county.articles.map((article) => `${article.title} ${article.subtitle ?? ''} ${article.bodyHtml}`),
  ...county.cases.map((item) =>
    [item.title, item.text, item.nickname, ...item.steps.map((step) => step.text ?? '')].join(' '),
  ),
]
const plain = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/\s/g, '')

describe('articles and cases', () => {
  test('at least 60 articles and 60 cases were written one by one', () => {
    expect(WRITTEN.length).toBeGreaterThanOrEqual(60)
    expect(WRITTEN_CASES.length).toBeGreaterThanOrEqual(60)
    expect(county.cases.length).toBeGreaterThanOrEqual(148)
  })

  test('every township has eight articles or more, every village two', () => {
    const counts = Map.groupBy(county.articles, (article) => article.orgKey)
    for (const township of townships()) {
      expect(counts.get(township.slug)?.length ?? 0, township.name).toBeGreaterThanOrEqual(8)
      for (const village of township.villages)
        expect(counts.get(village.slug)?.length ?? 0, village.name).toBeGreaterThanOrEqual(2)
    }
  })

  test('articles have 150 to 900 signs and only the allowed elements', () => {
    for (const article of county.articles) {
      expect(plain(article.bodyHtml).length, article.title).toBeGreaterThanOrEqual(150)
      expect(plain(article.bodyHtml).length, article.title).toBeLessThanOrEqual(900)
      expect(article.bodyHtml.replace(/<\/?(p|h2|ul|li|table|tr|td|th)>/g, '')).not.toMatch(/[<>]/)
    }
  })

  test('no placeholder is left and no sentence is cut', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/[{}[\]]|~|undefined|null|NaN|TODO|XX|某某/)
      expect(text.replace(/<\/?(p|h2|ul|li|table|tr|td|th)>/g, '')).not.toMatch(/[<>|]/)
      expect(text).not.toMatch(/。。|，，|，。|；。|：。|、。/)
    }
  })

  test('every telephone number is one that nobody can have', () => {
    for (const text of texts) {
      for (const number of text.match(/\d[\d-]{6,}/g) ?? [])
        expect(number).toMatch(/^0000-(12345|62\d{5})$|^\d+\.?\d*$/)
      expect(text).not.toMatch(/1[3-9]\d{9}/)
    }
  })

  test('no real county, city, province or leader is named', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/总书记|总理|主席|北京|上海|广东|浙江|江苏|贵州|云南|四川|贵阳|昆明|重庆|深圳/)
    }
    expect(COUNTY.name).toBe('云岭县')
  })

  test('articles come steadily: no month of the last five holds more than a third', () => {
    const recent = county.articles.filter((article) => article.publishedAt > '2026-06-23')
    const months = [...Map.groupBy(recent, (article) => article.publishedAt.slice(0, 7)).values()]
    expect(Math.max(...months.map((list) => list.length))).toBeLessThan(recent.length / 3)
    expect(county.articles[0]?.publishedAt.slice(0, 10)).toBe('2026-11-20')
  })

  test('steps of a case follow one another and none lies in the future', () => {
    for (const item of county.cases) {
      const times = item.steps.map((step) => step.at)
      expect([...times].sort(), item.title).toEqual(times)
      expect(times.at(-1)?.slice(0, 10) ?? '', item.title).toMatch(/^2026/)
      expect((times.at(-1) ?? '') < `${today}T24`).toBe(true)
      expect(item.steps[0]?.state).toBe('SUBMITTED')
      expect(
        times.every((time) => /T([01]\d|2[0-3]):[0-5]\d/.test(time)),
        item.title,
      ).toBe(true)
    }
  })

  test('every reply has words, and all ends of the state machine occur', () => {
    const replies = county.cases.flatMap((item) => item.steps.filter((step) => step.state === 'REPLIED'))
    expect(replies.filter((step) => (step.text ?? '').length < 60)).toEqual([])
    const states = new Set(county.cases.map((item) => item.state))
    for (const state of [
      'SUBMITTED',
      'NOT_ACCEPTED',
      'ACCEPTED',
      'ASSIGNED',
      'HANDLING',
      'REPLIED',
      'CLOSED',
      'SUPERVISED',
      'EXTENSION_GRANTED',
    ]) {
      expect(states, state).toContain(state)
    }
    expect(
      county.cases.filter((item) => item.state === 'HANDLING' && item.submittedAt < '2026-11-13').length,
    ).toBeGreaterThan(2)
    expect(county.cases.some((item) => item.steps.some((step) => step.callback?.isSolved === false))).toBe(true)
    expect(county.cases.some((item) => !item.isPublishable)).toBe(true)
  })

  test('no two cases carry the same title in the same place', () => {
    expect(new Set(county.cases.map((item) => `${item.aboutOrgKey} ${item.title}`)).size).toBe(county.cases.length)
  })
})
