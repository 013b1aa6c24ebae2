/** Windows of one's own beside the nine sections; more than a few stand empty (UX-PT14). */
export const mostColumns = 20

/** Facts of the footer a site should not lack (UX-PT10, POR-03). */
export const footerFacts = ['siteCode', 'icpNumber', 'policeNumber', 'support'] as const

const KINDS = /(?:党工委|党委|党总支|总支|联合党支部|党支部|支部|委员会|党组|(?<=[省州市县区旗])委)$/

/** The place or body an organisation's short name stands for: 青石村党支部 → 青石村. */
export function placeName(shortName: string): string {
  const place = shortName.replace(/^中共/, '').replace(KINDS, '')
  return place === '' ? shortName : place
}

/** Addresses to try in turn, from the reading of a name: the name itself, then numbered (decisions 8). */
export function slugCandidates(reading: string): string[] {
  const base = slugOf(reading, 40)
  return [base, ...Array.from({ length: 60 }, (_, i) => `${base}-${i + 2}`)]
}

/** Small letters, digits and hyphens of a reading; `site` when nothing is left. */
export function slugOf(reading: string, most: number): string {
  const text = reading
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '')
  return text === '' ? 'site' : text
}

/** Whether the site is grey on this day, `2026-11-23` (UX-LK3). */
export function isGreyOn(of: { greyFrom: string | null; greyUntil: string | null }, day: string): boolean {
  return of.greyFrom !== null && of.greyUntil !== null && of.greyFrom <= day && day <= of.greyUntil
}

/** Whether the days of a grey site fit: both or none, in order. */
export function isGreySpan(of: { greyFrom: string | null; greyUntil: string | null }): boolean {
  if (of.greyFrom === null || of.greyUntil === null) return of.greyFrom === of.greyUntil
  return of.greyFrom <= of.greyUntil
}

/** How a column stands against its promise on a day (POR-02, A10); `changedOn` is the day of the last article that was no reprint. */
export function freshness(promiseDays: number, ageDays: number | null): 'EMPTY' | 'FRESH' | 'WARN' | 'STALE' {
  if (ageDays === null) return 'EMPTY'
  if (ageDays > promiseDays) return 'STALE'
  return ageDays >= promiseDays * 0.75 ? 'WARN' : 'FRESH'
}
