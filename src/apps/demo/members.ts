import { addDays, addMonths, dateOf, dayNumber, earlierOf, laterOf } from './dates.ts'
import { fictitiousMobile, identityNumber } from './identity.ts'
import { abroadAndOver, circumstances } from './member-circumstances.ts'
import { educationOf, jobOf, residenceOf } from './member-profile.ts'
import { type DemoPerson, type Draft, OCCUPATIONS } from './member-types.ts'
import { fullName } from './names.ts'
import { COUNTY, NEIGHBOURS } from './places.ts'
import { fillPosts } from './posts.ts'
import { apportion, deck, fitTotals, highest } from './quota.ts'
import { at, createRandom, type Random } from './random.ts'
import { AGE_BY_OCCUPATION, AGE_GROUPS, COHORT_BY_AGE, COHORTS, NATIONAL, OCCUPATION_ODDS } from './shares.ts'
import type { DemoOrganisation, Seat } from './types.ts'

/** Everybody with a formal relation in the county, spread as §13.2 says, with posts, floating, hardship and exits. */
export function people(seats: readonly Seat[], bodies: readonly DemoOrganisation[], today: string): DemoPerson[] {
  const random = createRandom('members')
  const drafts = dealDrafts(seats, random)
  const traits = dealTraits(drafts, random)
  const taken = new Set<string>()
  const persons = drafts.map((draft) => person(draft, { traits, today, random, taken }))
  circumstances(persons, today)
  abroadAndOver(persons, today)
  fillPosts(persons, bodies)
  return persons
}

const dealDrafts = (seats: readonly Seat[], random: Random): Draft[] => {
  const slots = seats.flatMap((seat) => new Array<Seat>(seat.size).fill(seat))
  const occupations = dealOccupations(slots, random)
  const ages = dealWithin(occupations, { values: OCCUPATIONS, shares: NATIONAL.ages, odds: AGE_BY_OCCUPATION }, random)
  const groups = AGE_GROUPS.map((_, index) => index)
  const cohorts = dealWithin(ages, { values: groups, shares: NATIONAL.cohorts, odds: COHORT_BY_AGE }, random)
  return slots.map(({ organisation, kind, place }, index) => ({
    index,
    orgKey: organisation.key,
    hostName: organisation.shortName.replace(/(联合)?党支部$/, ''),
    kind,
    place,
    occupation: at(occupations, index),
    ageGroup: at(ages, index),
    cohort: at(cohorts, index),
  }))
}

const dealOccupations = (slots: readonly Seat[], random: Random): Draft['occupation'][] => {
  const kinds = [...new Set(slots.map((slot) => slot.kind))]
  const odds = kinds.map((kind) => OCCUPATION_ODDS[kind])
  const dealt = dealWithin(
    slots.map((slot) => slot.kind),
    { values: kinds, shares: NATIONAL.occupations, odds },
    random,
  )
  return dealt.map((index) => at(OCCUPATIONS, index))
}

type Deal<T> = { values: readonly T[]; shares: readonly number[]; odds: readonly (readonly number[])[] }

/** For everybody a column (age group, cohort …) such that all columns meet their share and every row keeps its odds. */
const dealWithin = <T>(rows: readonly T[], deal: Deal<T>, random: Random): number[] => {
  const rowTotals = deal.values.map((value) => rows.filter((row) => row === value).length)
  const counts = fitTotals(rowTotals, apportion(deal.shares, rows.length), deal.odds)
  const columns = deal.shares.map((_, index) => index)
  const hands = new Map(deal.values.map((value, index) => [value, deck(columns, at(counts, index), random)]))
  return rows.map((row) => hands.get(row)?.pop() ?? 0)
}

type Traits = { women: Set<Draft>; minorities: Set<Draft>; college: Set<Draft>; probationary: Set<Draft> }

const dealTraits = (drafts: readonly Draft[], random: Random): Traits => {
  const count = (share: number): number => Math.round((drafts.length * share) / NATIONAL.total)
  const noise = (range: number): number => random.below(range)
  return {
    women: highest(drafts, count(NATIONAL.women), (draft) => noise(100) + womenScore(draft)),
    minorities: highest(
      drafts,
      count(NATIONAL.minorities),
      (draft) => noise(100) + (draft.place.townshipSlug === 'lingbei' ? 92 : 0),
    ),
    college: highest(drafts, count(NATIONAL.college), (draft) => noise(60) + collegeScore(draft)),
    probationary: highest(drafts, Math.round(drafts.length / 48), (draft) =>
      draft.cohort === 3 && draft.ageGroup < 4 ? noise(100) + (draft.occupation === 'STUDENT' ? 25 : 0) : -1,
    ),
  }
}

const womenScore = (draft: Draft): number =>
  ({
    school: 30,
    hospital: 34,
    community: 12,
    campus: 30,
    organ: 4,
    private: 6,
    retired: -6,
    enterprise: -6,
    village: -8,
  })[draft.kind] -
  draft.ageGroup * 3

