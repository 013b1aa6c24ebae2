import { addMonths, laterOf } from './dates.ts'
import type { DemoPerson, Post } from './member-types.ts'
import { createRandom } from './random.ts'
import type { DemoOrganisation } from './types.ts'

const COMMITTEE: readonly Post[] = [
  'SECRETARY',
  'DEPUTY_SECRETARY',
  'ORGANIZATION_COMMISSIONER',
  'PUBLICITY_COMMISSIONER',
  'DISCIPLINE_COMMISSIONER',
]

/** ORG-20: with seven full members or more a committee, below that a secretary and perhaps a deputy. */
export function fillPosts(persons: readonly DemoPerson[], bodies: readonly DemoOrganisation[]): void {
  const random = createRandom('posts')
  const eligible = new Map<string, DemoPerson[]>()
  for (const person of persons) {
    if (!mayLead(person)) continue
    const list = eligible.get(person.orgKey) ?? []
    list.push(person)
    eligible.set(person.orgKey, list)
  }
  const children = Map.groupBy(bodies, (body) => body.parentKey ?? '')
  const ownOrFirst = (body: DemoOrganisation): DemoPerson[] => {
    const own = eligible.get(body.key)
    if (own !== undefined) return own
    const child = (children.get(body.key) ?? []).find((next) => ownOrFirst(next).length > 0)
    return child === undefined ? [] : ownOrFirst(child)
  }
  for (const body of bodies) {
    const candidates = random.shuffle(ownOrFirst(body)).sort((one, other) => one.posts.length - other.posts.length)
    const posts = COMMITTEE.slice(
      0,
      candidates.length >= 7 ? (candidates.length >= 12 ? 5 : 3) : candidates.length >= 5 ? 2 : 1,
    )
    for (const [index, post] of posts.entries()) {
      const person = candidates[index]
      const from = body.term?.electedOn ?? body.foundedOn
      if (person !== undefined) person.posts.push({ orgKey: body.key, post, from: since(from, person) })
    }
  }
}

const mayLead = (person: DemoPerson): boolean =>
  person.status === 'NORMAL' &&
  person.category === 'FULL' &&
  person.floating === null &&
  person.abroad === null &&
  person.lostContact === null &&
  (person.birthDate >= '1962-01-01' || person.occupation === 'RETIRED') &&
  person.birthDate >= '1948-01-01'

/** Nobody leads before a year in the Party (§1.2). */
const since = (electedOn: string, person: DemoPerson): string =>
  laterOf(electedOn, addMonths(person.fullDate ?? person.joinDate, 12))
