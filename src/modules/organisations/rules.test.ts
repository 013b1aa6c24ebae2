import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, toDay } from '#kernel/time.ts'
import { type OrgType, orgTypes } from './codes.ts'
import {
  extensionWarning,
  holdsRelations,
  isAnyBranch,
  isUsualParent,
  mayApproveMembers,
  nameParts,
  type OrgCounts,
  type OrgWarningCode,
  placementWarning,
  readOrgType,
  termEndsOn,
  termReminders,
  termStatus,
  termYears,
  warningsFor,
} from './rules.ts'
import { words } from './words.ts'

const day = toDay
const types = Object.keys(orgTypes) as OrgType[]
const codes = (counts: OrgCounts) => warningsFor(counts).map((warning) => `${warning.id} ${warning.code.split('.')[1]}`)

describe('kinds (ORG-01 … ORG-13)', () => {
  test.each([
    ['611', 'PARTY_COMMITTEE'],
    ['621', 'GENERAL_BRANCH'],
    ['631', 'BRANCH'],
    ['632', 'JOINT_BRANCH'],
    ['641', 'PARTY_GROUP'],
    ['699', 'PARTY_GROUP'],
    ['911', 'TEMP_COMMITTEE'],
    ['921', 'TEMP_GENERAL_BRANCH'],
    ['931', 'TEMP_BRANCH'],
    ['932', 'TEMP_JOINT_BRANCH'],
    ['612', 'LEADING_PARTY_GROUP'],
    ['６３１', 'BRANCH'],
    ['党支部', 'BRANCH'],
    ['支 部', 'BRANCH'],
    ['党委', 'PARTY_COMMITTEE'],
    ['党总支', 'GENERAL_BRANCH'],
    ['党组', 'LEADING_PARTY_GROUP'],
    ['流动党员党支部', 'FLOATING_MEMBER_BRANCH'],
    ['功能型党支部', 'FUNCTIONAL_BRANCH'],
    ['branch', 'BRANCH'],
  ])('%s is %s', (written, value) => {
    expect(readOrgType(written)).toEqual({ ok: true, value })
  })

  test('no two kinds share a code or a name', () => {
    const names = types.flatMap((type) => [orgTypes[type].code, orgTypes[type].zh, ...orgTypes[type].also])
    const written = names.filter((name) => name !== null)
    expect(new Set(written).size).toBe(written.length)
    expect(readOrgType('工会')).toEqual({ ok: false, code: 'organisations.type-unknown' })
  })

  test('only an authorised committee approves members', () => {
    expect(types.filter((type) => mayApproveMembers(type, true))).toEqual([
      'LOCAL_COMMITTEE',
      'WORK_COMMITTEE',
      'PARTY_COMMITTEE',
    ])
    expect(types.some((type) => mayApproveMembers(type, false))).toBe(false)
  })
})

