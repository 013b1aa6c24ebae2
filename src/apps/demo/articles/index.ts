import { addDays, fillDays, workdayBefore } from '../dates.ts'
import { inLocalWords } from '../local-words.ts'
import { fullName } from '../names.ts'
import { type Township, townships, type Village } from '../places.ts'
import { at, createRandom, type Random } from '../random.ts'
import type { DemoOrganisation } from '../types.ts'
import { vary } from '../variation.ts'
import { composeBody } from './compose.ts'
import { DISCIPLINE } from './discipline.ts'
import { EXTERNAL_EXCHANGE } from './external-exchange.ts'
import { ORGANISATION } from './organisation.ts'
import { PARTY_AFFAIRS } from './party-affairs.ts'
import { PUBLICITY } from './publicity.ts'
import { SECRETARIAT } from './secretariat.ts'
import { SERVICES } from './services.ts'
import { TOWNSHIP_NOTICES } from './township-notices.ts'
import type { ArticleSource, DemoArticle } from './types.ts'
import { UNITED_FRONT } from './united-front.ts'
import { type NoticeTemplate, VILLAGE_NOTICES } from './village-notices.ts'
import { MORE_VILLAGE_NOTICES } from './village-notices-2.ts'

/** The articles somebody wrote one by one; the rest is dealt from templates. */
export const WRITTEN: readonly ArticleSource[] = [
  ...ORGANISATION,
  ...DISCIPLINE,
  ...PUBLICITY,
  ...UNITED_FRONT,
  ...SECRETARIAT,
  ...EXTERNAL_EXCHANGE,
  ...PARTY_AFFAIRS,
  ...SERVICES,
]

const PER_TOWNSHIP = 8
const PER_VILLAGE = 2

/** Everything the sites show, newest first, spread evenly over the days before `today`. */
export function articles(bodies: readonly DemoOrganisation[], today: string): DemoArticle[] {
  const random = createRandom('articles')
  const names = new Map(bodies.map((body) => [body.key, body.shortName]))
  const sources = [...WRITTEN, ...townships().flatMap((township) => noticesOf(township, { names, random }))]
  const published = sources.map((source, index) =>
    publish(source, { index, today, source: names.get(source.org) ?? '', random }),
  )
  return published.sort(
    (one, other) => other.publishedAt.localeCompare(one.publishedAt) || one.key.localeCompare(other.key),
  )
}

/** Eight notices of the township (two of three days apart in age), two of each village, no template twice in a place. */
type Dealing = { names: ReadonlyMap<string, string>; random: Random }

const noticesOf = (township: Township, dealing: Dealing): ArticleSource[] => {
  const { names, random } = dealing
  const ownTemplates = random.shuffle(TOWNSHIP_NOTICES).slice(0, PER_TOWNSHIP)
  const own = ownTemplates.map((template, index) =>
    notice(template, {
      org: township.slug,
      branch: '',
      township,
      village: random.pick(township.villages),
      daysAgo: 3 + index * 19 + random.below(14),
      random,
    }),
  )
  const isTown = township.kind === 'STREET'
  const pool = random
    .shuffle([...VILLAGE_NOTICES, ...MORE_VILLAGE_NOTICES])
    .filter((template) => !isTown || template.isRural !== true)
  const ofVillages = township.villages.flatMap((village, place) =>
    Array.from({ length: PER_VILLAGE }, (_, turn) =>
      notice(at(pool, (place * PER_VILLAGE + turn) % pool.length), {
        org: village.slug,
        branch: names.get(village.slug) ?? '',
        township,
        village,
        daysAgo: 2 + turn * 95 + random.below(95),
        random,
      }),
    ),
  )
  return [...own, ...ofVillages]
}

type Setting = { org: string; township: Township; village: Village; branch: string; daysAgo: number; random: Random }

const notice = (template: NoticeTemplate, about: Setting): ArticleSource => {
  const facts = {
    town: about.township.name,
    village: about.village.name,
    branch: about.branch,
    phone: officePhone(about.random),
  }
  const words = inLocalWords(`${template.title}\n${template.body}`, about.township, about.village)
  const [title = '', ...lines] = vary(words, facts, createRandom(`${about.org}:${template.title}`)).split('\n')
  return {
    org: about.org,
    section: template.section,
    daysAgo: about.daysAgo,
    title,
    body: lines.join('\n'),
  }
}

/** A number nobody has: the area code 0000 is not given out. */
const officePhone = (random: Random): string => `0000-62${random.between(20000, 39999)}`

const publish = (
  source: ArticleSource,
  about: { index: number; today: string; source: string; random: Random },
): DemoArticle => {
  const { index, today, random } = about
  const day = workdayBefore(addDays(today, -Math.max(1, source.daysAgo)))
  const minutes = 8 * 60 + 30 + random.below(9 * 60)
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return {
    key: `article-${String(index + 1).padStart(4, '0')}`,
    orgKey: source.org,
    section: source.section,
    title: fillDays(source.title, day),
    subtitle: source.subtitle ?? null,
    bodyHtml: composeBody(source.body, day),
    source: about.source,
    author: correspondent(`${source.org}/${index % 3}`),
    editor: correspondent(`editor/${index % 6}`),
    publishedAt: `${day}T${clock}:00+08:00`,
  }
}

/** The same few people write and edit for a body. */
const correspondent = (desk: string): string => {
  const random = createRandom(`correspondent ${desk}`)
  return fullName(
    { gender: random.chance(500) ? 1 : 2, birthYear: random.between(1978, 1996), ethnicGroup: '01' },
    random,
  )
}
