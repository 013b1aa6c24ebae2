import { describe, expect, test } from 'vitest'
import { addMonths, yearsBetween } from './dates.ts'
import { checkCharacter } from './identity.ts'
import { demoCounty } from './index.ts'
import { OCCUPATIONS } from './member-types.ts'
import { AGE_GROUPS, COHORTS, NATIONAL } from './shares.ts'

const today = '2026-11-23'
const county = demoCounty({ today })
const members = county.people.filter((person) => person.status === 'NORMAL')
const percent = (count: number): number => (count * 100) / members.length
const near = (count: number, national: number): void => {
  expect(Math.abs(percent(count) - (national * 100) / NATIONAL.total)).toBeLessThan(1)
}

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

  // Days of birth move with the day of loading: on the first of these four pairs of two came to the same number.
  test.each(['2026-11-24', '2026-12-01', '2026-12-13'])('identity numbers are unique when loaded on %s too', (day) => {
    const { people } = demoCounty({ today: day })
    expect(new Set(people.map(({ idNumber }) => idNumber)).size).toBe(8000)
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
    expect(members.filter((person) => person.hardship?.to).length).toBeGreaterThan(5)
    expect(members.filter((person) => person.lostContact !== null).length).toBeGreaterThan(5)
    expect(
      county.people.filter((person) => person.status === 'SUSPENDED').every((person) => person.lostContact !== null),
    ).toBe(true)
    expect(new Set(county.people.map((person) => person.status)).size).toBe(8)
  })

  test('of those who study abroad one is to be contacted soon and one is late (STA-06)', () => {
    const dueOn = county.people
      .filter(({ abroad }) => abroad?.kind === 'STUDY')
      .map(({ abroad }) => addMonths(abroad?.lastContactOn ?? abroad?.since ?? today, 6))
    expect(dueOn).toHaveLength(3)
    expect(dueOn.filter((day) => day < today)).toHaveLength(1)
    expect(dueOn.filter((day) => day >= today && day <= addMonths(today, 1))).toHaveLength(1)
    for (const { abroad } of county.people)
      if (abroad?.lastContactOn) expect(abroad.lastContactOn >= abroad.since).toBe(true)
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
