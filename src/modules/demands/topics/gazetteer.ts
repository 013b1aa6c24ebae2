/** The names of the places of an organisation tree, found in a text by their first two characters. */
export type Gazetteer = ReadonlyMap<string, readonly string[]>

// From the widest to the most exact; what is none of these is a body and not a place.
const ranks = [/[省市县区州旗]$/, /(?:镇|乡|街道)$/, /(?:社区|村|园区|居委会|组)$/]
const ofBodies = /(?:党总支|党支部|支部|党委|党工委|委员会|总支)$/

/** Makes one of what the organisations of a tree are called: 溪河村党支部 is the place 溪河村. */
export function gazetteerOf(names: readonly string[]): Gazetteer {
  const places = new Set(names.map((name) => name.replace(ofBodies, '')).filter((place) => rankOf(place) >= 0))
  const usable = [...places].filter((place) => place.length >= 3)
  return Map.groupBy(
    usable.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    (place) => place.slice(0, 2),
  )
}

/** The places that a text names, each once; of two that begin at the same character the longer. */
export function placesIn(text: string, gazetteer: Gazetteer): string[] {
  const found = new Set<string>()
  for (let at = 0; at + 2 < text.length; at++) {
    const place = gazetteer.get(text.slice(at, at + 2))?.find((name) => text.startsWith(name, at))
    if (place) found.add(place)
  }
  return [...found]
}

/** How exact a place is: 0 a county or wider, 1 a township, 2 a village; -1 for what is no place. */
export const rankOf = (place: string): number => ranks.findLastIndex((kind) => kind.test(place))
