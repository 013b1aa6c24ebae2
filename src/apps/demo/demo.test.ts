import { describe, expect, test } from 'vitest'
import { WRITTEN } from './articles/index.ts'
import { WRITTEN_CASES } from './cases/index.ts'
import { addMonths, dateOf, dayNumber, yearsBetween } from './dates.ts'
import { checkCharacter } from './identity.ts'
import { demoCounty } from './index.ts'
import { OCCUPATIONS } from './member-types.ts'
import { OFF_THRESHOLD } from './organisations.ts'
import { COUNTY, townships } from './places.ts'
import { AGE_GROUPS, COHORTS, NATIONAL } from './shares.ts'

const today = '2026-11-23'
const county = demoCounty({ today })
const members = county.people.filter((person) => person.status === 'NORMAL')
const texts = [
  ...county.articles.map((article) => `${article.title} ${article.subtitle ?? ''} ${article.bodyHtml}`),
  ...county.cases.map((item) =>
    [item.title, item.text, item.nickname, ...item.steps.map((step) => step.text ?? '')].join(' '),
  ),
]
const plain = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/\s/g, '')
const percent = (count: number): number => (count * 100) / members.length
const near = (count: number, national: number): void => {
  expect(Math.abs(percent(count) - (national * 100) / NATIONAL.total)).toBeLessThan(1)
}

describe('the county as a whole', () => {
  test('two runs give the same county', () => {
    expect(JSON.stringify(demoCounty({ today }))).toBe(JSON.stringify(county))
  })

  test('is dealt in less than half a second of processor time', () => {
    const start = process.cpuUsage()
    demoCounty({ today })
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(500)
  })

  test('every reference to a body finds one', () => {
    const keys = new Set(county.organisations.map((body) => body.key))
    const used = [
      ...county.organisations.flatMap((body) => body.parentKey ?? []),
      ...county.people.flatMap((person) => [person.orgKey, ...person.posts.map((post) => post.orgKey)]),
      ...county.people.flatMap((person) => person.floating?.receivingOrgKey ?? []),
      ...county.accounts.map((account) => account.orgKey),
      ...county.articles.map((article) => article.orgKey),
      ...county.cases.flatMap((item) => [
        item.aboutOrgKey,
        item.deskOrgKey,
        ...item.steps.flatMap((step) => step.orgKey ?? []),
      ]),
    ]
    expect([...new Set(used)].filter((key) => !keys.has(key))).toEqual([])
  })

  test('looks as fresh on any other day', () => {
    const later = demoCounty({ today: '2028-03-01' })
    expect(later.articles[0]?.publishedAt.slice(0, 7)).toBe('2028-02')
    expect(
      later.people.filter(
        (person) => person.category === 'PROBATIONARY' && addMonths(person.joinDate, 12) < '2028-03-01',
      ),
    ).toEqual([])
  })
})

describe('organisations', () => {
  test('one root, 15 townships, 180 villages and communities, superiors before subordinates', () => {
    const seen = new Set<string | null>([null])
    for (const body of county.organisations) {
      expect(seen.has(body.parentKey)).toBe(true)
      seen.add(body.key)
    }
    expect(county.organisations.filter((body) => body.parentKey === null).map((body) => body.name)).toEqual([
      '中共云岭县委员会',
    ])
    expect(townships()).toHaveLength(15)
    expect(townships().flatMap((township) => township.villages)).toHaveLength(180)
    expect(county.organisations.length).toBeGreaterThan(390)
    expect(county.organisations.length).toBeLessThan(450)
  })

  test('slugs and names are unique, codes lie in 5299', () => {
    expect(new Set(county.organisations.map((body) => body.slug)).size).toBe(county.organisations.length)
    expect(new Set(county.organisations.map((body) => body.name)).size).toBe(county.organisations.length)
    expect(
      county.organisations.filter(
        (body) => !/^5299\d{8}$/.test(body.divisionCode) || !/^[a-z][a-z0-9-]+$/.test(body.slug),
      ),
    ).toEqual([])
  })

  test('some terms are due within six months, some are over, most run (ORG-32)', () => {
    const ends = county.organisations.flatMap((body) =>
      body.term ? [addMonths(body.term.electedOn, body.term.years * 12)] : [],
    )
    const overdue = ends.filter((end) => end < today).length
    const dueSoon = ends.filter((end) => end >= today && end <= addMonths(today, 6)).length
    expect(overdue).toBeGreaterThan(4)
    expect(dueSoon).toBeGreaterThan(15)
    expect(overdue + dueSoon).toBeLessThan(ends.length / 5)
    expect(county.organisations.filter((body) => body.term !== null && body.term.electedOn < body.foundedOn)).toEqual(
      [],
    )
  })

  test('temporary bodies and work committees have no term, villages have five years', () => {
    for (const body of county.organisations) {
      if (body.type === 'TEMP_BRANCH' || body.type === 'WORK_COMMITTEE') expect(body.term).toBeNull()
      else expect(body.term?.years).toBe(body.isVillage || body.type === 'PARTY_COMMITTEE' ? 5 : 3)
    }
  })

  test('the branches put off the thresholds on purpose are so (ORG-16)', () => {
    for (const [key, size] of OFF_THRESHOLD) {
      expect(county.people.filter((person) => person.orgKey === key)).toHaveLength(size)
    }
  })
})

