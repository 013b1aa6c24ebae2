import { isId } from '../rules.ts'
import type { LinkFault } from './codes.ts'

/** At most so many addresses of one site, and of all, are tried in a night. */
export const tonight = { ofHost: 10, ofAll: 1000 } as const

/**
 * Which addresses of other sites are tried in a night: a few of each host, and each night the next ones, so that all come round. Half the
 * places of a host are kept for those that failed before and half for the others; what one of them does not need the other has.
 */
export function chosenTonight(of: {
  readonly addresses: readonly string[]
  readonly failing: ReadonlySet<string>
  /** The number of the night. */
  readonly night: number
}): string[] {
  const hosts = [...Map.groupBy([...of.addresses].sort(), (address) => new URL(address).host).values()]
  const places = hosts.reduce((sum, all) => sum + Math.min(tonight.ofHost, all.length), 0)
  // Where not all hosts have room in one night, each keeps its choice until all had their turn; else some would only ever meet the same one.
  const round = Math.floor(of.night / Math.max(1, Math.ceil(places / tonight.ofAll)))
  const chosen = hosts.flatMap((all) => {
    const failing = all.filter((address) => of.failing.has(address))
    const others = all.filter((address) => !of.failing.has(address))
    const ofFailing = Math.min(failing.length, Math.max(tonight.ofHost / 2, tonight.ofHost - others.length))
    return [...turnOf(failing, ofFailing, round), ...turnOf(others, tonight.ofHost - ofFailing, round)]
  })
  return turnOf(chosen, tonight.ofAll, of.night)
}

// So many of them, each round the next ones.
function turnOf(all: readonly string[], most: number, round: number): string[] {
  const count = Math.min(most, all.length)
  const from = count === 0 ? 0 : (round * count) % all.length
  return [...all, ...all].slice(from, from + count)
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

/** An address by any of our own names, `dj.example.cn`, as the path here that it is; every other as it stands. */
export function pathHere(address: string, ownNames: readonly string[]): string {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return address
  const { host, pathname, search, hash } = new URL(address)
  return ownNames.includes(host) ? pathname + search + hash : address
}

/** Where a path of our own leads, as far as it can be looked up; nothing for what always stands. */
export interface Place {
  readonly address: string
  readonly slug: string
  readonly article: string | null
  readonly file: string | null
  readonly section: string | null
}

/**
 * Reads a path of our own, also behind one of our names; a number as an address, a page of the frame, a picture, a message are left alone. What
 * stands for an article and is no id of one leads nowhere (`NOWHERE`).
 */
export function placeOf(address: string, ownNames: readonly string[]): Place | 'NOWHERE' | undefined {
  const path = /^\/o\/(?<slug>[a-z][a-z0-9-]*)(?<rest>\/[^?#]*)?(?:[?#].*)?$/.exec(pathHere(address, ownNames))?.groups
  if (!path?.slug) return undefined
  const { slug, rest = '/' } = path
  const of = /^\/a\/(?<article>[0-9a-f-]{36})(?:\/files\/(?<file>[0-9a-f-]{36}))?$/.exec(rest)?.groups
  const section = /^\/s\/(?<section>[a-z0-9-]+)\/?$/.exec(rest)?.groups?.section
  if (of?.article && !isId(of.article)) return 'NOWHERE'
  return { address, slug, article: of?.article ?? null, file: of?.file ?? null, section: section ?? null }
}

/** So much of a robots.txt is read. */
export const mostOfRobots = 64 * 1024

/** Whether the robots.txt of a site asks not to read a path. A pattern is read up to its first star. */
export function isAskedNotTo(robots: string, path: string): boolean {
  let isForUs = false
  let isInNames = false
  for (const [name, value] of askedIn(robots)) {
    if (name === 'user-agent') {
      isForUs = (isInNames && isForUs) || value === '*' || value.toLowerCase().startsWith('lianxin')
      isInNames = true
      continue
    }
    isInNames = false
    const prefix = value.split('*')[0] ?? ''
    if (isForUs && name === 'disallow' && prefix !== '' && path.startsWith(prefix)) return true
  }
  return false
}

// Anybody may have written it, and while it is read the worker does nothing else: no pattern is tried on it, only signs are looked for.
function askedIn(robots: string): (readonly [name: string, value: string])[] {
  const lines = robots.slice(0, mostOfRobots).replaceAll('\r', '\n').split('\n')
  return lines.flatMap((line) => {
    const [said = ''] = line.split('#', 1)
    const colon = said.indexOf(':')
    return colon < 0 ? [] : [[said.slice(0, colon).trim().toLowerCase(), said.slice(colon + 1).trim()] as const]
  })
}
