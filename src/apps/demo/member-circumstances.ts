import { addDays, addMonths, laterOf, yearsBetween } from './dates.ts'
import type { DemoPerson, MembershipStatus } from './member-types.ts'
import { OFF_THRESHOLD } from './organisations.ts'
import { createRandom, type Random } from './random.ts'

const EXITS: readonly (readonly [MembershipStatus, number])[] = [
  ['DECEASED', 62],
  ['SUSPENDED', 22],
  ['REMOVED', 9],
  ['EXPELLED', 6],
  ['PERSUADED_OUT', 4],
  ['LEFT_VOLUNTARILY', 3],
  ['PROBATION_CANCELLED', 3],
]

/** Ends memberships and marks floating, lost and hardship members. Changes the persons it is given. */
export function circumstances(persons: readonly DemoPerson[], today: string): void {
  const random = createRandom('circumstances')
  const longAgo = addMonths(today, -48)
  const order = random.shuffle(persons).filter((person) => !OFF_THRESHOLD.has(person.orgKey))
  const aside = new Set<DemoPerson>()
  for (const [status, count] of EXITS) {
    const chosen = order
      .filter((person) => !aside.has(person) && maySuffer(person, status, { today, longAgo }))
      .slice(0, count)
    for (const person of chosen) {
      aside.add(person)
      end(person, { status, today, random })
    }
  }
  for (const person of order) {
    if (person.status === 'NORMAL') mark(person, today, random)
  }
}

/**
 * Sends some abroad and ends some hardship, of dice of its own, so that nothing else of the county moves. Of those who study,
 * one branch has lately written to its member, one is to write soon and one is late (STA-06).
 */
export function abroadAndOver(persons: readonly DemoPerson[], today: string): void {
  const random = createRandom('abroad')
  const away = random
    .shuffle(persons)
    .filter(({ status, floating }) => status === 'NORMAL' && floating === null)
    .filter(({ fullDate }) => fullDate !== null && fullDate <= addMonths(today, -30))
    .filter(({ birthDate, education }) => yearsBetween(birthDate, today) <= 35 && education < '40')
  const contacts = [-40, -165, -200, -20, -100, null]
  for (const [at, person] of away.slice(0, ABROAD.length).entries()) {
    const [country, kind] = ABROAD[at] ?? ABROAD[0]
    const since = addMonths(today, -random.between(8, 29))
    const days = contacts[at] ?? null
    person.abroad = { since, country, kind, lastContactOn: days === null ? null : addDays(today, days) }
  }
  for (const { hardship } of persons)
    if (hardship && hardship.from < addDays(today, -500) && random.chance(300))
      hardship.to = addDays(hardship.from, random.between(200, 480))
}

const ABROAD = [
  ['日本', 'STUDY'],
  ['英国', 'STUDY'],
  ['新西兰', 'STUDY'],
  ['老挝', 'WORK'],
  ['缅甸', 'WORK'],
  ['加拿大', 'FAMILY'],
] as const

type Days = { today: string; longAgo: string }

const maySuffer = (person: DemoPerson, status: MembershipStatus, { today, longAgo }: Days): boolean => {
  const age = yearsBetween(person.birthDate, today)
  if (status === 'PROBATION_CANCELLED') return person.category === 'PROBATIONARY'
  if (person.fullDate === null || person.fullDate > longAgo) return false
  return status === 'DECEASED' ? age >= 66 : age <= 62
}

const end = (person: DemoPerson, about: { status: MembershipStatus; today: string; random: Random }): void => {
  const { status, today, random } = about
  person.status = status
  const latest = status === 'PROBATION_CANCELLED' ? 9 : 900
  person.statusOn = addDays(today, -random.between(5, latest))
  if (status !== 'SUSPENDED') return
  // STA-05: membership is stopped half a year after contact was lost, and not yet removed two years on.
  person.statusOn = addDays(today, -random.between(20, 700))
  person.lostContact = { since: addMonths(person.statusOn, -random.between(6, 14)) }
}

const mark = (person: DemoPerson, today: string, random: Random): void => {
  const age = yearsBetween(person.birthDate, today)
  const countryside = /[村区]\d+组$/.test(person.residence)
  if (age <= 55 && countryside && random.chance(190)) person.floating = floatingOf(person, today, random)
  else if (age <= 55 && random.chance(4)) person.lostContact = { since: addMonths(today, -random.between(1, 5)) }
  if (countryside && age >= 45 && random.chance(55)) {
    const kind = random.pick(['大病', '年老无依靠', '残疾', '因灾', '子女就学负担重'])
    person.hardship = { kind, from: addDays(today, -random.between(60, 1400)), to: null }
  }
}

const floatingOf = (person: DemoPerson, today: string, random: Random): NonNullable<DemoPerson['floating']> => {
  const where = random.weighted([
    ['东部沿海某市', 46],
    ['省城', 30],
    ['岭原市', 16],
    ['邻省', 8],
  ])
  const home = person.residence.startsWith('青石')
    ? 'liudong-qingshi'
    : person.residence.startsWith('茶垭')
      ? 'liudong-chaya'
      : null
  const receiving = where === '省城' ? 'liudong-shengcheng' : where === '岭原市' ? 'liudong-lingyuan' : home
  const since = laterOf(addMonths(today, -random.between(7, 60)), person.fullDate ?? person.joinDate)
  const reason = random.weighted([
    ['务工', 80],
    ['经商', 14],
    ['随子女居住', 6],
  ])
  const receivingOrgKey = random.chance(700) ? receiving : null
  const receivingElsewhere = receivingOrgKey === null && where === '东部沿海某市' ? '东部沿海某市流动党员党支部' : null
  return { since, fromPlace: person.residence, toPlace: where, reason, receivingOrgKey, receivingElsewhere }
}
