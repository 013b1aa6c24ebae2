import { systemActor } from '#kernel/actor.ts'
import type { Chore } from '#kernel/chores.ts'
import { config } from '#kernel/config.ts'
import type { Db } from '#kernel/db.ts'
import { log } from '#kernel/log.ts'
import { lookAt, type Outcome } from '#kernel/outgoing/post.ts'
import { type Day, dayOf, daysBetween, toDay } from '#kernel/time.ts'
import type { LinkFault } from './codes.ts'
import { leadsElsewhere, linkDigest, linksOf, placeHere } from './leading.ts'
import { chosenTonight, faultOf, isAskedNotTo, isNight } from './rules.ts'
import * as store from './store.ts'

const trier = systemActor('publishing.try-links')
const agent = 'lianxin-links/1'
const pageSize = 200
// Between two questions to one site; sites are asked beside each other, a few at a time.
const pauseMs = 1000
const hostsAtOnce = 4

let lastNight: Day | undefined

/** Looks each night for links of published articles that lead nowhere (UX-PT11). */
export const linksChore: Chore = {
  name: trier.name,
  every: '10m',
  run: async (worker, signal) => {
    const now = new Date()
    if (!isNight(now) || lastNight === dayOf(now)) return
    await tryLinks(worker, { now, look: config.triesLinks ? lookAt : undefined, ...(signal ? { signal } : {}) })
    lastNight = dayOf(now)
  },
}

/** How an address of another site is looked at. */
export type Look = (address: string, of: Parameters<typeof lookAt>[1]) => Promise<Outcome>

interface Night {
  readonly now: Date
  /** Nothing where links to other sites are left alone. */
  readonly look: Look | undefined
  readonly pauseMs?: number
  readonly signal?: AbortSignal
}

/** One night: what lies here is looked up, some of what lies elsewhere is tried, and what was found is noted, once a night. */
export async function tryLinks(worker: Db, of: Night): Promise<void> {
  const links = await readLinks(worker)
  const failing = await worker.read(trier, (tx) => store.listFailing(tx))
  const night = dayOf(of.now)
  const gone = await goneHere(worker, [...links.keys()])
  const addresses = [...links.keys()].filter((address) => leadsElsewhere(address) && URL.canParse(address))
  const chosen = chosenTonight({
    addresses: of.look ? addresses : [],
    failing: new Set(failing.map(({ address }) => address)),
    night: daysBetween(toDay('2026-01-01'), night),
  })
  const tried = of.look ? await tryHosts(chosen, { ...of, look: of.look }) : new Map<string, LinkFault | undefined>()
  const faults = new Map([...tried, ...gone.map((address) => [address, 'GONE_HERE' as const] as const)])
  const found = [...faults].flatMap(([address, fault]) =>
    fault ? keysOf(links, address).map((key) => ({ ...key, address, fault })) : [],
  )
  const mended = failing.filter(({ article, address }) => {
    const isNamed = links.get(address)?.includes(article) ?? false
    const isElsewhere = leadsElsewhere(address)
    return !isNamed || (isElsewhere ? faults.has(address) && faults.get(address) === undefined : !faults.has(address))
  })
  await worker.write(trier, (tx) => store.noteLinks(tx, { night, failing: found, mended }))
  log.info({ links: links.size, tried: tried.size, failing: found.length }, 'links of articles were looked at')
}

type Links = ReadonlyMap<string, readonly string[]>

// Which articles name which address.
async function readLinks(worker: Db): Promise<Links> {
  const links = new Map<string, string[]>()
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const page: store.LinkedArticle[] = await worker.read(trier, (tx) => store.listLinkedArticles(tx, from, pageSize))
    for (const article of page)
      for (const address of linksOf(article)) links.set(address, [...(links.get(address) ?? []), article.id])
    after = page.at(-1)?.id ?? null
    if (page.length < pageSize) return links
  }
}

async function goneHere(worker: Db, addresses: readonly string[]): Promise<string[]> {
  const nowhere = addresses.filter((address) => placeHere(address) === 'NOWHERE')
  const places = addresses.flatMap((address) => placeHere(address) ?? []).filter((place) => place !== 'NOWHERE')
  const gone = places.length === 0 ? [] : await worker.read(trier, (tx) => store.findGoneHere(tx, places))
  return [...nowhere, ...gone]
}

const keysOf = (links: Links, address: string): store.LinkKey[] =>
  (links.get(address) ?? []).map((article) => ({ article, digest: linkDigest(address) }))

type Trying = Night & { readonly look: Look }

async function tryHosts(chosen: readonly string[], of: Trying): Promise<Map<string, LinkFault | undefined>> {
  const tried = new Map<string, LinkFault | undefined>()
  const hosts = [...Map.groupBy(chosen, (address) => new URL(address).origin).values()]
  const next = async (): Promise<void> => {
    for (let host = hosts.pop(); host && !of.signal?.aborted; host = hosts.pop()) await tryHost(host, of, tried)
  }
  await Promise.all(Array.from({ length: hostsAtOnce }, next))
  return tried
}

// One after another, with a pause, and nothing that the site asks machines not to read.
async function tryHost(
  addresses: readonly string[],
  of: Trying,
  tried: Map<string, LinkFault | undefined>,
): Promise<void> {
  const [first = ''] = addresses
  const robots = await of.look(new URL('/robots.txt', first).href, { method: 'GET', readsAnswer: true, agent })
  for (const address of addresses) {
    if (of.signal?.aborted) return
    const { pathname, search } = new URL(address)
    if (robots.status === 200 && isAskedNotTo(robots.text, pathname + search)) continue
    await new Promise((done) => setTimeout(done, of.pauseMs ?? pauseMs))
    tried.set(address, await tryOne(address, of.look))
  }
}

// Some sites know no HEAD: what it finds missing is asked for once more.
async function tryOne(address: string, look: Look): Promise<LinkFault | undefined> {
  const head = await look(address, { method: 'HEAD', agent })
  const isSure = head.status !== null && head.status < 400
  return faultOf(isSure ? head : await look(address, { method: 'GET', agent }))
}