describe('thresholds (ORG-03 … 05, 09, 16, 17, 20, 21)', () => {
  const cases: [string, OrgCounts, string[]][] = [
    ['a branch of 2 full members', { type: 'BRANCH', fullMembers: 2, members: 9 }, ['ORG-16 branch-too-small']],
    ['a branch of 3 full members', { type: 'BRANCH', fullMembers: 3, members: 3 }, []],
    ['a branch of 50 members', { type: 'BRANCH', fullMembers: 40, members: 50 }, []],
    ['a branch of 51 members', { type: 'BRANCH', fullMembers: 40, members: 51 }, ['ORG-16 branch-too-large']],
    ['a joint branch of 5 bodies', { type: 'JOINT_BRANCH', hostUnits: 5 }, []],
    ['a joint branch of 6 bodies', { type: 'JOINT_BRANCH', hostUnits: 6 }, ['ORG-04 joint-branch-too-wide']],
    ['a general branch of 49', { type: 'GENERAL_BRANCH', members: 49 }, ['ORG-16 general-branch-too-small']],
    ['a general branch of 50', { type: 'GENERAL_BRANCH', members: 50 }, []],
    ['a general branch of 99', { type: 'GENERAL_BRANCH', members: 99 }, []],
    ['a general branch of 100', { type: 'GENERAL_BRANCH', members: 100 }, ['ORG-16 general-branch-too-large']],
    ['a committee of 99', { type: 'PARTY_COMMITTEE', members: 99 }, ['ORG-16 committee-too-small']],
    ['a committee of 100', { type: 'PARTY_COMMITTEE', members: 100 }, []],
    ['a group of 2', { type: 'PARTY_GROUP', members: 2, fullMembers: 2 }, ['ORG-05 group-too-small']],
    [
      'a group of 3 without a full member',
      { type: 'PARTY_GROUP', members: 3, fullMembers: 0 },
      ['ORG-05 group-too-small'],
    ],
    ['a group of 3 with one', { type: 'PARTY_GROUP', members: 3, fullMembers: 1 }, []],
    ['a leading group with members', { type: 'LEADING_PARTY_GROUP', members: 1 }, ['ORG-09 holds-no-relations']],
    ['a temporary branch with 2 members', { type: 'TEMP_BRANCH', fullMembers: 2 }, []],
    [
      '7 full members, no committee',
      { type: 'BRANCH', fullMembers: 7, committeeSize: 0 },
      ['ORG-20 branch-committee-missing'],
    ],
    ['6 full members, no committee', { type: 'BRANCH', fullMembers: 6, committeeSize: 0 }, []],
    [
      '6 full members, committee of 3',
      { type: 'BRANCH', fullMembers: 6, committeeSize: 3 },
      ['ORG-20 branch-committee-not-foreseen'],
    ],
    ['branch committee of 2', { type: 'BRANCH', fullMembers: 9, committeeSize: 2 }, ['ORG-20 seats-too-few']],
    ['branch committee of 5', { type: 'BRANCH', fullMembers: 9, committeeSize: 5 }, []],
    ['branch committee of 7', { type: 'BRANCH', fullMembers: 20, committeeSize: 7 }, ['ORG-20 seats-above-usual']],
    ['branch committee of 8', { type: 'BRANCH', fullMembers: 20, committeeSize: 8 }, ['ORG-20 seats-too-many']],
    ['branch with 2 deputies', { type: 'BRANCH', deputySecretaries: 2 }, ['ORG-20 branch-deputies-too-many']],
    ['general branch committee of 8', { type: 'GENERAL_BRANCH', committeeSize: 8 }, ['ORG-21 seats-above-usual']],
    ['general branch committee of 10', { type: 'GENERAL_BRANCH', committeeSize: 10 }, ['ORG-21 seats-too-many']],
    [
      'village general branch committee of 8',
      { type: 'GENERAL_BRANCH', isVillage: true, committeeSize: 8 },
      ['ORG-21 seats-too-many'],
    ],
    ['base committee of 11', { type: 'PARTY_COMMITTEE', committeeSize: 11 }, ['ORG-21 seats-above-usual']],
    [
      'village committee of 10',
      { type: 'PARTY_COMMITTEE', isVillage: true, committeeSize: 10 },
      ['ORG-21 seats-too-many'],
    ],
    ['base committee of 4', { type: 'PARTY_COMMITTEE', committeeSize: 4 }, ['ORG-21 seats-too-few']],
  ]
  test.each(cases)('%s', (_name, counts, expected) => {
    expect(codes(counts)).toEqual(expected)
  })

  test('nothing known means nothing warned, and every warning of a count names the count and its limit', () => {
    const count = fc.option(fc.nat(200), { nil: undefined })
    const shape = {
      fullMembers: count,
      members: count,
      committeeSize: count,
      deputySecretaries: count,
      hostUnits: count,
    }
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.boolean(), fc.record(shape), (type, isVillage, known) => {
        expect(warningsFor({ type, isVillage })).toEqual([])
        const counts = {
          type,
          isVillage,
          ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
        }
        for (const { is, limit } of warningsFor(counts)) expect([typeof is, typeof limit]).toEqual(['number', 'number'])
      }),
    )
  })
})

describe('terms (ORG-30 … ORG-32)', () => {
  test.each([
    ['PARTY_COMMITTEE', false, 5],
    ['GENERAL_BRANCH', false, 3],
    ['BRANCH', false, 3],
    ['JOINT_BRANCH', false, 3],
    ['PARTY_COMMITTEE', true, 5],
    ['GENERAL_BRANCH', true, 5],
    ['BRANCH', true, 5],
    ['LOCAL_COMMITTEE', false, 5],
    ['TEMP_BRANCH', false, null],
    ['TEMP_COMMITTEE', true, null],
    ['LEADING_PARTY_GROUP', false, null],
    ['FUNCTIONAL_BRANCH', false, null],
  ] as const)('%s (village: %s) has a term of %s years', (type, isVillage, years) => {
    expect(termYears(type, isVillage)).toBe(years)
  })

  test('the term ends on the same day years later', () => {
    expect(termEndsOn(day('2023-11-23'), 'BRANCH', false)).toBe('2026-11-23')
    expect(termEndsOn(day('2024-02-29'), 'BRANCH', true)).toBe('2029-02-28')
    expect(termEndsOn(day('2024-02-29'), 'TEMP_BRANCH', false)).toBe(null)
  })

  test('six months before the end it is due soon, after the end overdue or extended', () => {
    const endsOn = day('2026-11-23')
    expect(termStatus({ endsOn }, day('2026-05-22'))).toBe('CURRENT')
    expect(termStatus({ endsOn }, day('2026-05-23'))).toBe('DUE_SOON')
    expect(termStatus({ endsOn }, day('2026-11-23'))).toBe('DUE_SOON')
    expect(termStatus({ endsOn }, day('2026-11-24'))).toBe('OVERDUE')
    expect(termStatus({ endsOn, extendedTo: day('2027-03-01') }, day('2027-03-01'))).toBe('EXTENDED')
    expect(termStatus({ endsOn, extendedTo: day('2027-03-01') }, day('2027-03-02'))).toBe('OVERDUE')
    expect(termStatus({ endsOn, extendedTo: day('2028-11-23') }, day('2027-11-23'))).toBe('EXTENDED')
    expect(termStatus({ endsOn, extendedTo: day('2028-11-23') }, day('2027-11-24'))).toBe('OVERDUE')
  })

  test('an extension beyond a year is warned of', () => {
    expect(extensionWarning(day('2026-11-23'), day('2027-11-23'))).toBe(null)
    expect(extensionWarning(day('2026-11-23'), day('2028-01-23'))).toMatchObject({ id: 'ORG-31', is: 14, limit: 12 })
  })

  test('the superior reminds six months before by duty', () => {
    expect(termReminders(day('2026-08-31'))).toEqual([
      { on: '2026-02-28', monthsBefore: 6, isDuty: true },
      { on: '2026-05-31', monthsBefore: 3, isDuty: false },
      { on: '2026-07-31', monthsBefore: 1, isDuty: false },
    ])
  })

  test('a term only ever moves from current to due soon to extended to overdue', () => {
    const order = ['CURRENT', 'DUE_SOON', 'EXTENDED', 'OVERDUE']
    const endsOn = day('2026-11-23')
    const shift = fc.option(fc.integer({ min: 1, max: 500 }), { nil: null })
    fc.assert(
      fc.property(shift, fc.integer({ min: -600, max: 600 }), fc.nat(400), (extension, at, later) => {
        const term = { endsOn, extendedTo: extension === null ? null : addDays(endsOn, extension) }
        const [one, other] = [termStatus(term, addDays(endsOn, at)), termStatus(term, addDays(endsOn, at + later))]
        expect(order.indexOf(one)).toBeLessThanOrEqual(order.indexOf(other))
        if (addDays(endsOn, at) > addMonths(endsOn, 12)) expect(one).toBe('OVERDUE')
      }),
    )
  })
})

