/**
 * The version of the API as a whole. It stays 1 while what was promised holds; what cannot hold gets an address of its own beside the
 * old one, which says until when it answers (decisions 335).
 */
export const apiVersion = '1'

/** An endpoint on its way out. Days as text; `successor` is the path of the one to call instead. */
export interface Deprecation {
  readonly since: string
  readonly until: string
  readonly successor: string
}

/** How long an endpoint answers at least after it was said to go: half a year, so that a yearly contract with a maker can be kept. */
const leastDays = 180

/** Says that an endpoint goes. It throws where callers would have less than half a year. */
export function deprecation(of: Deprecation): Deprecation {
  const days = (Date.parse(of.until) - Date.parse(of.since)) / 86_400_000
  if (!(days >= leastDays))
    throw new Error(`${of.successor}: callers of what it follows have less than ${leastDays} days`)
  return of
}

/** What every answer says of its address: the version, and, when it goes, since when, until when and what to call instead (RFC 9745, RFC 8594). */
export function versionHeaders({
  deprecated,
}: {
  readonly deprecated: Deprecation | undefined
}): Record<string, string> {
  if (!deprecated) return { 'lianxin-api-version': apiVersion }
  return {
    'lianxin-api-version': apiVersion,
    deprecation: `@${startOf(deprecated.since).getTime() / 1000}`,
    sunset: startOf(deprecated.until).toUTCString(),
    link: `<${deprecated.successor}>; rel="successor-version"`,
  }
}

// Days begin in Chinese time.
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`)
