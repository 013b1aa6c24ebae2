import { fictitiousMobile } from '../identity.ts'
import { inLocalWords } from '../local-words.ts'
import { townships } from '../places.ts'
import { at, createRandom, type Random } from '../random.ts'
import { vary } from '../variation.ts'
import { ENVIRONMENT } from './environment.ts'
import { LIVELIHOOD } from './livelihood.ts'
import { ROADS_AND_WATER } from './roads-and-water.ts'
import { SERVICES_AND_TRANSPORT } from './services-and-transport.ts'
import { walk } from './steps.ts'
import { CASE_TEMPLATES, type CaseTemplate } from './templates.ts'
import type { CasePath, CaseSource, DemoCase } from './types.ts'

/** The demands somebody wrote one by one; the rest is dealt from templates. */
export const WRITTEN_CASES: readonly CaseSource[] = [
  ...ROADS_AND_WATER,
  ...LIVELIHOOD,
  ...ENVIRONMENT,
  ...SERVICES_AND_TRANSPORT,
]

const DEALT = 90
const DEALT_PATHS: readonly (readonly [CasePath, number])[] = [
  ['solved', 46],
  ['replied', 14],
  ['unsolved', 6],
  ['handling', 9],
  ['overdue', 4],
  ['extended', 3],
  ['sent-back', 4],
  ['solved-later', 4],
  ['reopened', 3],
  ['assigned', 3],
  ['accepted', 2],
  ['submitted', 4],
]
/** Youngest and oldest age in days for each path, so that no step lies in the future. */
const AGES: Readonly<Record<CasePath, readonly [number, number]>> = {
  submitted: [1, 1],
  accepted: [1, 2],
  assigned: [2, 3],
  handling: [2, 6],
  overdue: [14, 40],
  extended: [9, 16],
  replied: [9, 20],
  solved: [18, 170],
  unsolved: [20, 150],
  reopened: [24, 33],
  'solved-later': [35, 150],
  'sent-back': [14, 120],
  supervised: [8, 20],
  refused: [5, 90],
}
const NICKNAMES = [
  '路过的',
  '热心居民',
  '赶场的人',
  '<village>人',
  '早起的鸟',
  '一位母亲',
  '一位父亲',
  '老党员',
  '在外打工的',
  '外卖骑手',
  '退休教师',
  '山里人',
  '小店老板',
  '新来的租客',
  '种茶的',
  '带孙子的奶奶',
  '网名慢慢来',
  '云岭闲人',
  '开三轮的',
  '想说句话',
]

/** About 150 demands of citizens with everything that happened to them up to `today`, newest first. */
export function cases(today: string): DemoCase[] {
  const random = createRandom('cases')
  const sources = [...WRITTEN_CASES, ...dealt(random)]
  const walked = sources.map((source, index) => ({
    key: `case-${String(index + 1).padStart(3, '0')}`,
    kind: source.kind,
    topic: source.topic,
    title: source.title,
    nickname: source.nickname,
    aboutOrgKey: source.about,
    deskOrgKey: source.desk,
    isPublishable: source.isPrivate !== true,
    mobile: random.chance(700) ? fictitiousMobile(9000 + index) : null,
    ...walk(source, today, random),
  }))
  return walked.sort(
    (one, other) => other.submittedAt.localeCompare(one.submittedAt) || one.key.localeCompare(other.key),
  )
}

const dealt = (random: Random): CaseSource[] => {
  const places = townships()
  const templates = random.shuffle(CASE_TEMPLATES)
  const used = new Set<string>()
  return Array.from({ length: DEALT }, (_, index) => {
    const template = at(templates, index % templates.length)
    const township = random.pick(template.isRural === true ? places.filter((place) => place.kind !== 'STREET') : places)
    const fresh = township.villages.filter((village) => !used.has(village.slug))
    const village = random.pick(fresh.length > 0 ? fresh : township.villages)
    used.add(village.slug)
    const path = random.weighted(DEALT_PATHS)
    const [youngest, oldest] = AGES[path]
    const texts = fill(template, { township, village }, random)
    return {
      kind: template.kind,
      topic: template.topic,
      about: village.slug,
      desk: template.desk === 'township' ? township.slug : template.desk,
      age: random.between(youngest, oldest),
      path,
      ...texts,
      ...(path === 'solved-later'
        ? {
            second: `您好。您说问题又出现，我们{day-1}再次到现场，与您当面核对后重新处理，并安排专人看一周。${texts.reply.slice(-18)}`,
          }
        : {}),
      ...(random.chance(200) ? { isPrivate: true as const } : {}),
    }
  })
}

type Spot = {
  township: ReturnType<typeof townships>[number]
  village: ReturnType<typeof townships>[number]['villages'][number]
}

const fill = (
  template: CaseTemplate,
  spot: Spot,
  random: Random,
): { title: string; text: string; reply: string; nickname: string } => {
  const facts = {
    town: spot.township.name,
    village: spot.village.name,
    phone: `0000-62${random.between(15000, 39999)}`,
  }
  const words = inLocalWords([template.title, template.text, template.reply].join('\n'), spot.township, spot.village)
  const stream = createRandom(`case ${spot.village.slug} ${template.topic} ${random.below(1000)}`)
  const [title = '', text = '', reply = ''] = vary(words, facts, stream).split('\n')
  return { title, text, reply, nickname: vary(random.pick(NICKNAMES), facts, stream) }
}
