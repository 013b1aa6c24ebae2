import type { LinkFault } from './codes.ts'

/** At most so many addresses of one site, and of all, are tried in a night. */
export const tonight = { ofHost: 10, ofAll: 1000 } as const

/**
 * Which addresses of other sites are tried in a night: those that failed before, then others, a few of each host and each night the next ones,
 * so that all come round.
 */
export function chosenTonight(of: {
  readonly addresses: readonly string[]
  readonly failing: ReadonlySet<string>
  /** The number of the night. */
  readonly night: number
}): string[] {
  const { addresses, failing, night } = of
  const hosts = Map.groupBy([...addresses].sort(), (address) => new URL(address).host)
  const chosen = [...hosts.values()].flatMap((all) => {
    const first = all.filter((address) => failing.has(address)).slice(0, tonight.ofHost)
    const others = all.filter((address) => !failing.has(address))
    const room = Math.min(tonight.ofHost - first.length, others.length)
    const from = others.length === 0 ? 0 : (night * room) % others.length
    return [...first, ...[...others, ...others].slice(from, from + room)]
  })
  const from = chosen.length > tonight.ofAll ? (night * tonight.ofAll) % chosen.length : 0
  return [...chosen, ...chosen].slice(from, from + Math.min(tonight.ofAll, chosen.length))
}

/** What a try says of a link; nothing where the other side only does not want us, or says nothing of the page. */
export function faultOf({ status, fault }: { status: number | null; fault: string | null }): LinkFault | undefined {
  if (status !== null) return status === 404 || status === 410 ? 'GONE' : status >= 500 ? 'NO_ANSWER' : undefined
  if (fault === 'ENOTFOUND') return 'NO_SITE'
  // What we do not call, we know nothing of; where our own line is down, the other site is not.
  return fault === null || unjudged.has(fault) ? undefined : 'NO_ANSWER'
}

const unjudged: ReadonlySet<string> = new Set([
  ...['ADDRESS_NOT_ALLOWED', 'PRIVATE_ADDRESS', 'EAI_AGAIN', 'ENETUNREACH', 'EMFILE'],
])

/** Whether it is the quiet of the night in China, when others are least disturbed. */
export const isNight = (now: Date): boolean => {
  const hour = (now.getUTCHours() + 8) % 24
  return hour >= 1 && hour < 5
}

/** Where a path of our own leads, as far as it can be looked up; nothing for what always stands. */
export interface Place {
  readonly address: string
  readonly slug: string
  readonly article: string | null
  readonly file: string | null
  readonly section: string | null
}

/** Reads a path of our own; a number as an address, a page of the frame, a picture, a message are left alone. */
export function placeOf(address: string): Place | undefined {
  const path = /^\/o\/(?<slug>[a-z][a-z0-9-]*)(?<rest>\/[^?#]*)?(?:[?#].*)?$/.exec(address)?.groups
  if (!path?.slug) return undefined
  const { slug, rest = '/' } = path
  const of = /^\/a\/(?<article>[0-9a-f-]{36})(?:\/files\/(?<file>[0-9a-f-]{36}))?$/.exec(rest)?.groups
  const section = /^\/s\/(?<section>[a-z0-9-]+)\/?$/.exec(rest)?.groups?.section
  return { address, slug, article: of?.article ?? null, file: of?.file ?? null, section: section ?? null }
}

/** Whether the robots.txt of a site asks not to read a path. A pattern is read up to its first star. */
export function isAskedNotTo(robots: string, path: string): boolean {
  let isForUs = false
  let isInNames = false
  for (const line of robots.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/i.exec(line) ?? []
    if (/^user-agent$/i.test(name)) {
      isForUs = (isInNames && isForUs) || value === '*' || /^lianxin/i.test(value)
      isInNames = true
      continue
    }
    if (name !== '') isInNames = false
    const prefix = value.split('*')[0] ?? ''
    if (isForUs && /^disallow$/i.test(name) && prefix !== '' && path.startsWith(prefix)) return true
  }
  return false
}