describe('members', () => {
  test('8,000 persons in branches of about 21.7', () => {
    expect(county.people).toHaveLength(8000)
    const branches = new Set(county.people.map((person) => person.orgKey)).size
    expect(Math.abs(8000 / branches - 21.7)).toBeLessThan(1)
  })

  test('women, minorities and college shares are within a point of the country (§13.2)', () => {
    near(members.filter((person) => person.gender === 2).length, NATIONAL.women)
    near(members.filter((person) => person.ethnicGroup !== '01').length, NATIONAL.minorities)
    near(members.filter((person) => Number(person.education) < 40).length, NATIONAL.college)
  })

  test.each(AGE_GROUPS.map((group, index) => [group, index] as const))(
    'age group %j is within a point',
    ([low, high], index) => {
      const count = members.filter((person) => {
        const age = yearsBetween(person.birthDate, today)
        return age >= low && age <= high
      }).length
      near(count, NATIONAL.ages[index] ?? 0)
    },
  )

  test('joining cohorts and occupations are within a point', () => {
    for (const [index, [start, end]] of COHORTS.entries()) {
      near(
        members.filter((person) => person.joinDate >= start && person.joinDate <= end).length,
        NATIONAL.cohorts[index] ?? 0,
      )
    }
    for (const [index, occupation] of OCCUPATIONS.entries()) {
      near(members.filter((person) => person.occupation === occupation).length, NATIONAL.occupations[index] ?? 0)
    }
  })

  test('identity numbers are valid, unique, agree with birth and gender, and belong to nobody (ID-01, ID-02)', () => {
    expect(new Set(county.people.map((person) => person.idNumber)).size).toBe(8000)
    const wrong = county.people.filter(
      ({ idNumber, birthDate, gender }) =>
        !idNumber.startsWith('5299') ||
        idNumber[17] !== checkCharacter(idNumber.slice(0, 17)) ||
        idNumber.slice(6, 14) !== birthDate.replaceAll('-', '') ||
        Number(idNumber[16]) % 2 !== gender % 2,
    )
    expect(wrong).toEqual([])
  })

  test('everybody joined at 18 or later and became full a year after (DEV-60), without probation in 1969–77', () => {
    for (const person of county.people) {
      expect(person.joinDate >= addMonths(person.birthDate, 18 * 12)).toBe(true)
      expect(person.joinDate < today).toBe(true)
      if (person.fullDate === null) expect(person.category).toBe('PROBATIONARY')
      else if (person.joinDate >= '1969-04-01' && person.joinDate <= '1977-08-31')
        expect(person.fullDate).toBe(person.joinDate)
      else expect(person.fullDate).toBe(addMonths(person.joinDate, 12))
    }
  })

  test('mobiles are unique and of a series that is not given out', () => {
    expect(new Set(county.people.map((person) => person.mobile)).size).toBe(8000)
    expect(county.people.every((person) => /^1540000\d{4}$/.test(person.mobile))).toBe(true)
  })

  test('names of all kinds occur: with a point, compound, with rare signs', () => {
    const names = county.people.map((person) => person.name)
    expect(names.filter((name) => name.includes('·')).length).toBeGreaterThan(20)
    expect(names.some((name) => /[㐀-䶿\u{20000}-\u{2ffff}]/u.test(name))).toBe(true)
    expect(names.some((name) => name.startsWith('欧阳'))).toBe(true)
  })

  test('floating, hardship, lost and ended memberships occur', () => {
    expect(members.filter((person) => person.floating !== null).length).toBeGreaterThan(250)
    expect(members.filter((person) => person.hardship !== null).length).toBeGreaterThan(80)
    expect(members.filter((person) => person.lostContact !== null).length).toBeGreaterThan(5)
    expect(
      county.people.filter((person) => person.status === 'SUSPENDED').every((person) => person.lostContact !== null),
    ).toBe(true)
    expect(new Set(county.people.map((person) => person.status)).size).toBe(8)
  })

  test('every branch with seven full members has a secretary and commissioners (ORG-20)', () => {
    const posts = Map.groupBy(
      county.people.flatMap((person) => person.posts),
      (post) => post.orgKey,
    )
    const full = Map.groupBy(
      members.filter((person) => person.category === 'FULL'),
      (person) => person.orgKey,
    )
    for (const [key, list] of posts) {
      expect(
        list.filter((held) => held.post === 'SECRETARY'),
        key,
      ).toHaveLength(1)
    }
    expect([...full].filter(([key, list]) => list.length >= 7 && !posts.has(key))).toEqual([])
  })
})

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

describe('accounts', () => {
  test('about twenty, each role at least once, secretaries and members are real members', () => {
    expect(new Set(county.accounts.map((account) => account.login)).size).toBe(county.accounts.length)
    expect(new Set(county.accounts.map((account) => account.role)).size).toBe(8)
    const people = new Set(county.people.map((person) => person.key))
    for (const account of county.accounts) {
      if (account.role === 'SECRETARY' || account.role === 'MEMBER')
        expect(people.has(account.personKey ?? ''), account.login).toBe(true)
    }
  })
})

describe('dates', () => {
  test('day numbers and dates agree with the calendar of the platform for two hundred years', () => {
    for (let day = -25_000; day < 48_000; day += 17) {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
      expect(dateOf(day)).toBe(date)
      expect(dayNumber(date)).toBe(day)
    }
  })

  test('a month later is the same day or the last of a shorter month (G2)', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29')
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15')
  })
})
