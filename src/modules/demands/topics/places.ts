import type { Segment } from '../texts/segment.ts'
import type { Text } from '../texts/text.ts'
import { type Gazetteer, placesIn, rankOf } from './gazetteer.ts'

const codes = /(?<![A-Za-z])[A-Z]\d{0,2}(?:市|区|县|州)/g
const kinds =
  /(?:区|县|州|镇|乡|街道|社区|村|组|小区|花园|家园|公寓|新城|广场|大厦|公园|大道|路|街|学校|小学|中学|学院|大学|幼儿园|医院|车站|市场|学府|名邸|嘉园|苑|城|湾|园)$/
// Words of a sentence around a place; they also keep 这条路 and 哪个学校 from being one.
const notOfPlaces =
  /[的在和与是对我你请有到为来说算看接这那哪不没把被让去了着并于]|政府|市委|国家|城市|全部|确定|线路|所属|属下|下属|各/
const mostWords = 4
const readOfBody = 200
// A place is that of a matter when this share of its messages names it.
const namedBy = 0.3

/** A message, and the organisation it is about, where that is known. */
export interface Placed extends Text {
  readonly about?: string
}

/** Where a matter is: the district or the place of the organisation tree, and the most exact spot that enough of its messages name. */
export function placeOf(
  texts: readonly Placed[],
  { segment, gazetteer = new Map() }: { segment: Segment; gazetteer?: Gazetteer },
): string {
  const districts = new Map<string, number>()
  const known = new Map<string, number>()
  const spots = new Map<string, number>()
  for (const { title, body, about = '' } of texts) {
    const text = `${title} ${body.slice(0, readOfBody)}`
    for (const code of new Set(text.match(codes))) count(districts, code)
    for (const place of placesIn(`${text} ${about}`, gazetteer)) count(known, place)
    for (const spot of new Set(spotsIn(text, segment))) count(spots, spot)
  }
  const enough = Math.max(2, texts.length * namedBy)
  const place = [...known]
    .filter(([, named]) => named >= enough)
    .sort(([a, often], [b, rarer]) => rankOf(b) - rankOf(a) || rarer - often || (a < b ? -1 : 1))[0]?.[0]
  const best = [...spots]
    .filter(([, named]) => named >= enough)
    .sort(
      ([a, often], [b, rarer]) => rarer * Math.min(b.length, 8) - often * Math.min(a.length, 8) || (a < b ? -1 : 1),
    )[0]
  const spot = best?.[0] ?? ''
  if (place !== undefined) return spot.includes(place) || place.includes(spot) ? longer(place, spot) : `${place}${spot}`
  return `${districtOf(districts)}${spot}`
}

// The more exact of two that are named: a numbered district rather than the city around it.
function districtOf(districts: ReadonlyMap<string, number>): string {
  const most = Math.max(0, ...districts.values())
  const often = [...districts].filter(([, named]) => named >= most / 3)
  const exact = often.filter(([code]) => /\d/.test(code))
  return (exact.length > 0 ? exact : often).sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

function spotsIn(text: string, segment: Segment): string[] {
  return text
    .replace(codes, ' ')
    .split(/[^\p{Script=Han}0-9]+/u)
    .flatMap((run) => {
      const words = segment(run)
      return words.flatMap((word, last) => {
        if (!kinds.test(word)) return []
        return Array.from({ length: mostWords }, (_, before) =>
          words.slice(Math.max(0, last - before), last + 1).join(''),
        )
      })
    })
    .filter((spot) => spot.length > 2 && spot.length <= 12 && !notOfPlaces.test(spot))
}

const longer = (one: string, other: string) => (other.length > one.length ? other : one)

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
