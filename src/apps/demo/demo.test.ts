import { describe, expect, test } from 'vitest'
import { addMonths } from './dates.ts'
import { demoCounty } from './index.ts'
import { OFF_THRESHOLD } from './organisations.ts'
import { townships } from './places.ts'

const today = '2026-11-23'
const county = demoCounty({ today })

describe('the county as a whole', () => {
  test('two runs give the same county', () => {
    expect(JSON.stringify(demoCounty({ today }))).toBe(JSON.stringify(county))
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