const collegeScore = (draft: Draft): number => {
  const byWork = {
    WORKER: 22,
    FARMER: 0,
    PROFESSIONAL: 70,
    MANAGER: 48,
    OFFICIAL: 75,
    STUDENT: 90,
    OTHER: 30,
    RETIRED: 22,
  }
  return byWork[draft.occupation] + (7 - draft.ageGroup) * 7
}

const MINORITY_ODDS = [
  ['06', 30],
  ['07', 28],
  ['09', 18],
  ['12', 8],
  ['15', 8],
  ['03', 5],
  ['14', 3],
] as const

type About = {
  traits: Traits
  today: string
  random: Random
  /** The identity numbers of those before. */
  taken: Set<string>
}

const person = (draft: Draft, about: About): DemoPerson => {
  const { traits, today, random, taken } = about
  const gender = traits.women.has(draft) ? 2 : 1
  const ethnicGroup = traits.minorities.has(draft) ? random.weighted(MINORITY_ODDS) : '01'
  const isProbationary = traits.probationary.has(draft)
  const dates = membershipDates(draft, { isProbationary, today, random })
  const home = random.chance(880)
  const [division, birthPlace] = home
    ? [COUNTY.division, `${COUNTY.prefecture}${COUNTY.name}`]
    : random.pick(NEIGHBOURS)
  const birthYear = Number(dates.birthDate.slice(0, 4))
  const college = traits.college.has(draft)
  return {
    key: `person-${String(draft.index + 1).padStart(4, '0')}`,
    name: fullName({ gender, birthYear, ethnicGroup }, random),
    idNumber: freeNumber({ division, birthDate: dates.birthDate, gender, sequence: draft.index % 500 }, taken),
    gender,
    ethnicGroup,
    birthPlace,
    education: educationOf(draft, college, random),
    occupation: draft.occupation,
    ...jobOf(draft, random),
    mobile: fictitiousMobile(draft.index + 1),
    residence: residenceOf(draft, random),
    orgKey: draft.orgKey,
    category: isProbationary ? 'PROBATIONARY' : 'FULL',
    ...dates,
    status: 'NORMAL',
    statusOn: null,
    posts: [],
    floating: null,
    hardship: null,
    abroad: null,
    lostContact: null,
  }
}

// Days of birth move with the day of loading: on most days two of the same sequence would have come to the same one.
const freeNumber = (of: Parameters<typeof identityNumber>[0], taken: Set<string>): string => {
  const number = identityNumber(of)
  if (taken.has(number)) return freeNumber({ ...of, sequence: (of.sequence + 1) % 500 }, taken)
  taken.add(number)
  return number
}

type Dating = { isProbationary: boolean; today: string; random: Random }

/** Birth in the age group, joining at 18 or later in the cohort, full membership a year on (DEV-60; none 1969–77). */
const membershipDates = (draft: Draft, about: Dating): Pick<DemoPerson, 'birthDate' | 'joinDate' | 'fullDate'> => {
  const { isProbationary, today, random } = about
  const [cohortStart, cohortEnd] = at(COHORTS, draft.cohort)
  const latest = isProbationary ? addDays(today, -10) : addMonths(today, -13)
  const lastJoin = earlierOf(cohortEnd, latest)
  const firstJoin = isProbationary ? addMonths(today, -11) : cohortStart
  const birthDate = birthDay(draft, { lastJoin, today, random })
  const adult = addMonths(birthDate, 18 * 12)
  const from = dayNumber(laterOf(adult, firstJoin))
  const to = Math.min(dayNumber(lastJoin), Math.max(from, dayNumber(addMonths(birthDate, 52 * 12))))
  const spread = Math.max(0, to - from)
  const joinDate = dateOf(from + Math.min(random.below(spread + 1), random.below(spread + 1)))
  const noProbation = joinDate >= '1969-04-01' && joinDate <= '1977-08-31'
  const fullDate = noProbation ? joinDate : addMonths(joinDate, 12)
  return { birthDate, joinDate, fullDate: isProbationary ? null : fullDate }
}

/** Old members thin out with age; the oldest joined before 1949 and are few. */
const OLDEST = [99, 90, 80, 74] as const

const birthDay = (draft: Draft, about: { lastJoin: string; today: string; random: Random }): string => {
  const { lastJoin, today, random } = about
  const [youngest, oldest] = at(AGE_GROUPS, draft.ageGroup)
  const cap = draft.ageGroup === 7 ? at(OLDEST, draft.cohort) : oldest
  const earliest = dayNumber(addMonths(today, -(cap + 1) * 12)) + 1
  const groupEnd = dayNumber(addMonths(today, -youngest * 12))
  const latest = Math.min(groupEnd, dayNumber(addMonths(lastJoin, -(18 * 12 + 6))))
  const span = Math.max(1, latest - earliest + 1)
  const offset = draft.ageGroup === 7 ? Math.max(random.below(span), random.below(span)) : random.below(span)
  return dateOf(earliest + offset)
}