describe('who stands under whom', () => {
  test.each([
    ['PARTY_GROUP', 'BRANCH', true],
    ['PARTY_GROUP', 'PARTY_COMMITTEE', false],
    ['PARTY_GROUP', 'GENERAL_BRANCH', false],
    ['BRANCH', 'GENERAL_BRANCH', true],
    ['BRANCH', 'PARTY_COMMITTEE', true],
    ['BRANCH', 'BRANCH', false],
    ['GENERAL_BRANCH', 'BRANCH', false],
    ['PARTY_COMMITTEE', 'LOCAL_COMMITTEE', true],
    ['PARTY_COMMITTEE', 'PARTY_COMMITTEE', true],
    ['BRANCH', 'LEADING_PARTY_GROUP', false],
    ['LOCAL_COMMITTEE', null, true],
    ['PARTY_COMMITTEE', null, true],
    ['BRANCH', null, false],
  ] as const)('%s under %s: %s', (type, parent, usual) => {
    expect(isUsualParent(type, parent)).toBe(usual)
    expect(placementWarning(type, parent)?.code).toBe(usual ? undefined : 'organisations.parent-unusual')
  })

  test('nothing stands under a group or a leading group, and every kind has a place', () => {
    for (const type of types) {
      expect(isUsualParent(type, 'PARTY_GROUP')).toBe(false)
      expect(isUsualParent(type, 'LEADING_PARTY_GROUP')).toBe(false)
      expect(types.some((parent) => isUsualParent(type, parent))).toBe(true)
    }
    expect(types.filter((type) => !holdsRelations(type)).sort()).toEqual([
      ...['FUNCTIONAL_BRANCH', 'LEADING_PARTY_GROUP', 'PARTY_GROUP'],
      ...['TEMP_BRANCH', 'TEMP_COMMITTEE', 'TEMP_GENERAL_BRANCH', 'TEMP_JOINT_BRANCH'],
    ])
  })
})

test.each([
  ['石桥村', ['石桥村'], null],
  ['石桥 支部', ['石桥', '支部'], null],
  ['石桥第7', ['石桥第7'], '(^|[^0-9])7([^0-9]|$)'],
  ['DHWCD7dzb', ['dhwcd', '7', 'dzb'], '(^|[^0-9])7([^0-9]|$)'],
  ['001.002', ['001.002'], '(^|[^0-9])002([^0-9]|$)'],
  ['%_', ['%_'], null],
])('%s is searched as %j', (written, parts, wholeNumber) => {
  expect(nameParts(written)).toEqual({ parts, wholeNumber })
})

test('every code of these rules has a sentence in both languages', () => {
  words satisfies Record<OrgWarningCode, { zh: string; en: string }>
  const sources = ['./rules.ts', './numbers/rules.ts'].map((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  )
  const used = new Set(sources.join().match(/(?<=')organisations\.[a-z-]+(?=')/g))
  expect(used.size).toBeGreaterThan(0)
  expect([...used].filter((code) => !Object.hasOwn(words, code))).toEqual([])
})

test('one says 支部 of branches of any kind, not of committees, general branches and groups', () => {
  const branches = (Object.keys(orgTypes) as OrgType[]).filter(isAnyBranch)
  expect(branches.map((type) => orgTypes[type].zh).toSorted()).toEqual(
    ['党支部', '联合党支部', '临时党支部', '临时联合党支部', '流动党员党支部', '功能型党支部'].toSorted(),
  )
})
